/** How carefully the evening is run: what readers wait for, how near two presses may be, and what takes two people. */
import { html, type TemplateResult } from 'lit'
import type { SettingsChange } from '#shared/edits'
import { acts, type SetUp, setField, wholeNumber } from './set-up.ts'

/** `tell` says how a choice went: it has no place of its own to say it. */
export function settingsPart(setUp: SetUp, tell: (change: SettingsChange) => void): TemplateResult {
  const { settings } = setUp.show
  const active = acts(setUp, 'edit-settings')
  const choice = (name: 'twoPerson' | 'twoPersonSealing', words: string, more: string) => html`
    <label class="choice">
      <input
        type="checkbox"
        data-field=${name}
        .checked=${settings[name] === true}
        ?disabled=${!active}
        @change=${(event: Event) => tell({ [name]: (event.target as HTMLInputElement).checked })}
      />
      <span><b>${words}</b><br /><span class="soft">${more}</span></span>
    </label>
  `
  const number = (name: 'publicHoldSeconds' | 'guardMs', label: string, most: number, hint: string) =>
    setField(setUp, {
      does: 'edit-settings',
      subject: `settings.${name}`,
      label,
      value: String(settings[name]),
      kind: 'number',
      most: 5,
      hint,
      make: (text) => {
        const value = wholeNumber(text, 0, most)
        return typeof value === 'number'
          ? { kind: 'edit-settings', change: { [name]: value }, push: false }
          : value
      },
    })
  return html`
    <h1>Settings</h1>
    <div class="fields">
      ${number('publicHoldSeconds', 'Public hold, in seconds', 3600, 'By so much the live blog follows the room. A reveal taken back within it never becomes public.')}
      ${number('guardMs', 'Guard between two takes, in milliseconds', 10_000, 'A second press within it is refused, so that one press is one step.')}
    </div>
    <div class="choices">
      ${choice('twoPerson', 'A second person confirms every reveal', 'At another desk, after it is armed and before it is taken.')}
      ${choice('twoPersonSealing', 'Two people seal every result', 'What one has entered is sealed once another enters the same, at another desk.')}
    </div>
  `
}

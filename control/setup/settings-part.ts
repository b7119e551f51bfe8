/** How carefully the evening is run: what readers wait for, how near two presses may be, and what takes two people. */
import { html, type TemplateResult } from 'lit'
import type { SettingsChange } from '#shared/edits'
import { say } from '../language/say.ts'
import { acts, choice, type SetUp, setField, wholeNumber } from './set-up.ts'

/** `tell` says how a choice went: it has no place of its own to say it. */
export function settingsPart(setUp: SetUp, tell: (change: SettingsChange) => void): TemplateResult {
  const { settings } = setUp.show
  const active = acts(setUp, 'edit-settings')
  const agreed = (field: 'twoPerson' | 'twoPersonSealing', words: string, more: string) =>
    choice({ field, words, more, checked: settings[field] === true }, active, (on) => tell({ [field]: on }))
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
    <h1>${say('Settings')}</h1>
    <div class="fields">
      ${number('publicHoldSeconds', say('Public hold, in seconds'), 3600, say('By so much the live blog follows the room. A reveal taken back within it never becomes public.'))}
      ${number('guardMs', say('Guard between two takes, in milliseconds'), 10_000, say('A second press within it is refused, so that one press is one step.'))}
    </div>
    <div class="choices">
      ${agreed('twoPerson', say('A second person confirms every reveal'), say('At another desk, after it is armed and before it is taken.'))}
      ${agreed('twoPersonSealing', say('Two people seal every result'), say('What one has entered is sealed once another enters the same, at another desk.'))}
    </div>
  `
}

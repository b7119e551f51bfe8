/** The row of buttons above the text. One stop for the Tab key; the arrows walk along it. */
import { html, nothing, type TemplateResult } from 'lit'
import { say } from '../language/say.ts'
import { eyeIcon, keyIcon, labelIcon, MARK_ICONS, pictureIcon, pinIcon } from './icons.ts'
import type { Mark } from './marks.ts'

export interface Tools {
  readonly off: boolean
  readonly key: boolean
  /** Null where there is nothing to pin yet. */
  readonly pin: boolean | null
  readonly labels: boolean
  readonly picture: boolean
  readonly preview: boolean
  mark(mark: Mark): void
  toggle(what: 'key' | 'pin' | 'labels' | 'preview'): void
  choosePicture(): void
}

const MARKS: readonly (readonly [Mark, string])[] = [
  ['bold', say('Bold (Ctrl+B)')],
  ['italic', say('Italic (Ctrl+I)')],
  ['link', say('Link (Ctrl+K)')],
  ['list', say('List')],
  ['quote', say('Quote')],
]

/** A click leaves the caret where it is: with a button in focus, Space would take. */
const keepsFocus = (event: Event): void => event.preventDefault()

/** Left and right along the row; Home and End to its ends. */
function walk(event: KeyboardEvent): void {
  const row = event.currentTarget as HTMLElement
  const all = [...row.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')]
  const at = all.indexOf(event.target as HTMLButtonElement)
  const isRtl = getComputedStyle(row).direction === 'rtl'
  const by = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1 }[event.key] ?? 0
  const to =
    event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : (at + by + all.length) % all.length
  if (at < 0 || to === at) return
  event.preventDefault()
  for (const button of all) button.tabIndex = button === all[to] ? 0 : -1
  all[to]?.focus()
}

/** No press takes the caret out of the text. */
export function composerTools(tools: Tools): TemplateResult {
  const { off } = tools
  const toggle = (
    what: 'key' | 'pin' | 'labels' | 'preview',
    on: boolean,
    icon: TemplateResult,
    name: string,
  ) => html`
    <button type="button" tabindex="-1" data-tool=${what} title=${name} aria-pressed=${on ? 'true' : 'false'} ?disabled=${off} @mousedown=${keepsFocus} @click=${() => tools.toggle(what)}>${icon} <span class="name">${name}</span></button>
  `
  return html`
    <div class="tools" role="toolbar" aria-label=${say('Marks and parts of the post')} @keydown=${walk}>
      ${MARKS.map(
        ([mark, name], i) => html`<button
          type="button"
          tabindex=${i === 0 ? '0' : '-1'}
          data-tool=${mark}
          aria-label=${name}
          title=${name}
          ?disabled=${off}
          @mousedown=${keepsFocus}
          @click=${() => tools.mark(mark)}
        >${MARK_ICONS[mark]}</button>`,
      )}
      <span class="gap"></span>
      <button type="button" tabindex="-1" data-tool="picture" title=${say('Picture')} ?disabled=${off || tools.picture} @mousedown=${keepsFocus} @click=${tools.choosePicture}>${pictureIcon} <span class="name">${say('Picture')}</span></button>
      ${toggle('labels', tools.labels, labelIcon, say('Labels'))}
      ${toggle('key', tools.key, keyIcon, say('Key event'))}
      ${tools.pin === null ? nothing : toggle('pin', tools.pin, pinIcon, say('Pin'))}
      ${toggle('preview', tools.preview, eyeIcon, say('Preview'))}
    </div>
  `
}

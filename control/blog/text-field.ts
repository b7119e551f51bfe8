/** Changes to a text area as a hand would make them: the browser's own undo takes them back. */
import type { Replacement } from './marks.ts'

/** Takes the focus, and tells the field by `input` as typing would. */
export function replaceIn(area: HTMLTextAreaElement, { from, to, by, select }: Replacement): void {
  area.focus()
  area.setSelectionRange(from, to)
  // Nothing selected and nothing to write: "delete" would eat the letter before.
  const done =
    (by === '' && from === to) ||
    (by === '' ? document.execCommand('delete') : document.execCommand('insertText', false, by))
  if (!done) {
    area.setRangeText(by, from, to, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(...select)
}

/** The foot of an import: what the button would do, and why it cannot be pressed yet. */
import { html, nothing, type TemplateResult } from 'lit'
import type { ImportView } from '#shared/import-view'
import { say, sayCount } from '../language/say.ts'
import { isIdle, summaryOf } from './import-words.ts'

export interface FootAt {
  readonly view: ImportView
  /** It would change what the room sees: the sentence that says so. */
  readonly frozen: string
  readonly active: boolean
  /** Shows what is still to be done. */
  readonly seek: () => void
  readonly commit: () => void
}

/** The button is off also where nothing would change; what is missing is a button that leads there. */
export function importFoot({ view, frozen, active, seek, commit }: FootAt): TemplateResult {
  const { problems, results, ready } = view
  const wrong = [...problems, ...(results?.problems ?? [])].filter(({ grave }) => grave).length
  const open = (results?.questions ?? []).filter(({ answered }) => !answered).length
  const why = [
    wrong > 0 ? sayCount(wrong, { one: '{n} thing to put right', other: '{n} things to put right' }) : '',
    open > 0 ? sayCount(open, { one: '{n} question to answer', other: '{n} questions to answer' }) : '',
  ]
  const isOff = !ready || !active || isIdle(view)
  return html`
    <footer>
      <p>
        <b>${summaryOf(view)}</b>
        ${ready ? nothing : html`<button class="quiet warn" data-do="what" @click=${seek}>${why.filter(Boolean).join(', ')}</button>`}
        ${frozen === '' ? nothing : html`<span class="warn" role="alert">${frozen}</span>`}
      </p>
      <button class=${frozen === '' ? 'main' : 'danger'} data-do="import" ?disabled=${isOff} @click=${commit}>
        ${frozen === '' ? say('Import|verb') : say('Import, also on screen')}
      </button>
    </footer>
  `
}

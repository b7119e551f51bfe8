/** What every part of the set-up is drawn from, and the fields they share. */
import { html, type TemplateResult } from 'lit'
import { ifDefined } from 'lit/directives/if-defined.js'
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import { may } from '#shared/people'
import type { ShowFile } from '#shared/show-file'
import type { Send } from '../desk.ts'
import type { Made } from '../parts/edit-dialog.ts'
import type { Editing } from './editing.ts'
import type { Choices } from './set-field.ts'
import './set-field.ts'
import { say } from '../language/say.ts'

export interface SetUp {
  readonly show: ShowFile
  readonly view: DeskLive
  /** Sends, and remembers what takes it back. */
  readonly send: Send
  /** The same for an edit that says all of a list: made when it is its turn, of what then stands there. */
  readonly edit: Editing['edit']
  readonly live: boolean
  readonly locked: boolean
}

/** By role alone; link and lock are asked by `acts`. */
export const mayDo = ({ view }: SetUp, kind: Wish['kind']): boolean => may(view.role, kind)

/** Whether a button that does this acts now. */
export const acts = (setUp: SetUp, kind: Wish['kind']): boolean =>
  setUp.live && !setUp.locked && mayDo(setUp, kind)

export interface FieldOf {
  /** The command it sends. */
  readonly does: Wish['kind']
  /** What it belongs to, unlike any other: "ceremony.venue". */
  readonly subject: string
  readonly label: string
  readonly value: string
  readonly kind?: 'text' | 'date' | 'time' | 'number'
  readonly lines?: number
  readonly most?: number
  readonly hint?: string
  readonly suggests?: readonly string[]
  /** All that can be said: each value, and what it is called. */
  readonly choices?: Choices
  /** Saved only when it is left. */
  readonly whole?: boolean
  /** `text` has no spaces at its ends. */
  readonly make: (text: string) => Made
}

/** Fixed while edits are locked or the role may not; only who may take may push what is on screen. */
export const setField = (setUp: SetUp, field: FieldOf): TemplateResult => html`<set-field
  data-field=${field.subject.split('.').at(-1) ?? ''}
  .label=${field.label}
  .subject=${field.subject}
  .value=${field.value}
  .kind=${field.kind ?? 'text'}
  .lines=${field.lines ?? 1}
  .most=${field.most ?? 400}
  .hint=${field.hint ?? ''}
  .suggests=${field.suggests ?? []}
  .choices=${field.choices ?? []}
  .make=${field.make}
  .send=${setUp.send}
  ?live=${setUp.live}
  ?fixed=${setUp.locked || !mayDo(setUp, field.does)}
  ?whole=${field.whole ?? false}
  ?mayPush=${mayDo(setUp, 'take')}
></set-field>`

/** For what a field allows to be empty; a field has trimmed its text by then. */
export const orNull = (text: string): string | null => (text === '' ? null : text)

/** A whole number within bounds, or the sentence that says so. */
export function wholeNumber(
  text: string,
  least: number,
  most: number,
): number | { readonly problem: string } {
  const number = Number(text)
  return text !== '' && Number.isInteger(number) && number >= least && number <= most
    ? number
    : { problem: say('A whole number from {least} to {most}.', { least, most }) }
}

export interface ActButton {
  readonly does: string
  readonly words: string
  readonly label?: string
  readonly off?: boolean
  readonly look?: string
  readonly press: () => void
}

/** `active` is link, lock and role, and `off` a reason of its own; `label` is for who does not see the row. */
export const actButton = (
  { does, words, label, off = false, look = 'quiet', press }: ActButton,
  active: boolean,
): TemplateResult =>
  html`<button class=${look} data-do=${does} aria-label=${ifDefined(label)} ?disabled=${!active || off} @click=${press}>${words}</button>`

export interface Choice {
  readonly field: string
  readonly words: string
  readonly more: string
  readonly checked: boolean
}

/** Yes or no, with what it means. */
export const choice = (
  { field, words, more, checked }: Choice,
  active: boolean,
  chosen: (on: boolean) => void,
): TemplateResult => html`<label class="choice">
  <input
    type="checkbox"
    data-field=${field}
    .checked=${checked}
    ?disabled=${!active}
    @change=${(event: Event) => chosen((event.target as HTMLInputElement).checked)}
  />
  <span><b>${words}</b><br /><span class="soft">${more}</span></span>
</label>`

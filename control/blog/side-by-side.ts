/** Somebody else changed what is open here: theirs beside mine, and neither is overwritten unseen. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { say, sayWith } from '../language/say.ts'
import { penIcon } from './icons.ts'

export interface Theirs {
  readonly who: string
  readonly text: string
  readonly off: boolean
  /** Mine is given up, and theirs is written on. */
  take(): void
  /** Theirs was read; mine replaces it when it is saved. */
  replace(): void
}

/** Neither press saves anything; they say what a save would be about. */
export const sideBySide = ({ who, text, off, take, replace }: Theirs): TemplateResult => html`
  <div class="theirs" role="note">
    <p>${sayWith('{who} changed this while you wrote. Now it says:', { who: html`<strong dir="auto">${who}</strong>` })}</p>
    <p class="now" dir="auto">${text}</p>
    <p class="row">
      <button type="button" ?disabled=${off} @click=${take}>${say('Take theirs')}</button>
      <button type="button" ?disabled=${off} @click=${replace}>${say('Replace the newer text')}</button>
    </p>
  </div>
`

/** "Edda has this open": no lock, but a warning. */
export const openElsewhere = (names: readonly string[]): TemplateResult | typeof nothing =>
  names.length === 0
    ? nothing
    : html`<span class="elsewhere">${penIcon} ${sayWith(names.length === 1 ? '{names} has this open' : '{names} have this open', { names: html`<span dir="auto">${names.join(', ')}</span>` })}</span>`

export const sideBySideLook = css`
  .theirs {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border: 1px solid var(--warn);
    border-radius: var(--radius);
    background: var(--warn-wash);
  }
  .theirs .now {
    max-height: 30vh;
    overflow-y: auto;
    padding-inline-start: 10px;
    border-inline-start: 3px solid var(--line-strong);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .elsewhere {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    padding: 1px 8px;
    border: 1px solid var(--warn);
    border-radius: 10px;
    color: var(--warn);
    font-size: 12px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .elsewhere svg {
    flex: none;
    width: 12px;
    height: 12px;
  }
`

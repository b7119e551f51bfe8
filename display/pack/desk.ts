/** What runs the pack: the passphrase, where to begin, what is on and what comes next. Names no winner, whoever looks over a shoulder. */
import { html, nothing, type TemplateResult } from 'lit'
import { labelOfStep } from '#shared/cue-labels'
import type { CueRef } from '#shared/cues'
import { sameCue } from '#shared/cues'
import { nextOf, type PackShow, stepsOf } from '#shared/emergency-pack'
import type { ShowState } from '#shared/state'
import { PACK_KEYS } from './keys.ts'

export interface DeskModel {
  readonly pack: PackShow
  readonly state: ShowState
  readonly isOpen: boolean
  /** From 0 to 1 while the passphrase is tried. */
  readonly trying: number | null
  readonly problem: string | null
  readonly announced: boolean
  /** Whether there are sealed pages to save. */
  readonly hasPages: boolean
  /** In a window of its own, beside the stage. */
  readonly apart: boolean
}

export interface DeskActs {
  unlock(passphrase: string): void
  begin(): void
  goTo(to: CueRef): void
  next(): void
  back(): void
  clear(): void
  black(): void
  setAnnounced(announced: boolean): void
  apart(): void
  savePages(): void
}

/** Drawn here and in the window beside the stage; only that one (`apart`) has the buttons that step. */
export function deskPage(model: DeskModel, acts: DeskActs): TemplateResult {
  const { pack, problem, apart } = model
  const { ceremony, rehearsal } = pack.file
  return html`
    <div>
      <header>
        <h1 dir="auto">${ceremony.name}</h1>
        <p class="soft">
          Emergency pack${rehearsal ? ' of a rehearsal' : ''}, as the show was on ${when(pack.madeAt, ceremony.timeZone)}. It runs
          without a server; what happened since is not in it.
        </p>
      </header>
      <div role="alert">${problem === null ? nothing : html`<p class="refusal">${problem}</p>`}</div>
      ${envelopes(model, acts)} ${where(model, acts)}
      <section aria-label="Keys">
        <dl>${PACK_KEYS.map(({ caps, says }) => html`<dt><kbd>${caps.join(', ')}</kbd></dt><dd>${says}</dd>`)}</dl>
        ${apart ? nothing : html`<p class="soft">Readers hear nothing of this evening: tell them once the server is back.</p>`}
      </section>
    </div>
  `
}

function envelopes({ pack, isOpen, trying, hasPages }: DeskModel, acts: DeskActs): TemplateResult {
  const many = pack.sealed.length
  if (pack.lock === null)
    return html`<section aria-label="Envelopes"><p data-envelopes="none">No results are in this pack: the envelope stays on screen while its card is read.</p></section>`
  if (isOpen)
    return html`
      <section aria-label="Envelopes">
        <p role="status" data-envelopes="open">The passphrase is right: ${many === 1 ? 'one envelope opens at its step' : `${many} envelopes open at their steps`}.</p>
        ${hasPages ? html`<div class="row"><button data-do="pages" @click=${acts.savePages}>Save all slides with results as a PDF</button></div>` : nothing}
      </section>
    `
  const send = (event: Event) => {
    event.preventDefault()
    const field = (event.target as HTMLFormElement).elements.namedItem('passphrase') as HTMLInputElement
    const typed = field.value
    field.value = ''
    if (typed !== '') acts.unlock(typed)
  }
  return html`
    <section aria-label="Envelopes">
      <p>The results are sealed. Whoever may open the envelopes gives the passphrase, once; without it the envelope stays on screen while its card is read.</p>
      <form class="row" @submit=${send}>
        <input type="password" name="passphrase" autocomplete="off" maxlength="200" aria-label="Passphrase" ?disabled=${trying !== null} />
        <button ?disabled=${trying !== null}>${trying === null ? 'Open the envelopes' : `Trying… ${Math.round(trying * 100)} %`}</button>
      </form>
    </section>
  `
}

function where(model: DeskModel, acts: DeskActs): TemplateResult {
  const { state, announced, apart, isOpen, pack } = model
  const { on, black } = state.programme
  const next = nextOf(state, !isOpen)
  const begun = state.pointer !== null
  return html`
    <section aria-label="The evening">
      <p>
        On screen: <strong data-on>${black ? 'black' : on === null ? 'the holding slide' : labelOfStep(state, on)}</strong>.
        Next: <strong data-next>${next === null ? 'nothing more' : labelOfStep(state, next)}</strong>.
      </p>
      <div class="row">
        ${
          apart
            ? html`<button class="main" data-do="next" @click=${acts.next}>Next step</button>
                <button data-do="back" @click=${acts.back}>Back</button>
                <button data-do="clear" @click=${acts.clear}>Holding slide</button>
                <button data-do="black" aria-pressed=${black} @click=${acts.black}>Black</button>`
            : html`<button class="main" data-do="begin" @click=${acts.begin}>${begun ? 'Show the stage again' : isOpen || pack.lock === null ? 'Show the stage' : 'Show the stage, without the results'}</button>
                <button data-do="apart" @click=${acts.apart}>This page in a window of its own</button>`
        }
      </div>
      <p class="soft">Begin anywhere:</p>
      ${
        isOpen
          ? html`<label><input type="checkbox" .checked=${announced} @change=${(event: Event) => acts.setAnnounced((event.target as HTMLInputElement).checked)} /> What comes before it has been announced, and belongs on the roll of winners</label>`
          : nothing
      }
      <ol aria-label="Steps">
        ${stepsOf(state).map(
          ({ to, label, category }) =>
            html`<li><button data-step="${to.cue}.${to.step}" aria-current=${sameCue(to, on)} @click=${() => acts.goTo(to)}><bdi>${category === null ? label : `${category} — ${label}`}</bdi></button></li>`,
        )}
      </ol>
    </section>
  `
}

/** "20 November 2026 at 17:42", where the ceremony is. */
function when(at: number, zone: string): string {
  const said = (timeZone?: string) =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(at)
  try {
    return said(zone)
  } catch {
    return said()
  }
}

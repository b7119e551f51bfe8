/** The top of the page: which show, which sizes, how far the check is, and what came of it. */
import { html, nothing, type TemplateResult } from 'lit'
import { grouped, offendersIn, progressOf, summaryOf } from './results.ts'
import { nameOf, SIZES, type Size } from './sizes.ts'
import type { Acts, View } from './view.ts'

/** `name` is null where no show could be read; the way back leads to the desk of the show that was asked for. */
export const head = (name: string | null, show: string | null): TemplateResult => html`<header class="top">
  <svg viewBox="0 0 26 20" width="26" height="20" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true">
    <path d="M1 1h24v18H1z M1 1l12 10L25 1" stroke-linejoin="round" />
  </svg>
  <h1>Preflight</h1>
  <span class="name" dir="auto">${name ?? ''}</span>
  <a href=${show === null ? '/control' : `/control?show=${encodeURIComponent(show)}`}>Control panel</a>
</header>`

/** While the check runs no size can be added or dropped: it goes by those it began with. */
export function panel(view: View, acts: Acts): TemplateResult {
  return html`<section class="panel" aria-label="Check">
    <div class="sizes">
      <ul aria-label="Sizes">
        ${view.sizes.map((size) => sizeChip(view, acts, size))}
      </ul>
      ${addSize(view, acts)}
    </div>
    <div class="run">${buttons(view, acts)} ${outcome(view)}</div>
    ${view.problem === null ? nothing : html`<p class="refusal" role="alert">${view.problem}</p>`}
  </section>`
}

const isOwn = (size: Size): boolean => !SIZES.some((usual) => nameOf(usual) === nameOf(size))

function sizeChip(view: View, acts: Acts, size: Size): TemplateResult {
  const name = nameOf(size)
  const done = view.found.get(name)?.length ?? 0
  const wrong = offendersIn([size], view.found).length
  const all = done === view.pictures.length && done > 0
  const state = wrong > 0 ? 'wrong' : all ? 'right' : done > 0 ? 'begun' : 'open'
  const words = { wrong: `${wrong} wrong`, right: 'all fit', begun: 'in progress', open: 'not checked' }[
    state
  ]
  return html`<li class="chip ${state}" title="${name}: ${words}">
    ${shapeOf(size)}
    <span>${name}</span>
    <span class="mark" aria-hidden="true">${{ wrong, right: '✓', begun: '…', open: '' }[state]}</span>
    <span class="unseen">${words}</span>
    ${
      isOwn(size)
        ? html`<button class="quiet drop" aria-label="Remove ${name}" ?disabled=${view.running} @click=${() => acts.dropSize(size)}>✕</button>`
        : nothing
    }
  </li>`
}

/** The screen's shape, so that a wall and a column are told apart at a glance. */
function shapeOf({ width, height }: Size): TemplateResult {
  const long = 20 / Math.max(width, height)
  return html`<svg width="20" height="20" aria-hidden="true">
    <rect
      x=${10 - (width * long) / 2 + 0.75}
      y=${10 - (height * long) / 2 + 0.75}
      width=${width * long - 1.5}
      height=${height * long - 1.5}
      rx="1.5"
    />
  </svg>`
}

function addSize(view: View, acts: Acts): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('size')
    if (field instanceof HTMLInputElement && acts.addSize(field.value)) field.value = ''
  }
  return html`<form @submit=${submit}>
    <label for="size">Add a size of the room</label>
    <input id="size" name="size" placeholder="2880×720" autocomplete="off" spellcheck="false" size="11"
      aria-invalid=${view.sizeProblem === null ? 'false' : 'true'} aria-describedby="size-problem" />
    <button ?disabled=${view.running}>Add</button>
    <span id="size-problem" class="size-problem" role="alert">${view.sizeProblem ?? ''}</span>
  </form>`
}

function buttons(view: View, acts: Acts): TemplateResult {
  const { done, of } = progressOf(view.pictures, view.sizes, view.found)
  if (view.running) return html`<button class="stop" data-do="stop" @click=${acts.stop}>Stop</button>`
  if (done === of) return html`<button data-do="again" @click=${acts.again}>Check again</button>`
  const words = done > 0 ? 'Go on' : `Check ${grouped(view.pictures.length)} pictures`
  return html`<button class="main" data-do="start" @click=${acts.start}>${words}</button>`
}

/** Before anything is checked, what will be; then how far it is; then the line that says it all. */
function outcome(view: View): TemplateResult {
  const { pictures, sizes, found, running, seconds } = view
  const { done, of } = progressOf(pictures, sizes, found)
  if (running) {
    const left = done > 0 ? Math.ceil(((of - done) * seconds) / done) : null
    return html`<div class="going">
      <progress max=${of} value=${done} aria-label="Drawings checked"></progress>
      <p>
        ${grouped(done)} of ${grouped(of)} drawings${left === null || done / of < 0.03 ? '' : ` · about ${left} s to go`}
      </p>
    </div>`
  }
  if (done === 0) {
    return html`<p class="soft">
      Draws every picture this show could put up, whoever wins, and measures it. Results are not read; nothing is
      sent to the server or to a screen.
    </p>`
  }
  const wrong = offendersIn(sizes, found).length
  const look = wrong > 0 ? 'wrong' : done === of ? 'right' : 'begun'
  return html`<p class="summary ${look}" data-summary data-checked=${done} data-offenders=${wrong} role="status">
    <span aria-hidden="true">${{ wrong: '✕', right: '✓', begun: '…' }[look]}</span>
    ${summaryOf(pictures, sizes, found, seconds)}
  </p>`
}

/** The contact sheet: offenders with what is wrong at which size, strange letters, and then every other picture. */
import { html, nothing, type TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { repeat } from 'lit/directives/repeat.js'
import { dressOf, type StageDress } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { StageMiniature } from './miniature.ts'
import { counted, grouped, type Offender, offendersIn, strangeLetters } from './results.ts'
import { nameOf, type Size } from './sizes.ts'
import type { Acts, View } from './view.ts'

/** Sentences of one picture at one size; more of them say nothing new. */
const SENTENCES = 6

/** In the look of the show that is checked; a page with another look gives it to `dressedMiniature`. */
export const miniature = ({ file }: View, slide: Slide, size: Size, page: number): TemplateResult =>
  dressedMiniature(dressOf(file), slide, size, page)

/** Once its properties are set, a miniature looks whether they have changed. */
export const dressedMiniature = (
  dress: StageDress,
  slide: Slide,
  size: Size,
  page: number,
): TemplateResult => html`<stage-miniature
  .slide=${slide}
  .dress=${dress}
  .size=${size}
  .page=${page}
  ${ref((element) => {
    if (element instanceof StageMiniature) queueMicrotask(() => element.refresh())
  })}
></stage-miniature>`

const shapeOf = ({ width, height }: Size): string =>
  width / height > 2.2 ? 'wide' : width < height ? 'tall' : 'usual'

const isIn = (view: View, index: number): boolean =>
  view.category === null || (view.pictures[index]?.category ?? '') === view.category

/** Letters to look at are of the whole show, whatever category is chosen, and told only while no check runs. */
export function sheet(view: View, acts: Acts): TemplateResult {
  const offenders = offendersIn(view.sizes, view.found)
  const chosen = offenders.filter(({ index }) => isIn(view, index))
  return html`${chosen.length === 0 ? nothing : offendersSection(view, acts, chosen)}
  ${view.running ? nothing : letters(view)} ${others(view, acts, new Set(offenders.map(({ index }) => index)))}`
}

const offendersSection = (view: View, acts: Acts, offenders: readonly Offender[]) => html`<section
  class="offenders"
  aria-labelledby="offenders"
>
  <h2 id="offenders">${counted(offenders.length, 'offender')}</h2>
  ${repeat(
    offenders,
    ({ index }) => index,
    ({ index, at }) => html`<article class="offender" data-offender>
      <h3 dir="auto">${view.pictures[index]?.label}</h3>
      <ul>
        ${at.map(
          ({ size, offences }) => html`<li data-shape=${shapeOf(size)}>
            ${figure(view, acts, index, size, nameOf(size))}
            <ul class="offences">
              ${offences.slice(0, SENTENCES).map((offence) => html`<li dir="auto">${offence}</li>`)}
              ${offences.length > SENTENCES ? html`<li>and ${offences.length - SENTENCES} more</li>` : nothing}
            </ul>
          </li>`,
        )}
      </ul>
    </article>`,
  )}
</section>`

/** The frame is out of reach of keyboard and reader; the button over it is not. */
function figure(view: View, acts: Acts, index: number, size: Size, words: string): TemplateResult {
  const picture = view.pictures[index]
  if (!picture) return html``
  const { pages, page } = view.found.get(nameOf(size))?.[index] ?? { pages: 1, page: 0 }
  const said = pages > 1 ? `${words} · ${pages} pages` : words
  return html`<figure>
    <div class="mini">
      ${miniature(view, picture.slide, size, page)}
      <button
        class="look"
        aria-label="Look closely: ${picture.label}, ${nameOf(size)}"
        @click=${() => acts.look({ index, size, page, pages })}
      ></button>
    </div>
    <figcaption dir="auto" title=${said}>${said}</figcaption>
  </figure>`
}

function letters(view: View): TemplateResult | typeof nothing {
  const strange = strangeLetters(view.pictures, view.sizes, view.found)
  if (strange.size === 0) return nothing
  return html`<section class="letters" aria-labelledby="letters">
    <h2 id="letters">Letters to look at</h2>
    <p class="soft">No font that Envelope ships has these; every screen sets them in what it finds. They fit here: look at them once on the screens of the room.</p>
    ${[...strange].map(
      ([script, pictures]) => html`<details>
        <summary>${script}: ${counted(pictures.length, 'picture')}</summary>
        <ul>${pictures.map(({ label }) => html`<li dir="auto">${label}</li>`)}</ul>
      </details>`,
    )}
  </section>`
}

function others(view: View, acts: Acts, offenders: ReadonlySet<number>): TemplateResult {
  const chosen = view.pictures.flatMap((_, index) =>
    !offenders.has(index) && isIn(view, index) ? [index] : [],
  )
  return html`<section class="others" aria-labelledby="others">
    <div class="bar">
      <h2 id="others">${grouped(chosen.length)} ${offenders.size > 0 ? 'that fit' : 'pictures'}</h2>
      ${filters(view, acts)}
    </div>
    <ul class="grid" data-shape=${shapeOf(view.size)}>
      ${repeat(
        chosen,
        (index) => index,
        (index) =>
          html`<li data-picture>${figure(view, acts, index, view.size, view.pictures[index]?.label ?? '')}</li>`,
      )}
    </ul>
  </section>`
}

const chosenIn = (event: Event): string => (event.currentTarget as HTMLSelectElement).value

const filters = (view: View, acts: Acts) => html`<span class="filter">
    <label for="category">Category</label>
    <select
      id="category"
      @change=${(event: Event) => {
        const value = chosenIn(event)
        acts.choose({ category: value === '*' ? null : value })
      }}
    >
      <option value="*" ?selected=${view.category === null}>All</option>
      <option value="" ?selected=${view.category === ''}>Between the categories</option>
      ${view.file.categories.map(
        ({ id, name }) => html`<option value=${id} ?selected=${view.category === id}>${name}</option>`,
      )}
    </select>
  </span>
  <span class="filter">
    <label for="at-size">Size</label>
    <select
      id="at-size"
      @change=${(event: Event) => {
        const size = view.sizes.find((one) => nameOf(one) === chosenIn(event))
        if (size) acts.choose({ size })
      }}
    >
      ${view.sizes.map(
        (size) => html`<option ?selected=${nameOf(size) === nameOf(view.size)}>${nameOf(size)}</option>`,
      )}
    </select>
  </span>
  <button data-do="print" ?disabled=${view.printing !== null} @click=${acts.print}>
    ${view.printing === null ? 'Print' : `Drawing ${view.printing}…`}
  </button>`

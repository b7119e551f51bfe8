/** One picture, as large as the window allows; the arrow keys go through the others. */
import { html, nothing, type TemplateResult } from 'lit'
import { miniature } from './sheet.ts'
import { nameOf } from './sizes.ts'
import type { Acts, Closer, View } from './view.ts'

/** Nothing while none is looked at. Before and after are in the whole evening, whatever category is chosen. */
export function closer(view: View, acts: Acts): TemplateResult | typeof nothing {
  const { closer: now } = view
  const picture = now && view.pictures[now.index]
  if (!now || !picture) return nothing
  const pagesAt = (index: number) => view.found.get(nameOf(now.size))?.[index]?.pages ?? 1
  const go = (by: number) => {
    const index = now.index + by
    if (view.pictures[index]) acts.look({ ...now, index, page: 0, pages: pagesAt(index) })
  }
  const turn = (by: number) => acts.look({ ...now, page: (now.page + by + now.pages) % now.pages })
  const press = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    go(step)
  }
  const offences = view.found.get(nameOf(now.size))?.[now.index]?.offences ?? []
  return html`<dialog aria-labelledby="closer" @close=${() => acts.look(null)} @keydown=${press}>
    <header>
      <h2 id="closer" dir="auto">${picture.label}</h2>
      <span class="soft">${nameOf(now.size)}</span>
      <button data-do="shut" @click=${() => acts.look(null)}>Close</button>
    </header>
    <div class="large">${miniature(view, picture.slide, now.size, now.page)}</div>
    <footer>
      <button data-do="before" ?disabled=${now.index === 0} @click=${() => go(-1)}>← Before</button>
      <button data-do="after" ?disabled=${now.index === view.pictures.length - 1} @click=${() => go(1)}>Next →</button>
      ${now.pages > 1 ? pageButtons(now, turn) : nothing}
      <ul class="offences">${offences.map((offence) => html`<li dir="auto">${offence}</li>`)}</ul>
    </footer>
  </dialog>`
}

const pageButtons = (now: Closer, turn: (by: number) => void) => html`<span class="pages">
  <button data-do="page" @click=${() => turn(1)}>Turn the page</button>
  <span class="soft" role="status">Page ${now.page + 1} of ${now.pages}; a screen turns them by itself</span>
</span>`

/** The paper for the sealed envelopes, one category to a page. Nothing is asked for before somebody says so: it tells who has won. */
import { html, nothing, render, type TemplateResult } from 'lit'
import type { PaperCategory, PaperLevel, PaperReport } from '#shared/paper'
import { may } from '#shared/people'
import { askServer } from './ask-server.ts'
import { say, sayCount, sayWith } from './language/say.ts'
import { readSession } from './session.ts'
import { awarded } from './sheets.ts'

/** Draws the question, and after it the paper. */
export function offerPaper(root: HTMLElement, show: string, category: string | null): void {
  document.title = `${say('Paper for the envelopes')} — Envelope`
  let asking = false
  const draw = (content: TemplateResult) => {
    root.replaceChildren()
    Reflect.deleteProperty(root, '_$litPart$')
    render(content, root)
  }
  const ask = async () => {
    if (asking) return
    asking = true
    const told = await askServer<PaperReport>('POST', '/control/paper', { show, category })
    asking = false
    if ('sentence' in told) return draw(question(ask, told.sentence))
    draw(paper(told.value))
    void whenLeft(() =>
      draw(question(ask, say('Whoever looked at it has signed out. The paper was put away.'))),
    )
  }
  draw(question(ask))
}

/** Milliseconds between two looks at who is signed in. */
const AGAIN_MS = 4000

/** Calls back once whoever is signed in now is not any more, or may not look any more. A server that does not answer says nothing of that. */
async function whenLeft(putAway: () => void): Promise<void> {
  const first = await readSession()
  const look = async () => {
    const session = await readSession()
    if (session === 'unreachable') return
    const isSame = first === 'unreachable' || first?.name === session?.name
    if (session !== null && isSame && may(session.role, 'peek')) return
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    putAway()
  }
  const timer = setInterval(look, AGAIN_MS)
  document.addEventListener('visibilitychange', look)
}

const question = (ask: () => Promise<void>, problem?: string): TemplateResult => html`
  <header>
    <h1>${say('Paper for the envelopes')}</h1>
  </header>
  ${problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
  <section class="ask">
    <p>${say('This shows and prints every result that lies sealed, one category to a page. Each look is written in the as-run log with your name. Mind who stands behind you, and who collects the paper.')}</p>
    <p class="press">
      <button type="button" data-do="show" @click=${ask}>${say('Show what the envelopes hold')}</button>
    </p>
  </section>
`

function paper(report: PaperReport): TemplateResult {
  if (report.categories.length === 0)
    return html`<p class="none" role="status">${say('Nothing lies sealed now.')}</p>`
  return html`
    <p class="press"><button type="button" @click=${() => window.print()}>${sayCount(report.categories.length, { one: 'Print this page', other: 'Print these {n} pages' })}</button></p>
    ${report.categories.map((category) => page(category, report))}
  `
}

const page = (
  { category, levels }: PaperCategory,
  { ceremony, rehearsal }: PaperReport,
): TemplateResult => html`
  <article class="envelope" data-category=${category.id}>
    <header>
      ${rehearsal ? html`<p class="rehearsal">${say('REHEARSAL: this result is a decoy')}</p>` : nothing}
      <p dir="auto">${ceremony.name}, ${ceremony.date}</p>
      <h1 dir="auto">${category.name}</h1>
      ${category.sponsor === null ? nothing : html`<p dir="auto">${say('Sponsored by {sponsor}', { sponsor: category.sponsor })}</p>`}
    </header>
    ${levels.map(levelOf)}
    <footer>
      ${levels.map(
        ({ level, version, commitment }) => html`
          <p>
            ${sayWith('{level}, version {version}: {commitment}', {
              level: html`<bdi>${level}</bdi>`,
              version,
              commitment: html`<code>${commitment.replace(/(.{8})(?=.)/g, '$1 ')}</code>`,
            })}
          </p>
        `,
      )}
    </footer>
  </article>
`

const levelOf = (level: PaperLevel): TemplateResult => html`
  <div class="level">
    <h2 dir="auto">${level.level}</h2>
    ${awarded(level)}
  </div>
`

/** Draws the sheet that the address asks for. Drawn once; a sheet does not change under one's eyes. */
import { html, render, type TemplateResult } from 'lit'
import type { AsRunReport, ResultsReport } from '#shared/reports'
import { readReport } from './as-run-follower.ts'
import { clockIn } from './as-run-words.ts'
import { say, sayWith } from './language/say.ts'
import { offerPaper } from './paper-sheet.ts'
import { asRunSheet, sheetFoot, sheetHead, winnersSheet } from './sheets.ts'

const asked = new URLSearchParams(location.search)
const show = asked.get('show') ?? ''
const which = asked.get('sheet')
const isWinners = which !== 'as-run'

async function drawn(): Promise<TemplateResult> {
  const title = isWinners ? say('Winners') : say('As-run log')
  const answer = isWinners
    ? await readReport<ResultsReport>(show, 'results.json')
    : await readReport<AsRunReport>(show, 'as-run.json')
  if ('sentence' in answer) {
    return html`
      <p class="problem" role="alert">${answer.sentence}</p>
      <p>
        ${sayWith('{link}, then open this sheet again.', {
          link: html`<a href="/control">${say('Go to the control panel')}</a>`,
        })}
      </p>
    `
  }
  const report = answer.value
  document.title = `${title} — ${report.ceremony.name}`
  const clock = clockIn(report.ceremony.timeZone)
  return html`
    ${sheetHead(title, report, clock, Date.now())}
    <p class="press"><button type="button" @click=${() => window.print()}>${say('Print this sheet')}</button></p>
    ${'results' in report ? winnersSheet(report) : asRunSheet(report, clock)}
    ${sheetFoot(report)}
  `
}

const sheet = document.getElementById('sheet') as HTMLElement
document.title = `${say('Sheet')} — Envelope`
const waiting = sheet.querySelector('p')
if (waiting) waiting.textContent = say('Reading…')
if (which === 'envelopes') {
  offerPaper(sheet, show, asked.get('category'))
} else {
  const content = await drawn()
  sheet.replaceChildren()
  render(content, sheet)
}
sheet.removeAttribute('aria-busy')

/** What is to be put right or answered before anything is imported, and what is only to be looked at. */
import { html, nothing, type TemplateResult } from 'lit'
import type { ImportProblem, ImportQuestion, ImportView } from '#shared/import-view'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import { columnSaid } from './import-words.ts'

/** More are told by their number: whoever puts some right sees the others next. */
const MOST = 30

export interface ChecksAt {
  readonly view: ImportView
  readonly answer: (question: string, value: string) => void
  /** Shows the row of a table. */
  readonly seek: (table: string, row: number | null) => void
}

/** Grave problems, then questions: both hold the import up; the rest is only to be looked at. */
export function importChecks(at: ChecksAt): TemplateResult {
  const { problems, results } = at.view
  const all = [...problems, ...(results?.problems ?? [])]
  const grave = all.filter((problem) => problem.grave)
  const rest = all.filter((problem) => !problem.grave)
  const questions = results?.questions ?? []
  return html`
    ${list(say('To put right'), 'grave', grave, at)}
    ${questions.length === 0 ? nothing : asked(questions, at)}
    ${list(say('To look at'), 'look', rest, at)}
    ${all.length === 0 && questions.length === 0 ? html`<p class="good"><span aria-hidden="true">✓</span> ${say('Everything was understood.')}</p>` : nothing}
    ${at.view.leftOut.map((words) => html`<p class="soft">${heard(words)}</p>`)}
  `
}

function list(
  heading: string,
  kind: 'grave' | 'look',
  problems: readonly ImportProblem[],
  at: ChecksAt,
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing
  const more = problems.length - MOST
  return html`
    <h3>${heading} <span class="faint">${problems.length}</span></h3>
    <ul class="problems ${kind}">${problems.slice(0, MOST).map((problem) => problemLine(problem, at))}</ul>
    ${more > 0 ? html`<p class="soft">${say('And {n} more.', { n: more })}</p>` : nothing}
  `
}

/** "awards.csv, row 7": where a person finds it in the file. */
function placeOf({ table, row }: Pick<ImportProblem, 'table' | 'row'>, { view }: ChecksAt): string {
  const known = view.tables.find(({ id }) => id === table)
  const name =
    view.tables.length > 1 && known
      ? known.file.startsWith(known.sheet)
        ? known.file
        : `${known.file}, ${known.sheet}`
      : ''
  return [name, row === null ? '' : say('row {row}', { row })].filter(Boolean).join(', ')
}

function problemLine(problem: ImportProblem, at: ChecksAt): TemplateResult {
  const place = [
    placeOf(problem, at),
    problem.column ? say('“{column}”', { column: columnSaid(problem.column, at.view) }) : '',
  ]
    .filter(Boolean)
    .join(', ')
  const { table } = problem
  return html`
    <li>
      ${place === '' ? nothing : html`<b dir="auto">${place}:</b>`} <span dir="auto">${heard(problem.sentence)}</span>
      ${
        table === null || problem.row === null
          ? nothing
          : html`<button class="quiet" data-do="seek" aria-label=${say('Show {place}', { place })} @click=${() => at.seek(table, problem.row)}>${say('Show|verb')}</button>`
      }
    </li>
  `
}

function asked(questions: readonly ImportQuestion[], at: ChecksAt): TemplateResult {
  const open = questions.filter(({ answered }) => !answered).length
  return html`
    <h3>${say('To answer')} <span class="faint">${open === 0 ? say('all answered') : say('{n} of {all}', { n: open, all: questions.length })}</span></h3>
    <ul class="questions">
      ${questions.map(
        (question) => html`
          <li class=${question.answered ? 'answered' : ''}>
            <label for="q-${question.id}">
              <b dir="auto">${placeOf(question, at)}</b> ${heard(question.sentence)}
            </label>
            <select id="q-${question.id}" data-question=${question.id} @change=${(event: Event) => at.answer(question.id, (event.target as HTMLSelectElement).value)}>
              <option value="" ?selected=${true}>${question.answered ? say('✓ Answered; choose again to change it') : say('Choose…')}</option>
              ${question.choices.map(({ value, label }) => html`<option value=${value}>${heard(label)}</option>`)}
            </select>
          </li>
        `,
      )}
    </ul>
  `
}

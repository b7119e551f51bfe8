/** What stands on the sheets: the winners as they are read out, and the evening act by act. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Instant } from '#shared/ids'
import type { PaperLevel } from '#shared/paper'
import type { AsRunReport, ResultsReport } from '#shared/reports'
import type { RevealedResult } from '#shared/revealed-results'
import { type Clock, heardLine, screensByName, silentSentence } from './as-run-words.ts'
import { say, sayCount } from './language/say.ts'

type Report = AsRunReport | ResultsReport

/** On a rehearsal's sheet decoys are said to be decoys first; `now` is told by the ceremony's clocks. */
export const sheetHead = (
  title: string,
  { ceremony, rehearsal }: Report,
  clock: Clock,
  now: Instant,
): TemplateResult => html`
  <header>
    ${rehearsal ? html`<p class="rehearsal">${say('REHEARSAL: every result on this sheet is a decoy')}</p>` : nothing}
    <p dir="auto">${ceremony.name}</p>
    <h1>${title}</h1>
    <p>
      ${ceremony.venue === null ? nothing : html`<span dir="auto">${ceremony.venue}, </span>`}${ceremony.date}.
      ${say('As of {day}, {time} ({zone}).', { day: clock.day(now), time: clock.time(now), zone: ceremony.timeZone })}
    </p>
  </header>
`

/** The head of the log on paper: whoever holds the sheet can tell a log that was changed afterwards. */
export const sheetFoot = ({ position, head, show }: Report): TemplateResult => html`
  <footer>
    <p>${say('Show {show}, position {position} of its log. Head of the log at this position:', { show, position: position.seq })}</p>
    <p><code>${head.replace(/(.{8})(?=.)/g, '$1 ')}</code></p>
  </footer>
`

/** At its end it says how many categories are not on it, since nothing of them stands revealed. */
export function winnersSheet({ results, categories }: ResultsReport): TemplateResult {
  // An empty lower level was never announced; an empty highest level was: "no award".
  const told = results.filter(({ top, entries }) => top || entries.length > 0)
  const groups = new Map<string, RevealedResult[]>()
  for (const result of told)
    groups.set(result.category.id, [...(groups.get(result.category.id) ?? []), result])
  const missing = categories - groups.size
  return html`
    ${groups.size === 0 ? html`<p class="none">${say('Nothing has been revealed yet.')}</p>` : nothing}
    ${[...groups.values()].map(
      (levels) => html`
        <section class="category">
          <h2 dir="auto">${levels[0]?.category.name}</h2>
          ${levels[0]?.category.sponsor ? html`<p class="sponsor" dir="auto">${say('Sponsored by {sponsor}', { sponsor: levels[0].category.sponsor })}</p>` : nothing}
          ${levels.map(levelOf)}
        </section>
      `,
    )}
    ${
      missing > 0 && groups.size > 0
        ? html`<p class="none">${missingSentence(missing, categories)}</p>`
        : nothing
    }
  `
}

const missingSentence = (missing: number, categories: number): string =>
  sayCount(
    missing,
    {
      one: '{n} of {categories} categories is not on this sheet: nothing of it stands revealed.',
      other: '{n} of {categories} categories are not on this sheet: nothing of them stands revealed.',
    },
    { categories },
  )

/** Who has it, and the official words, on whichever sheet. */
export const awarded = ({
  entries,
  citation,
}: Pick<PaperLevel, 'entries' | 'citation'>): TemplateResult => html`
  ${entries.length === 0 ? html`<p class="name">${say('No award')}</p>` : nothing}
  ${entries.map(
    ({ entrant, title, person, partners }) => html`
      <div class="entry">
        <p class="name" dir="auto">${entrant}</p>
        ${[title, person].map((part) => (part === null ? nothing : html`<p dir="auto">${part}</p>`))}
        ${partners.length === 0 ? nothing : html`<p class="partners" dir="auto">${say('with {names}', { names: partners.join(', ') })}</p>`}
      </div>
    `,
  )}
  ${citation === null ? nothing : html`<blockquote dir="auto">${citation}</blockquote>`}
`

const levelOf = (result: RevealedResult): TemplateResult => html`
  <div class="level">
    <h3 dir="auto">${result.level.name}</h3>
    ${awarded(result)}
  </div>
`

/** The oldest act first; wherever the day of the ceremony changes, a row says so. */
export const asRunSheet = ({ lines }: AsRunReport, clock: Clock): TemplateResult => html`
  <table>
    <thead>
      <tr>
        <th scope="col">${say('Time')}</th>
        <th scope="col">${say('Pos.')}</th>
        <th scope="col">${say('Act')}</th>
        <th scope="col">${say('What')}</th>
        <th scope="col">${say('By')}</th>
        <th scope="col">${say('Screens')}</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line, i) => {
        const { seq, at, act, what, detail, by } = heardLine(line)
        const before = lines[i - 1]
        const isNewDay = before === undefined || clock.day(before.at) !== clock.day(at)
        return html`
          ${isNewDay ? html`<tr class="day"><th scope="rowgroup" colspan="6">${clock.day(at)}</th></tr>` : nothing}
          <tr data-seq=${seq}>
            <td>${clock.time(at)}${clock.ms(at)}</td>
            <td>${seq}</td>
            <td><strong>${act}</strong></td>
            <td>
              ${what === '' ? nothing : html`<p dir="auto">${what}</p>`}
              ${detail === '' ? nothing : html`<p class="detail" dir="auto">${detail}</p>`}
            </td>
            <td dir="auto">${by}</td>
            <td>
              <p dir="auto">${screensByName(line)}</p>
              ${silentSentence(line) === null ? nothing : html`<p dir="auto"><strong>${silentSentence(line)}</strong></p>`}
            </td>
          </tr>
        `
      })}
    </tbody>
  </table>
`

/** One category of the results page: what is known of it, what can be done about it, and its fingerprints. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Wish } from '#shared/commands'
import type { LedgerVersion, Standing } from '#shared/ledger'
import type { Category } from '#shared/show-file'
import type { Clock } from '../as-run-words.ts'
import { say } from '../language/say.ts'
import { type ResultRow, type ResultStanding, versionOf } from '../result-rows.ts'
import { levelMark } from './level-mark.ts'

export interface ResultActs {
  seal(category: Category): void
  peek(category: Category): void
  discard(category: Category): void
  onTheNight(category: Category): void
}

export interface ResultSetting {
  readonly acts: ResultActs
  readonly may: (kind: Wish['kind']) => boolean
  /** The link stands. */
  readonly live: boolean
  /** Edits of this desk are locked; results are none. */
  readonly locked: boolean
  readonly clock: Clock
}

const STANDING: Record<ResultStanding, string> = {
  open: say('Open|state'),
  again: say('Seal again'),
  sealed: say('Sealed'),
  partly: say('Being revealed'),
  revealed: say('Revealed'),
}

const SEAL: Record<ResultStanding, string> = {
  open: say('Seal…'),
  again: say('Seal again…'),
  sealed: say('Seal anew…'),
  partly: say('Seal or correct…'),
  revealed: say('Correct…'),
}

/** That a level is sealed, its versions and fingerprints; never who has won (E1). */
export function resultsRow(row: ResultRow, setting: ResultSetting): TemplateResult {
  const { category, number, marks, standing, honorary } = row
  const version = versionOf(row)
  return html`<li class="row ${standing}" data-category=${category.id} data-standing=${standing}>
    <span class="number">${number ?? ''}</span>
    <span class="what">
      <span class="title" dir="auto">${category.name}</span>
      <span class="tags">
        ${marks.map(({ mark, name }) => html`<span class="level"><bdi>${name}</bdi> ${levelMark(mark)}</span>`)}
        ${category.onTheNight ? html`<span class="tag">${say('On the night')}</span>` : nothing}
        ${category.offStage ? html`<span class="tag">${say('Not on stage')}</span>` : nothing}
        ${honorary ? html`<span class="tag">${say('Nobody nominated')}</span>` : nothing}
      </span>
    </span>
    <span class="state"><strong>${STANDING[standing]}</strong>${version === null ? nothing : html` <span class="faint">${say('version {version}', { version })}</span>`}</span>
    <span class="acts">${actsOf(row, setting)}</span>
    ${row.ledger.some(({ versions }) => versions.length > 0) ? fingerprints(row, setting.clock) : nothing}
  </li>`
}

function actsOf(
  { category, marks, standing }: ResultRow,
  { acts, may, live, locked }: ResultSetting,
): TemplateResult {
  const isSealed = marks.some(({ mark }) => mark === 'sealed' || mark === 'stale')
  const isTold = marks.some(({ mark }) => mark === 'revealed' || mark === 'retracted')
  const mayMark = may('edit-category') && (standing === 'open' || category.onTheNight)
  return html`
    ${
      may('set-result')
        ? html`<button class=${standing === 'open' || standing === 'again' ? 'main' : ''} data-do="seal" aria-label="${SEAL[standing].replace('…', '')}: ${category.name}" ?disabled=${!live} @click=${() => acts.seal(category)}>${SEAL[standing]}</button>`
        : nothing
    }
    ${
      isSealed && may('peek')
        ? html`<button class="quiet" data-do="peek" aria-label=${say('Look into {name}', { name: category.name })} ?disabled=${!live} @click=${() => acts.peek(category)}>${say('Peek…')}</button>`
        : nothing
    }
    ${
      isSealed && !isTold && may('discard-result')
        ? html`<button class="quiet" data-do="discard" aria-label=${say('Discard the result of {name}', { name: category.name })} ?disabled=${!live} @click=${() => acts.discard(category)}>${say('Discard…')}</button>`
        : nothing
    }
    ${
      mayMark
        ? html`<button class="quiet" data-do="night" aria-label=${say('{name} is expected on the night', { name: category.name })} aria-pressed=${category.onTheNight ? 'true' : 'false'} ?disabled=${!live || locked} @click=${() => acts.onTheNight(category)}>${category.onTheNight ? say('Not on the night') : say('On the night')}</button>`
        : nothing
    }
  `
}

const VERSION: Record<Standing, string> = {
  sealed: say('Sealed'),
  published: say('Published'),
  withdrawn: say('Withdrawn'),
  replaced: say('Replaced'),
  discarded: say('Discarded'),
}

const fingerprints = ({ ledger }: ResultRow, clock: Clock): TemplateResult => html`<details class="prints">
  <summary>${say('Fingerprints')}</summary>
  ${ledger.map(
    ({ level, versions }) => html`<div>
      <h3 dir="auto">${level.name}</h3>
      ${versions.map((version) => versionLine(version, clock))}
    </div>`,
  )}
</details>`

function versionLine(
  { version, commitment, at, reason, standing }: LedgerVersion,
  { day, time }: Clock,
): TemplateResult {
  return html`
    <p>
      <strong>${version}</strong> ${VERSION[standing]}${at === null ? nothing : html` <span class="faint">${day(at)}, ${time(at)}</span>`}
      <code>${commitment.replace(/(.{8})(?=.)/g, '$1 ')}</code>
      ${reason === null ? nothing : html`<span class="soft" dir="auto">${reason}</span>`}
    </p>
  `
}

/** Where an import goes: a show that is new, with what it has to be told; or one that is there. And how its awards are called. */
import { html, nothing, type TemplateResult } from 'lit'
import type { ImportChange, ImportView, NewShow } from '#shared/import-view'
import type { ShowLine } from '#shared/shows-view'
import { say } from '../language/say.ts'

const entered = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value

const zones = (): readonly string[] => Intl.supportedValuesOf?.('timeZone') ?? []

const LEVELS: readonly (readonly string[])[] = [
  ['Winner'],
  ['Winner', 'Highly Commended'],
  ['Gold', 'Silver', 'Bronze'],
  ['1st', '2nd', '3rd'],
]

export interface TargetAt {
  readonly view: ImportView
  /** The shows of the house it could go into. */
  readonly shows: readonly ShowLine[]
  /** The new show as it was written last: whoever writes on builds on that, and finds it again after a change of mind. */
  readonly fresh: NewShow
  readonly change: (change: ImportChange) => void
}

/** Another target drops all answers, and what was to be left: they were about the other show. */
export function importTarget(at: TargetAt): TemplateResult {
  const { view, shows, fresh, change } = at
  const { target } = view
  const chosen = (event: Event) => {
    const show = entered(event)
    change({ target: show === '' ? fresh : { kind: 'show', show }, leave: [], answers: {} })
  }
  return html`
    <label class="field">
      <span>${say('Import into')}</span>
      <select data-field="target" @change=${chosen}>
        <option value="" ?selected=${target.kind === 'new'}>${say('A new show')}</option>
        ${shows.map(
          ({ show, ceremony }) =>
            html`<option value=${show} ?selected=${target.kind === 'show' && target.show === show}>${ceremony} (${show})</option>`,
        )}
      </select>
    </label>
    ${target.kind === 'new' ? newShow(fresh, at) : nothing}
    ${target.kind === 'new' ? levels(view, change) : nothing}
    ${sorting(view, change)}
  `
}

/** "LGC Awards 2026" is "lgc-awards-2026" in addresses, unless a show has that name. */
function shortNameOf(name: string, shows: readonly ShowLine[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const base = plain === '' ? 'show' : plain
  let free = base
  for (let n = 2; shows.some(({ show }) => show === free); n += 1) free = `${base}-${n}`
  return free
}

function newShow(target: NewShow, { shows, change }: TargetAt): TemplateResult {
  const { ceremony } = target
  /** The short name goes with the name, until somebody writes another. */
  const changed = (name: keyof NewShow['ceremony'], value: string): NewShow => {
    const isOwn = target.id !== 'show' && target.id !== shortNameOf(ceremony.name, shows)
    const id = name === 'name' && !isOwn ? shortNameOf(value, shows) : target.id
    return { ...target, id, ceremony: { ...ceremony, [name]: value } }
  }
  const field = (
    name: keyof NewShow['ceremony'],
    label: string,
    more: { type?: string; list?: string } = {},
  ) => html`
    <label class="field">
      <span>${label}</span>
      <input
        data-field=${name}
        dir="auto"
        autocomplete="off"
        type=${more.type ?? 'text'}
        list=${more.list ?? nothing}
        maxlength="400"
        .value=${ceremony[name] ?? ''}
        @change=${(event: Event) => change({ target: changed(name, entered(event)) })}
      />
    </label>
  `
  return html`
    <div class="fields">
      <div class="wide">${field('name', say('Name of the ceremony'))}</div>
      ${field('date', say('Day'), { type: 'date' })} ${field('timeZone', say('Time zone of the venue'), { list: 'zones' })}
      ${field('venue', say('Venue (may be empty)'))} ${field('presentedBy', say('Presented by (may be empty)'))}
      <label class="field wide">
        <span>${say('Short name, as it stands in addresses')}</span>
        <input
          data-field="id"
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          .value=${target.id}
          @change=${(event: Event) => change({ target: { ...target, id: entered(event).trim() } })}
        />
      </label>
      <datalist id="zones">${zones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
    </div>
  `
}

function levels({ levels: names, results }: ImportView, change: TargetAt['change']): TemplateResult {
  const said = names.join('; ')
  const known = LEVELS.map((list) => list.join('; '))
  const chosen = (event: Event) => change({ levels: entered(event).split(';') })
  return html`
    <label class="field">
      <span>${say('Levels of the awards, the highest first')}</span>
      <input data-field="levels" dir="auto" list="levels" .value=${said} @change=${chosen} />
    </label>
    <datalist id="levels">${known.map((list) => html`<option value=${list}></option>`)}</datalist>
    ${
      results?.otherLevels
        ? html`<p class="hint">
            ${say('The table names levels by other words.')}
            <button class="quiet" data-do="take-levels" @click=${() => change({ levels: null })}>${say('Take them from the table')}</button>
          </p>`
        : nothing
    }
  `
}

const sorting = ({ sort }: ImportView, change: TargetAt['change']): TemplateResult => html`
  <label class="check">
    <input
      type="checkbox"
      data-field="sort"
      .checked=${sort === 'name'}
      @change=${(event: Event) => change({ sort: (event.target as HTMLInputElement).checked ? 'name' : 'table' })}
    />
    <span>${say('Sort the entries of every category by name, whatever order the table has')}</span>
  </label>
`

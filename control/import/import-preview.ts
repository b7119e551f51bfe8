/** What an import comes to: the categories with their first entries as they will be shown, or what differs from the show. */
import { html, nothing, type TemplateResult } from 'lit'
import type { DifferenceItem, ImportView, PreviewCategory } from '#shared/import-view'
import type { Entry } from '#shared/show-file'
import { say, sayCount } from '../language/say.ts'
import { entriesWords, fateWords, fieldSaid, KIND_WORDS, valueSaid } from './import-words.ts'

/** `keep` says whether the one entry of a category is kept in its envelope. */
export const importPreview = (
  { preview, results }: ImportView,
  keep: (category: string, isKept: boolean) => void,
): TemplateResult => html`
  <ol class="preview">
    ${preview.map((category) => previewOf(category, results?.toSeal.includes(category.id) ?? false, keep))}
  </ol>
`

function previewOf(
  category: PreviewCategory,
  isSealed: boolean,
  keep: (category: string, isKept: boolean) => void,
): TemplateResult {
  const { name, sponsor, entries, count, withdrawn, offStage, onTheNight, honorary } = category
  const more = count - entries.length
  return html`
    <li data-category=${category.id}>
      <h3 dir="auto">${name}</h3>
      ${sponsor === null ? nothing : html`<p class="soft" dir="auto">${say('Sponsored by {sponsor}', { sponsor })}</p>`}
      <p class="tags">
        <span>${count === 0 ? say('No entries shown') : entriesWords(count)}</span>
        ${withdrawn > 0 ? html`<span>${say('{n} withdrawn', { n: withdrawn })}</span>` : nothing}
        ${offStage ? html`<span>${say('off stage')}</span>` : nothing} ${onTheNight ? html`<span>${say('result on the night')}</span>` : nothing}
        ${isSealed ? html`<span class="sealed"><span aria-hidden="true">●</span> ${say('result to seal')}</span>` : nothing}
      </p>
      <ul>
        ${entries.map(entryOf)} ${more > 0 ? html`<li class="faint">${say('and {n} more', { n: more })}</li>` : nothing}
      </ul>
      ${
        honorary === null
          ? nothing
          : html`<label class="check">
              <input
                type="checkbox"
                data-honorary
                .checked=${honorary === 'kept'}
                @change=${(event: Event) => keep(name, (event.target as HTMLInputElement).checked)}
              />
              <span>${say('Its one entry is the winner: keep it in the envelope')}</span>
            </label>`
      }
    </li>
  `
}

const entryOf = ({ entrant, title, person, partners, withdrawn }: Entry): TemplateResult => html`
  <li class=${withdrawn ? 'withdrawn' : ''} dir="auto">
    <b dir="auto">${entrant}</b>
    ${title === null ? nothing : html`<span dir="auto">${title}</span>`}
    ${person === null ? nothing : html`<span class="soft" dir="auto">${person}</span>`}
    ${partners.length === 0 ? nothing : html`<span class="soft" dir="auto">${say('with {partners}', { partners: partners.join('; ') })}</span>`}
  </li>
`

export interface DifferenceAt {
  readonly items: readonly DifferenceItem[]
  /** What shall stay though it is gone from the table. */
  readonly left: ReadonlySet<string>
  readonly leave: (id: string, stays: boolean) => void
}

/** What is gone can be left in the show, and another order left as it is; what has a result stays anyhow. */
export function importDifference({ items, left, leave }: DifferenceAt): TemplateResult {
  if (items.length === 0)
    return html`<p class="good"><span aria-hidden="true">✓</span> ${say('The show says just what the table says.')}</p>`
  const kinds = (['added', 'changed', 'gone', 'moved'] as const).filter((kind) =>
    items.some((one) => one.kind === kind),
  )
  return html`
    ${kinds.map((kind) => {
      const these = items.filter((one) => one.kind === kind)
      return html`
        <h3>${KIND_WORDS[kind]} <span class="faint">${these.length}</span></h3>
        <ul class="difference ${kind}">${these.map((one) => lineOf(one, left.has(one.id), leave))}</ul>
      `
    })}
  `
}

function lineOf(item: DifferenceItem, isLeft: boolean, leave: DifferenceAt['leave']): TemplateResult {
  const { id, category, entry, fields, kind, fate } = item
  const mayLeave = kind === 'moved' || (kind === 'gone' && fate !== 'kept')
  const words = kind === 'moved' ? say('Put the entries in the order of the table') : fateWords(item)
  return html`
    <li data-difference=${id}>
      <p><b dir="auto">${entry ?? category}</b> ${entry === null ? nothing : html`<span class="soft" dir="auto">${category}</span>`}</p>
      ${fields.map(
        ({ field, from, to }) => html`
          <p class="change">
            <span class="soft">${fieldSaid(field)}</span>
            ${from === '' ? nothing : html`<del dir="auto">${valueSaid(field, from)}</del>`} ${to === '' ? html`<span class="faint">${say('nothing')}</span>` : html`<ins dir="auto">${valueSaid(field, to)}</ins>`}
          </p>
        `,
      )}
      ${
        mayLeave
          ? html`<label class="check">
              <input type="checkbox" .checked=${!isLeft} @change=${(event: Event) => leave(id, !(event.target as HTMLInputElement).checked)} />
              <span>${words}</span>
            </label>`
          : words === ''
            ? nothing
            : html`<p class="soft">${words}.</p>`
      }
    </li>
  `
}

/** Results that are sealed already: they stay, unless somebody says why not. */
export function resealing(
  { results, reseal }: ImportView,
  give: (reason: string | null) => void,
): TemplateResult | typeof nothing {
  if (!results || (results.sealedAlready.length === 0 && results.revealed.length === 0)) return nothing
  const { sealedAlready, revealed } = results
  return html`
    ${
      revealed.length > 0
        ? html`<p class="soft">${sayCount(revealed.length, {
            one: '{n} result was or were revealed already; a correction is the way to change one.',
            other: '{n} results was or were revealed already; a correction is the way to change one.',
          })}</p>`
        : nothing
    }
    ${
      sealedAlready.length === 0
        ? nothing
        : html`<label class="field">
            <span>${sayCount(sealedAlready.length, {
              one: '{n} category has a sealed result already, which stays. To seal anew what the table says, give a reason:',
              other:
                '{n} categories have a sealed result already, which stays. To seal anew what the table says, give a reason:',
            })}</span>
            <input
              data-field="reseal"
              dir="auto"
              maxlength="300"
              placeholder=${say('The jury has corrected its list')}
              .value=${reseal ?? ''}
              @change=${(event: Event) => give((event.target as HTMLInputElement).value.trim() || null)}
            />
          </label>`
    }
  `
}

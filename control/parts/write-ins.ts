/** Fields for winners who were never nominated, under the grid of those who were. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { LevelId } from '#shared/ids'
import type { Category, Level } from '#shared/show-file'
import { say, sayWith } from '../language/say.ts'
import { addWriteIn, changeWriteIn, dropWriteIn, levelDraft, type ResultDraft } from '../result-draft.ts'
import { entryName } from '../words.ts'
import { isNamed, WRITE_IN_FIELDS, type WriteInDraft } from '../write-in-draft.ts'

type Changed = (draft: ResultDraft) => void

/** For every level: who is written in so far, and a button for one more. */
export function writeInsOf(
  category: Category,
  levels: readonly Level[],
  draft: ResultDraft,
  locked: boolean,
  changed: Changed,
): TemplateResult {
  return html`${levels.map(
    ({ id, name }) => html`
      ${repeat(
        levelDraft(draft, id).writeIns,
        (writeIn) => writeIn.id,
        (writeIn, i) =>
          writeInFields(
            draft,
            id,
            i === 0
              ? say('{level}: written in', { level: name })
              : say('{level}: written in ({n})', { level: name, n: i + 1 }),
            writeIn,
            locked,
            changed,
          ),
      )}
    `,
  )}
  <div class="row">
    ${levels.map(
      ({ id, name }) => html`
        <button class="quiet" data-write-in=${id} ?disabled=${locked} @click=${() => changed(addWriteIn(draft, id))}>
          ${say('Write in: {level}…', { level: name })}
        </button>
      `,
    )}
    ${levels.length === 1 && levels[0] ? knownBefore(category, levels[0].id, draft, locked, changed) : nothing}
  </div>`
}

function writeInFields(
  draft: ResultDraft,
  level: LevelId,
  legend: string,
  writeIn: WriteInDraft,
  locked: boolean,
  changed: Changed,
): TemplateResult {
  const typed = (field: keyof WriteInDraft) => (event: Event) =>
    changed(
      changeWriteIn(draft, level, writeIn.id, {
        [field]: (event.target as HTMLInputElement | HTMLTextAreaElement).value,
      }),
    )
  return html`
    <fieldset class="write-in" data-written=${`${level}/${writeIn.id}`}>
      <legend>${legend}</legend>
      ${WRITE_IN_FIELDS.map(
        ({ field, label, rows, longest }) => html`
          <label class="field">
            <span>${label}</span>
            ${
              rows === 1
                ? html`<input maxlength=${longest} dir="auto" autocomplete="off" data-field=${field} .value=${writeIn[field]} ?disabled=${locked} @input=${typed(field)} />`
                : html`<textarea rows=${rows} maxlength=${longest} dir="auto" data-field=${field} .value=${writeIn[field]} ?disabled=${locked} @input=${typed(field)}></textarea>`
            }
          </label>
        `,
      )}
      <button
        class="quiet"
        data-do="drop"
        aria-label=${isNamed(writeIn) ? say('Take {name} away', { name: writeIn.entrant }) : say('Take the empty line away')}
        ?disabled=${locked}
        @click=${() => changed(dropWriteIn(draft, level, writeIn.id))}
      >
        ${say('Take away')}
      </button>
    </fieldset>
  `
}

/** Whoever was written in before and is known to all by now need not be typed again. */
const knownBefore = (
  { entries }: Category,
  level: LevelId,
  draft: ResultDraft,
  locked: boolean,
  changed: Changed,
): TemplateResult[] =>
  entries
    .filter(({ writeIn }) => writeIn)
    .map((entry) => {
      const words = {
        entrant: entry.entrant,
        title: entry.title ?? '',
        person: entry.person ?? '',
        partners: entry.partners.join('\n'),
      }
      return html`<button class="quiet" data-again=${entry.id} ?disabled=${locked} @click=${() => changed(addWriteIn(draft, level, words))}>
        ${sayWith('Again: {name}', { name: html`<bdi>${entryName(entry)}</bdi>` })}
      </button>`
    })

export const writeInsLook = css`
  .write-in {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10px 14px;
    margin: 0;
    padding: 8px 14px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }
  .write-in legend {
    padding-inline: 4px;
    font-size: 13px;
    font-weight: 600;
  }
  .write-in .field {
    align-content: start;
  }
  .write-in button {
    justify-self: start;
    margin-inline-start: -12px;
  }
  [data-again] {
    max-width: 100%;
    text-align: start;
    overflow-wrap: anywhere;
  }
  @media (max-width: 560px) {
    .write-in {
      grid-template-columns: 1fr;
    }
  }
`

/** Entries down, levels across, one box to tick at every crossing; the last row says "no award". */
import { css, html, type TemplateResult } from 'lit'
import type { EntryId, LevelId } from '#shared/ids'
import { type Category, competing, type Level } from '#shared/show-file'
import { say } from '../language/say.ts'
import { levelDraft, type ResultDraft } from '../result-draft.ts'
import { entryName } from '../words.ts'

interface Ticked {
  entry: (level: LevelId, entry: EntryId) => void
  none: (level: LevelId) => void
}

/** Only entries that compete; `locked` while the result is on its way. */
export function resultGrid(
  category: Category,
  levels: readonly Level[],
  draft: ResultDraft,
  locked: boolean,
  ticked: Ticked,
): TemplateResult {
  const box = (checked: boolean, label: string, tick: () => void, data: string) => html`
    <td>
      <label>
        <input type="checkbox" data-tick=${data} .checked=${checked} ?disabled=${locked} aria-label=${label} @change=${tick} />
      </label>
    </td>
  `
  return html`
    <div class="grid" tabindex="0" role="region" aria-label=${say('Entries of {name}', { name: category.name })}>
      <table>
        <thead>
          <tr>
            <th scope="col">${say('Entry')}</th>
            ${levels.map(({ name }) => html`<th scope="col" class="level">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${competing(category).map(
            (entry) => html`
              <tr>
                <th scope="row" dir="auto">
                  ${entry.entrant}
                  <span class="more">${[entry.title, entry.person].filter(Boolean).join(' — ')}</span>
                </th>
                ${levels.map(({ id, name }) =>
                  box(
                    levelDraft(draft, id).entries.includes(entry.id),
                    `${name}: ${entryName(entry)}`,
                    () => ticked.entry(id, entry.id),
                    `${id}/${entry.id}`,
                  ),
                )}
              </tr>
            `,
          )}
          <tr class="none">
            <th scope="row">${say('No award')}</th>
            ${levels.map(({ id, name }) =>
              box(
                levelDraft(draft, id).none,
                say('{level}: no award', { level: name }),
                () => ticked.none(id),
                `${id}/none`,
              ),
            )}
          </tr>
        </tbody>
      </table>
    </div>
  `
}

export const resultGridLook = css`
  .grid {
    max-height: 44vh;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    padding: 8px 12px;
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
  }
  thead th {
    position: sticky;
    z-index: 1;
    top: 0;
    background: var(--raised);
    font-size: 13px;
    color: var(--ink-soft);
  }
  th.level {
    width: 104px;
    text-align: center;
    overflow-wrap: normal;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  tbody tr:hover {
    background: var(--raised);
  }
  .more {
    display: block;
    font-size: 13px;
    font-weight: 400;
    color: var(--ink-soft);
  }
  td {
    padding: 0;
    text-align: center;
  }
  td label {
    display: grid;
    place-items: center;
    min-height: 40px;
    cursor: pointer;
  }
  tr.none th {
    color: var(--ink-soft);
    font-style: italic;
  }
  @media (max-width: 560px) {
    th.level {
      width: 78px;
      padding-inline: 4px;
    }
  }
`

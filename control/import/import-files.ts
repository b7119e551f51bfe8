/** The tables of an import: which one is looked at, and what each is used as. */
import { html, nothing, type TemplateResult } from 'lit'
import type { ImportChange, TableUse, TableView } from '#shared/import-view'
import { say } from '../language/say.ts'
import { TABLE_USE_WORDS } from './import-words.ts'

export interface FilesAt {
  readonly tables: readonly TableView[]
  /** The id of the table that is looked at. */
  readonly shown: string
  readonly show: (table: string) => void
  readonly change: (change: ImportChange) => void
}

/** A table that is not used stays listed, so that it can be used after all. */
export const importFiles = ({ tables, shown, show, change }: FilesAt): TemplateResult => html`
  <ul class="files">
    ${tables.map(
      ({ id, file, sheet, use }) => html`
        <li class=${id === shown ? 'shown' : ''}>
          <button class="quiet name" aria-pressed=${id === shown} @click=${() => show(id)}>
            <span dir="auto">${file}</span>
            ${file.startsWith(sheet) ? nothing : html`<span class="soft" dir="auto">${sheet}</span>`}
          </button>
          <select
            data-use=${id}
            aria-label=${say('What {file}, {sheet}, is used as', { file, sheet })}
            @change=${(event: Event) => change({ tables: [{ id, use: (event.target as HTMLSelectElement).value as TableUse }] })}
          >
            ${Object.entries(TABLE_USE_WORDS).map(([value, word]) => html`<option value=${value} ?selected=${value === use}>${word}</option>`)}
          </select>
        </li>
      `,
    )}
  </ul>
`

/** One table of an import: what each column is, and the rows as they may be shown. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ColumnView, ImportChange, RowView, TableView } from '#shared/import-view'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { importTableLook } from './import-table-look.ts'
import { letterOf, noteSaid, USE_GROUPS, whyUse } from './import-words.ts'

type TableChange = NonNullable<ImportChange['tables']>[number]

const entered = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value

/** Fires `change` with what was said of the table, and `see` with the row from which to show on. */
@customElement('import-table')
export class ImportTable extends LitElement {
  static override styles = [look, importTableLook]

  @property({ attribute: false }) table!: TableView
  @property({ attribute: false }) rows: readonly RowView[] = []
  /** The row somebody was sent to. */
  @property({ attribute: false }) sought: number | null = null
  @property({ type: Boolean }) busy = false

  private said(change: Omit<TableChange, 'id'>): void {
    const detail: TableChange = { id: this.table.id, ...change }
    this.dispatchEvent(new CustomEvent('change', { detail }))
  }

  private see(from: number): void {
    this.dispatchEvent(new CustomEvent('see', { detail: Math.max(1, from) }))
  }

  protected override updated(): void {
    this.renderRoot.querySelector('tr.sought')?.scrollIntoView({ block: 'nearest' })
  }

  protected override render() {
    const { table } = this
    return html`
      ${this.choices(table)}
      <div class="scroll" tabindex="0" role="region" aria-label=${say('Rows of {sheet}', { sheet: table.sheet })}>
        <table>
          <thead>
            <tr class="letters" aria-hidden="true"><td></td>${table.columns.map((_, at) => html`<td>${letterOf(at)}</td>`)}</tr>
            <tr>
              <th scope="col" class="number"><span class="unseen">${say('Row')}</span></th>
              ${table.columns.map((column, at) => this.column(column, at))}
            </tr>
          </thead>
          <tbody>${this.rows.map((row) => this.row(row, table))}</tbody>
        </table>
      </div>
      ${table.use === 'shortlist' ? this.pager(table) : html`<p class="soft foot">${table.use === 'results' ? say('Rows of results are not shown. What is wrong in one is told by its number.') : say('This table is not used.')}</p>`}
      ${table.notes.length > 0 ? this.notes(table) : nothing}
    `
  }

  private choices({ header, category, columns, use }: TableView): TemplateResult {
    const hasCategory = columns.some((column) => column.use === 'category' || column.use === 'category-id')
    return html`
      <div class="choices">
        <label>
          <span>${say('Header in row')}</span>
          <input
            type="number"
            data-field="header-row"
            min="1"
            .value=${String(header?.row ?? 1)}
            @change=${(event: Event) => this.said({ header: { row: Math.max(1, Math.round(Number(entered(event))) || 1), count: header?.count ?? 1 } })}
          />
        </label>
        <label>
          <span>${say('and has')}</span>
          <select data-field="header-count" @change=${(event: Event) => this.said({ header: { row: header?.row ?? 1, count: Number(entered(event)) } })}>
            <option value="1" ?selected=${header?.count !== 2}>${say('one row')}</option>
            <option value="2" ?selected=${header?.count === 2}>${say('two rows, read as one')}</option>
          </select>
        </label>
        ${
          hasCategory || use === 'unused'
            ? nothing
            : html`<label class="wide">
                <span>${say('Every row is of the category')}</span>
                <input data-field="category" dir="auto" maxlength="400" .value=${category ?? ''} @change=${(event: Event) => this.said({ category: entered(event).trim() || null })} />
              </label>`
        }
      </div>
    `
  }

  private column(column: ColumnView, at: number): TemplateResult {
    const name = column.header || say('Column {letter}', { letter: letterOf(at) })
    const why = whyUse(column)
    return html`
      <th scope="col" class=${column.use === 'out' ? 'out' : ''}>
        <span class="head" dir="auto" title=${name}>${name}</span>
        <select
          data-column=${at}
          aria-label=${say('What column {letter}, {name}, is', { letter: letterOf(at), name })}
          title=${why || nothing}
          @change=${(event: Event) => this.said({ columns: [{ column: at, use: entered(event) as never }] })}
        >
          ${USE_GROUPS.map(
            ({ label, uses }) => html`
              <optgroup label=${label}>
                ${uses.map(([use, word]) => html`<option value=${use} ?selected=${use === column.use}>${word}</option>`)}
              </optgroup>
            `,
          )}
        </select>
        <span class="why">${why}</span>
      </th>
    `
  }

  private row({ row, cells, isHeader }: RowView, { columns, header }: TableView): TemplateResult {
    const isAbove = header !== null && row < header.row
    return html`
      <tr data-row=${row} class="${isHeader ? 'header' : ''} ${isAbove ? 'above' : ''} ${row === this.sought ? 'sought' : ''}">
        <th scope="row" class="number">${row}</th>
        ${cells.map((cell, at) =>
          columns[at]?.masked && !isHeader && !isAbove
            ? html`<td class="masked"><span aria-hidden="true">${cell}</span><span class="unseen">${say('not shown')}</span></td>`
            : html`<td class=${columns[at]?.use === 'out' ? 'out' : ''}><span class="cell" dir="auto">${cell}</span></td>`,
        )}
      </tr>
    `
  }

  private pager({ rows }: TableView): TemplateResult {
    const [first, last] = [this.rows[0]?.row ?? 1, this.rows.at(-1)?.row ?? 1]
    return html`
      <div class="foot row">
        <span class="soft">${say('Rows {first} to {last}; {n} below the header', { first, last, n: rows ?? '' })}</span>
        <button class="quiet" data-do="earlier" ?disabled=${first <= 1} @click=${() => this.see(first - 60)}>${say('Earlier rows')}</button>
        <button class="quiet" data-do="later" ?disabled=${this.rows.length < 60} @click=${() => this.see(last + 1)}>${say('Later rows')}</button>
      </div>
    `
  }

  private notes({ notes }: TableView): TemplateResult {
    return html`
      <details>
        <summary>${say('What was put right in reading ({n})', { n: notes.length })}</summary>
        <ul>${notes.map((note) => html`<li dir="auto">${noteSaid(note)}</li>`)}</ul>
      </details>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-table': ImportTable
  }
}

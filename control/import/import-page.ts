/** The import wizard: a table comes in, is understood, looked at, and becomes a show or a change of one. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ImportChange, ImportView, NewShow, RowView } from '#shared/import-view'
import type { ShowsView } from '#shared/shows-view'
import type { Asked } from '../ask-server.ts'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { pageLook } from '../parts/page-look.ts'
import '../parts/work-progress.ts'
import type { Sent } from '../send-file.ts'
import { importChecks } from './import-checks.ts'
import { type Done, importDone } from './import-done.ts'
import { importFiles } from './import-files.ts'
import { importFoot } from './import-foot.ts'
import {
  addFile,
  beginImport,
  changeImport,
  commitImport,
  dropImport,
  keepImport,
  keptImport,
  seeImport,
  seeRows,
} from './import-link.ts'
import { importOutcomeLook } from './import-outcome-look.ts'
import { importPageLook } from './import-page-look.ts'
import { importDifference, importPreview, resealing } from './import-preview.ts'
import './import-start.ts'
import type { Brought } from './import-start.ts'
import './import-table.ts'
import { importTarget } from './import-target.ts'
import { summaryOf } from './import-words.ts'

const EMPTY: NewShow = {
  kind: 'new',
  id: '',
  ceremony: { name: '', date: '', venue: '', presentedBy: '', timeZone: '' },
}

@customElement('import-page')
export class ImportPage extends LitElement {
  static override styles = [look, pageLook, importPageLook, importOutcomeLook]

  /** The shows of the house; null while nothing is known of them. */
  @property({ attribute: false }) shows: ShowsView | null = null
  /** There is a link to the server. */
  @property({ type: Boolean }) live = false
  @state() private view: ImportView | null = null
  @state() private rows: readonly RowView[] = []
  @state() private table = 't1'
  @state() private sought: number | null = null
  @state() private busy = true
  /** What takes its time, and how far it is. */
  @state() private work: { readonly doing: string; readonly sent: Sent | null } | null = null
  @state() private refusal = ''
  /** It would change what the room sees: asked by a second press. */
  @state() private frozen = ''
  @state() private done: Done | null = null
  @state() private isOver = false
  @query('#more') private readonly more!: HTMLInputElement
  @query('.done') private readonly imports!: HTMLElement | null
  @query('[data-place]') private readonly place!: HTMLElement | null
  @state() private fresh: NewShow = EMPTY
  private turn: Promise<unknown> = Promise.resolve()

  override connectedCallback(): void {
    super.connectedCallback()
    for (const kind of ['dragover', 'dragleave', 'drop'] as const) this.addEventListener(kind, this.dragged)
    const kept = keptImport()
    if (kept === null) this.busy = false
    else void this.inTurn(() => seeImport(kept), true)
  }

  private readonly dragged = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = event.type === 'dragover' && this.live
    const [file] = event.type === 'drop' && this.live ? (event.dataTransfer?.files ?? []) : []
    if (file) void this.bring({ file, name: file.name })
  }

  /** One request after the other: what was said last is what is shown. */
  private inTurn(ask: () => Promise<Asked<ImportView>>, quiet = false): Promise<void> {
    this.busy = true
    const asked = this.turn.then(ask)
    this.turn = asked
    return asked.then(async (answer) => {
      if ('value' in answer) await this.show(answer.value, this.turn === asked)
      else if (answer.code === 'import-gone') this.forget(quiet ? '' : answer.sentence)
      else this.refusal = answer.sentence
      if (this.turn === asked) this.busy = false
    })
  }

  /** What was written since it was asked is newer than the answer. */
  private async show(view: ImportView, isLast: boolean): Promise<void> {
    this.refusal = ''
    this.frozen = ''
    this.view = view
    if (isLast && view.target.kind === 'new') this.fresh = view.target
    keepImport(view.id)
    if (!view.tables.some(({ id }) => id === this.table)) this.table = view.tables[0]?.id ?? 't1'
    await this.see(this.table, this.rows[0]?.row ?? 1)
  }

  private async see(table: string, from: number): Promise<void> {
    if (!this.view) return
    const answer = await seeRows(this.view.id, table, from)
    if ('sentence' in answer) return
    this.table = table
    this.rows = answer.value.rows
  }

  private forget(sentence = ''): void {
    keepImport(null)
    this.view = null
    this.rows = []
    this.table = 't1'
    this.refusal = sentence
  }

  private bring({ file, name }: Brought): Promise<void> {
    const { view } = this
    this.done = null
    const told = (sent: Sent | null) => {
      this.work = { doing: say('Reading the table'), sent }
    }
    told(null)
    const bring = () => (view ? addFile(view.id, file, name, told) : beginImport(file, name, told))
    return this.inTurn(bring).finally(() => this.rest())
  }

  private readonly change = (change: ImportChange): void => {
    const id = this.view?.id
    if (id === undefined) return
    if (change.target?.kind === 'new') this.fresh = change.target
    void this.inTurn(() => changeImport(id, change))
  }

  private async seek(table: string, row: number | null): Promise<void> {
    await this.see(table, Math.max(1, (row ?? 1) - 4))
    this.sought = row
    await this.updateComplete
    this.place?.scrollIntoView({ block: 'nearest' })
  }

  private async commit(view: ImportView): Promise<void> {
    this.busy = true
    this.work = { doing: say('Importing'), sent: null }
    const answer = await commitImport(view.id, view.seen, this.frozen !== '')
    this.busy = false
    this.rest()
    if ('value' in answer) {
      this.done = {
        ...answer.value,
        name: this.nameOf(view),
        summary: summaryOf(view, 'done'),
      }
      void dropImport(view.id)
      this.forget()
      // Whoever pressed the button had scrolled down to it.
      await this.updateComplete
      this.imports?.scrollIntoView({ block: 'center' })
    } else if (answer.code === 'frozen') this.frozen = answer.sentence
    else if (answer.code === 'import-gone') this.forget(answer.sentence)
    else {
      if (answer.code === 'import-changed') await this.inTurn(() => seeImport(view.id))
      this.refusal = answer.sentence
    }
  }

  protected override render() {
    const { view } = this
    return html`
      <header>
        <div>
          <h1>${say('Import')}</h1>
          ${view ? html`<p class="soft">${say('Nothing is changed before you press the button below.')}</p>` : html`<p class="soft">${say('From the organisers’ table to a show.')}</p>`}
        </div>
        ${
          view
            ? html`<div class="row">
                <button data-do="add-table" ?disabled=${!this.live} @click=${() => this.more.click()}>${say('Add another file')}</button>
                <button class="quiet" data-do="start-over" @click=${() => this.startOver(view)}>${say('Start over')}</button>
                <input id="more" type="file" hidden accept=".csv,.tsv,.txt,.xlsx,.json" @change=${this.added} />
              </div>`
            : nothing
        }
      </header>
      ${this.work ? html`<work-progress doing=${this.work.doing} .sent=${this.work.sent}></work-progress>` : nothing}
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${this.done ? importDone(this.done, this.shows) : nothing}
      ${view ? this.wizard(view) : html`<import-start ?busy=${this.busy || !this.live} @brought=${(event: CustomEvent<Brought>) => this.bring(event.detail)}></import-start>`}
      <p class="unseen" role="status">${this.busy ? `${this.work?.doing ?? say('Reading')}…` : ''}</p>
      ${this.isOver ? html`<div class="drop" aria-hidden="true">${say('Let go: the table is read, nothing is changed yet')}</div>` : nothing}
    `
  }

  private rest(): void {
    this.work = null
  }

  private readonly added = (): void => {
    const [file] = this.more.files ?? []
    if (file) void this.bring({ file, name: file.name })
    this.more.value = ''
  }

  private nameOf({ target }: ImportView): string {
    if (target.kind === 'new') return target.ceremony.name
    return this.shows?.shows.find(({ show }) => show === target.show)?.ceremony ?? target.show
  }

  private startOver({ id }: ImportView): void {
    void dropImport(id)
    this.forget()
  }

  private wizard(view: ImportView): TemplateResult {
    const table = view.tables.find(({ id }) => id === this.table)
    const shows = (this.shows?.shows ?? []).filter(({ rehearsalOf }) => rehearsalOf === null)
    return html`
      <div class="work" aria-busy=${this.busy}>
        <section class="tables" aria-label=${say('Tables')} data-place>
          <h2>${say('1 What the columns are')}</h2>
          ${importFiles({ tables: view.tables, shown: this.table, show: (id) => void this.seek(id, null), change: this.change })}
          ${
            table
              ? html`<import-table
                  .table=${table}
                  .rows=${this.rows}
                  .sought=${this.sought}
                  ?busy=${this.busy}
                  @change=${(event: CustomEvent) => this.change({ tables: [event.detail] })}
                  @see=${(event: CustomEvent<number>) => this.see(table.id, event.detail)}
                ></import-table>`
              : nothing
          }
        </section>
        <section class="checks" aria-label=${say('What is to be done')}>
          <h2>${say('2 What is to be put right')}</h2>
          ${importChecks({
            view,
            answer: (question, value) => this.change({ answers: { [question]: value || null } }),
            seek: (id, row) => void this.seek(id, row),
          })}
        </section>
        <section class="target" aria-label=${say('Where it goes')}>
          <h2>${say('3 Where it goes')}</h2>
          ${importTarget({ view, shows, fresh: this.fresh, change: this.change })}
        </section>
        <section class="outcome" aria-label=${say('What comes of it')}>
          <h2>${say('4 What comes of it')}</h2>
          ${this.outcome(view)}
          ${resealing(view, (reseal) => this.change({ reseal }))}
        </section>
      </div>
      ${importFoot({ view, frozen: this.frozen, active: this.live && !this.busy, seek: this.seekWhat, commit: () => void this.commit(view) })}
    `
  }

  private outcome(view: ImportView): TemplateResult {
    const keep = (category: string, isKept: boolean) => this.keeping(view, category, isKept)
    if (view.difference === null) return importPreview(view, keep)
    const alone = view.preview.filter(({ honorary }) => honorary !== null)
    return html`
      ${importDifference({
        items: view.difference,
        left: new Set(view.leave),
        leave: (id, stays) => this.leaving(view, id, stays),
      })}
      ${alone.length === 0 ? nothing : html`<h3>${say('One entry only')}</h3>${importPreview({ ...view, preview: alone }, keep)}`}
    `
  }

  private readonly seekWhat = (): void => {
    const first = this.renderRoot.querySelector<HTMLElement>('.checks')
    first?.scrollIntoView({ block: 'start' })
    first?.querySelector<HTMLElement>('button, select')?.focus()
  }

  private keeping({ honorary }: ImportView, category: string, isKept: boolean): void {
    const others = honorary.filter((name) => name !== category)
    this.change({ honorary: isKept ? [...others, category] : others })
  }

  private leaving(view: ImportView, id: string, stays: boolean): void {
    const others = view.leave.filter((other) => other !== id)
    this.change({ leave: stays ? [...others, id] : others })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-page': ImportPage
  }
}

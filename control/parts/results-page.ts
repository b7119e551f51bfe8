/** The results, for whoever seals them: a checklist of all categories, with nothing on it that is sealed. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Wish } from '#shared/commands'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import { type CategoryId, own } from '#shared/ids'
import { may } from '#shared/people'
import type { Category } from '#shared/show-file'
import { type Clock, clockIn } from '../as-run-words.ts'
import type { Send } from '../desk.ts'
import { say } from '../language/say.ts'
import type { Look } from '../link/peeking.ts'
import {
  checklist,
  FILTERS,
  isOpen,
  passes,
  type ResultFilter,
  type ResultRow,
  resultRows,
} from '../result-rows.ts'
import './discard-dialog.ts'
import './key-banner.ts'
import { markLook } from './level-mark.ts'
import { look } from './look.ts'
import { pageLook, rowLook } from './page-look.ts'
import './peek-dialog.ts'
import './result-dialog.ts'
import { resultsPageLook } from './results-page-look.ts'
import { type ResultActs, resultsRow } from './results-row.ts'

const FILTER_WORDS: Record<ResultFilter, string> = {
  all: say('All'),
  open: say('Open|state'),
  night: say('On the night'),
}

const NOTHING: Record<ResultFilter, string> = {
  all: say('This show has no categories yet.'),
  open: say('Nothing is open: every result is sealed.'),
  night: say('No category is marked as expected on the night.'),
}

type Dialog =
  | { readonly kind: 'seal'; readonly category: CategoryId }
  | { readonly kind: 'peek'; readonly category: CategoryId }
  | { readonly kind: 'discard'; readonly category: Category; readonly revision: number }

@customElement('results-page')
export class ResultsPage extends LitElement {
  static override styles = [look, pageLook, rowLook, markLook, resultsPageLook]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) feed: Feed | null = null
  @property({ attribute: false }) send!: Send
  @property({ attribute: false }) look!: Look
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) locked = false
  @state() private filter: ResultFilter = 'all'
  @state() private dialog: Dialog | null = null
  @state() private said = ''
  @state() private refusal = ''

  private clock: Clock = clockIn(undefined)

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('plan')) this.clock = clockIn(this.plan.show.ceremony.timeZone)
  }

  private readonly may = (kind: Wish['kind']): boolean => may(this.view.role, kind)

  private readonly acts: ResultActs = {
    seal: ({ id }) => this.open({ kind: 'seal', category: id }),
    peek: ({ id }) => this.open({ kind: 'peek', category: id }),
    discard: (category) =>
      this.open({ kind: 'discard', category, revision: own(this.view.revisions, category.id) ?? 1 }),
    onTheNight: async ({ id, name, onTheNight }) => {
      const change = { onTheNight: !onTheNight }
      const outcome = await this.send({ kind: 'edit-category', category: id, change, push: false })
      this.refusal = outcome.ok ? '' : outcome.sentence
      if (!outcome.ok) return
      this.said = onTheNight
        ? say('{name} is not expected on the night any more.', { name })
        : say('{name} is expected on the night.', { name })
    },
  }

  private open(dialog: Dialog): void {
    this.said = ''
    this.refusal = ''
    this.dialog = dialog
  }

  private readonly shut = (): void => {
    this.dialog = null
  }

  protected override render() {
    const rows = resultRows(this.plan, this.view, this.feed)
    const shown = rows.filter((row) => passes(row, this.filter))
    const setting = {
      acts: this.acts,
      may: this.may,
      live: this.live,
      locked: this.locked,
      clock: this.clock,
    }
    return html`
      ${this.top(rows)}
      <key-banner show=${this.plan.show.id} ?producer=${this.view.role === 'producer'}></key-banner>
      <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing}</div>
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${shown.length === 0 ? html`<p class="none soft">${NOTHING[this.filter]}</p>` : nothing}
      <ol aria-label=${say('Results by category')}>
        ${repeat(
          shown,
          ({ category }) => category.id,
          (row) => resultsRow(row, setting),
        )}
      </ol>
      ${this.dialog ? this.dialogOf(this.dialog) : nothing}
    `
  }

  private top(rows: readonly ResultRow[]): TemplateResult {
    const { done, of, words, left } = checklist(rows)
    const show = encodeURIComponent(this.plan.show.id)
    return html`
      <header>
        <div>
          <h1>${say('Results')}</h1>
          <p class="count"><strong>${words}</strong>${left.length === 0 ? nothing : html` <span class="soft">${left.join(', ')}</span>`}</p>
          <progress max=${Math.max(1, of)} value=${done} aria-label=${say('Categories sealed')}></progress>
        </div>
        <div class="tools">
          <span class="filter" role="group" aria-label=${say('Show|verb')}>
            ${FILTERS.map(
              (filter) => html`<button
                data-filter=${filter}
                aria-pressed=${filter === this.filter ? 'true' : 'false'}
                @click=${() => {
                  this.filter = filter
                }}
              >
                ${FILTER_WORDS[filter]} ${rows.filter((row) => passes(row, filter)).length}
              </button>`,
            )}
          </span>
          ${
            this.may('peek') && rows.some((row) => !isOpen(row))
              ? html`<a class="paper" href="/control/sheet?show=${show}&sheet=envelopes" target="_blank" rel="noopener">${say('Paper for the envelopes')}</a>`
              : nothing
          }
        </div>
      </header>
    `
  }

  private dialogOf(dialog: Dialog): TemplateResult {
    const { plan, view, send, live, shut } = this
    if (dialog.kind === 'seal')
      return html`<result-dialog .plan=${plan} .view=${view} .send=${send} .start=${dialog.category} ?live=${live} @dismiss=${shut}></result-dialog>`
    if (dialog.kind === 'peek')
      return html`<peek-dialog .plan=${plan} .category=${dialog.category} .look=${this.look} ?live=${live} @dismiss=${shut}></peek-dialog>`
    return html`<discard-dialog
      .category=${dialog.category}
      .revision=${dialog.revision}
      .send=${send}
      ?live=${live}
      @done=${(event: CustomEvent<string>) => {
        this.said = event.detail
        shut()
      }}
      @dismiss=${shut}
    ></discard-dialog>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'results-page': ResultsPage
  }
}

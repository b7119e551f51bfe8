/** The category the evening is in: its levels, its entries, and what is on its way to the readers. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import type { CategoryId, EntryId } from '#shared/ids'
import { type Category, type Entry, nominated } from '#shared/show-file'
import { say } from '../language/say.ts'
import { currentCategory, marksOf } from '../rundown-view.ts'
import { levelMark, markLook } from './level-mark.ts'
import { look } from './look.ts'

/** How much of what the room has seen is still on its way to the readers. */
function readersSay(onItsWay: DeskLive['onItsWay']): string {
  if (onItsWay === null) return say('up to date')
  const n = onItsWay.count
  return onItsWay.dueAt === null ? say('{n} to come, held', { n }) : say('{n} to come', { n })
}

/** Fires `in-order` when the operator's choice of what comes next is to be forgotten, and `peek` with a category's id. */
@customElement('category-in-hand')
export class CategoryInHand extends LitElement {
  static override styles = [
    look,
    markLook,
    css`
      :host {
        padding: 18px 2px 12px;
      }
      .top {
        display: grid;
        grid-template: 'name facts' auto 'shortlist facts' 1fr / 1fr auto;
        gap: 10px 24px;
        align-items: start;
      }
      .top > div {
        grid-area: name;
      }
      .name {
        font-size: 22px;
        font-weight: 600;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      dl {
        grid-area: facts;
        display: grid;
        gap: 5px;
      }
      dl > div {
        display: grid;
        grid-template-columns: 1fr 96px;
        gap: 14px;
        align-items: baseline;
      }
      dl > div:lang(de) {
        grid-template-columns: 1fr 110px;
      }
      dt {
        color: var(--ink-soft);
        text-align: end;
      }
      ul {
        grid-area: shortlist;
        columns: 2;
        column-gap: 24px;
      }
      li {
        break-inside: avoid;
        padding: 2px 0;
        overflow-wrap: anywhere;
      }
      li .more {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
        font-size: 12.5px;
        line-height: 1.35;
        color: var(--ink-faint);
      }
      .peek {
        margin-left: -12px;
      }
      .told {
        color: var(--gold);
        font-weight: 600;
      }
      .chosen {
        margin-top: 8px;
        color: var(--next-ink);
      }
      @media (max-width: 719px) {
        .top {
          grid-template: 'name' auto 'facts' auto 'shortlist' auto / 1fr;
        }
        dl > div,
        dl > div:lang(de) {
          grid-template-columns: 1fr auto;
        }
        dt {
          text-align: start;
        }
        ul {
          columns: 1;
        }
      }
    `,
  ]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) feed: Feed | null = null
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) mayPeek = false

  protected override render() {
    const { plan, view } = this
    const id = currentCategory(plan, view)
    const category = plan.show.categories.find((c) => c.id === id)
    const { onItsWay } = view
    return html`
      <div class="top">
        <div>
          <h2>${category ? say('Category in hand') : say('In hand')}</h2>
          <p class="name" dir="auto">${category?.name ?? view.programme.label}</p>
          ${category?.sponsor ? html`<p class="soft" dir="auto">${say('Sponsored by {sponsor}', { sponsor: category.sponsor })}</p>` : nothing}
        </div>
        <dl>
          ${(category ? marksOf(plan, view, category.id) : []).map(
            ({ name, mark }) => html`<div><dt>${name}</dt><dd>${levelMark(mark)}</dd></div>`,
          )}
          ${
            category && this.mayPeek && this.isSealed(category.id)
              ? html`<div><dt></dt><dd>${this.peek(category.id)}</dd></div>`
              : nothing
          }
          <div>
            <dt>${say('Readers')}</dt>
            <dd>
              ${readersSay(onItsWay)}
            </dd>
          </div>
        </dl>
        ${category && nominated(category).length > 0 ? this.entries(category) : nothing}
      </div>
      ${
        view.chosen
          ? html`<p class="chosen">
              ${say('What comes next was chosen by hand.')}
              <button
                class="quiet"
                ?disabled=${!this.live}
                @click=${() => this.dispatchEvent(new CustomEvent('in-order'))}
              >
                ${say('Return to the rundown’s order')}
              </button>
            </p>`
          : nothing
      }
    `
  }

  private isSealed(category: CategoryId): boolean {
    return marksOf(this.plan, this.view, category).some(({ mark }) => mark === 'sealed' || mark === 'stale')
  }

  private peek(category: CategoryId): TemplateResult {
    const ask = () => this.dispatchEvent(new CustomEvent('peek', { detail: category }))
    return html`<button class="quiet peek" ?disabled=${!this.live} @click=${ask}>${say('Peek…')}</button>`
  }

  private entries(category: Category): TemplateResult {
    const told = this.toldOf(category)
    return html`
      <ul aria-label=${say('Shortlist of {category}', { category: category.name })}>
        ${nominated(category).map((entry) => this.entry(entry, told.get(entry.id)))}
      </ul>
    `
  }

  private entry(entry: Entry, level: string | undefined): TemplateResult {
    const more = [entry.title, entry.person].filter(Boolean).join(' — ')
    return html`
      <li dir="auto">
        ${entry.entrant} ${entry.withdrawn ? html`<span class="told">${say('Withdrawn')}</span>` : nothing}
        ${level === undefined ? nothing : html`<span class="told">${level}</span>`}
        ${more === '' ? nothing : html`<span class="more">${more}</span>`}
      </li>
    `
  }

  /** Which entries the readers have been told of, as what. Nothing else is known here. */
  private toldOf(category: Category): Map<EntryId, string> {
    const bodies = (this.feed?.posts ?? []).map((post) => post.body)
    return new Map(
      bodies.flatMap((body) =>
        body.kind === 'result' && body.category.id === category.id
          ? (body.result?.entries ?? []).map((entry) => [entry.id, body.level.name] as const)
          : [],
      ),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'category-in-hand': CategoryInHand
  }
}

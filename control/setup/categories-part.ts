/** The categories: a list to find one in, and the one that is open with its entries. Of two hundred only one is drawn whole. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { repeat } from 'lit/directives/repeat.js'
import type { EditWish } from '#shared/commands'
import { type Category, categoryOf } from '#shared/show-file'
import { look } from '../parts/look.ts'
import { categoriesLook } from './categories-look.ts'
import { categoriesMatching } from './find.ts'
import { partLook } from './part-look.ts'
import './category-detail.ts'
import { say, sayCount } from '../language/say.ts'
import { wishOf } from './editing.ts'
import { newId } from './new-ids.ts'
import { acts, mayDo, type SetUp } from './set-up.ts'

const MOST_CATEGORIES = 200

@customElement('categories-part')
export class CategoriesPart extends LitElement {
  static override styles = [look, partLook, categoriesLook]

  @property({ attribute: false }) setUp!: SetUp
  @state() private open: string | null = null
  @state() private wanted = ''
  @state() private refusal = ''
  @query('#new') private readonly fresh!: HTMLInputElement

  private async add(): Promise<void> {
    const { show, send } = this.setUp
    const name = this.fresh.value.trim()
    if (name === '') return this.fresh.focus()
    const id = newId(
      name,
      'category',
      [...show.categories, ...show.rundown].map((one) => one.id),
    )
    const category: Category = { id, name, sponsor: null, entries: [] }
    const end = show.rundown.find(({ kind }) => kind === 'end')?.id ?? null
    const edits: EditWish[] = [
      { kind: 'add-category', category, before: null },
      { kind: 'insert-segment', segment: { kind: 'category', id, category: id }, before: end },
    ]
    const outcome = await send(wishOf(edits))
    this.refusal = outcome.ok ? '' : outcome.sentence
    if (!outcome.ok) return
    this.fresh.value = ''
    this.open = id
    this.tell(say('{name} was added, at the end of the rundown.', { name }))
  }

  private tell(sentence: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: sentence, bubbles: true, composed: true }))
  }

  protected override render() {
    const { show } = this.setUp
    const category = this.open === null ? undefined : categoryOf(show, this.open)
    const found = categoriesMatching(show.categories, this.wanted)
    return html`
      <div class="two ${category ? 'opened' : ''}">
        <div class="list">
          <h1>${say('Categories')} <span class="faint">${show.categories.length}</span></h1>
          <label class="unseen" for="find">${say('Find by category, sponsor or entrant')}</label>
          <input
            id="find"
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=${say('Find by category, sponsor or entrant')}
            @input=${(event: Event) => {
              this.wanted = (event.target as HTMLInputElement).value
            }}
          />
          ${show.categories.length === 0 ? html`<p class="none soft">${say('There is no category yet. Add the first below, or import them from a table.')}</p>` : found.length === 0 ? html`<p class="none soft">${say('Nothing and nobody like that.')}</p>` : nothing}
          <ul aria-label=${say('Categories')}>${repeat(
            found,
            ({ id }) => id,
            (one) => this.row(one),
          )}</ul>
          ${mayDo(this.setUp, 'add-category') ? this.adding() : nothing}
          <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
        </div>
        <div class="detail">
          ${
            category
              ? keyed(
                  category.id,
                  html`<category-detail
                    .setUp=${this.setUp}
                    .category=${category}
                    @shut=${() => this.shut(category.id)}
                  ></category-detail>`,
                )
              : html`<p class="none soft">${say('Choose a category to see its entries.')}</p>`
          }
        </div>
      </div>
    `
  }

  private async shut(id: string): Promise<void> {
    this.open = null
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-category="${id}"]`)?.focus()
  }

  private row({ id, name, entries, offStage, onTheNight }: Category): TemplateResult {
    const count = entries.filter(({ withdrawn }) => !withdrawn).length
    return html`<li>
      <button
        class="quiet"
        data-category=${id}
        aria-current=${id === this.open ? 'true' : nothing}
        @click=${() => {
          this.open = id
        }}
      >
        <span class="title" dir="auto">${name}</span>
        <span class="tags">
          ${offStage ? html`<span class="tag">${say('Not on stage')}</span>` : nothing}
          ${onTheNight ? html`<span class="tag">${say('On the night')}</span>` : nothing}
          <span class="faint">${sayCount(count, { one: '{n} entry', other: '{n} entries' })}</span>
        </span>
      </button>
    </li>`
  }

  private adding(): TemplateResult {
    const active = acts(this.setUp, 'add-category')
    const isFull = this.setUp.show.categories.length >= MOST_CATEGORIES
    return html`<form
      class="adding"
      @submit=${(event: Event) => {
        event.preventDefault()
        void this.add()
      }}
    >
      <label class="unseen" for="new">${say('Name of a new category')}</label>
      <input id="new" dir="auto" autocomplete="off" maxlength="400" placeholder=${say('New category')} ?disabled=${isFull} />
      <button data-do="add-category" ?disabled=${!active || isFull}>${say('Add')}</button>
    </form>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'categories-part': CategoriesPart
  }
}

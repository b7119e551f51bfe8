/** One category, open: its own fields, and its entries in their order, of which one at a time is open. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Wish } from '#shared/commands'
import type { Category, Entry } from '#shared/show-file'
import { say } from '../language/say.ts'
import { askedDialog } from '../parts/asked-dialog.ts'
import { type Asked, pushing, withdrawal } from '../parts/edit-asks.ts'
import { look } from '../parts/look.ts'
import { sectionLook } from '../parts/page-look.ts'
import { categoryDetailLook } from './category-detail-look.ts'
import { categoryFields } from './category-fields.ts'
import { entryFields } from './entry-fields.ts'
import { newId } from './new-ids.ts'
import { partLook } from './part-look.ts'
import { actButton, acts, mayDo, type SetUp } from './set-up.ts'
import { Dragging } from './sortable.ts'

const MOST_ENTRIES = 100

/** Fires `shut` when it is to be put away, and `tell` with a sentence. */
@customElement('category-detail')
export class CategoryDetail extends LitElement {
  static override styles = [look, sectionLook, partLook, categoryDetailLook]

  @property({ attribute: false }) setUp!: SetUp
  @property({ attribute: false }) category!: Category
  @state() private open: string | null = null
  @state() private refusal = ''
  @state() private asked: Asked | null = null
  /** What the next press on the same button really takes away. */
  @state() private removing: string | null = null
  @query('#new') private readonly fresh!: HTMLInputElement | null
  @query('ol') private readonly list!: HTMLElement | null

  constructor() {
    super()
    const list = () => (acts(this.setUp, 'move-entry') ? this.list : null)
    new Dragging(this, list, (entry, before) => void this.moveTo(entry, before))
  }

  private async act(wish: Wish, done: string): Promise<boolean> {
    const outcome = await this.setUp.send(wish)
    this.refusal = outcome.ok ? '' : outcome.sentence
    if (outcome.ok) this.tell(done)
    else if (outcome.code === 'frozen') {
      this.refusal = ''
      this.asked = pushing(say('Change what is on screen?'), say('Do it'), wish, done)
    }
    return outcome.ok
  }

  private tell(sentence: string): void {
    this.dispatchEvent(new CustomEvent('tell', { detail: sentence, bubbles: true, composed: true }))
  }

  private async moveTo(id: string, before: string | null): Promise<void> {
    const { category } = this
    const entry = category.entries.find((one) => one.id === id)
    if (!entry) return
    const wish = { kind: 'move-entry', category: category.id, entry: id, before, push: false } as const
    const others = category.entries.filter((one) => one.id !== id)
    const at = before === null ? others.length : others.findIndex((one) => one.id === before)
    await this.act(
      wish,
      say('{name} was moved; it is {place} of {all} now.', {
        name: entry.entrant,
        place: at + 1,
        all: category.entries.length,
      }),
    )
  }

  private move(at: number, by: -1 | 1): void {
    const { entries } = this.category
    const entry = entries[at]
    const before = by === -1 ? entries[at - 1]?.id : (entries[at + 2]?.id ?? null)
    if (entry && before !== undefined) void this.moveTo(entry.id, before)
  }

  private async add(): Promise<void> {
    const entrant = this.fresh?.value.trim() ?? ''
    if (entrant === '') return this.fresh?.focus()
    const { category } = this
    const id = newId(
      entrant,
      'entry',
      category.entries.map((entry) => entry.id),
    )
    const entry: Entry = { id, entrant, partners: [], title: null, person: null, summary: null }
    const wish = { kind: 'add-entry', category: category.id, entry, before: null, push: false } as const
    if (!(await this.act(wish, say('{name} was added.', { name: entrant }))) || !this.fresh) return
    this.fresh.value = ''
    this.fresh.focus()
  }

  private async takeAway(what: string, wish: Wish, done: string): Promise<void> {
    if (this.removing !== what) {
      this.removing = what
      return
    }
    this.removing = null
    await this.act(wish, done)
  }

  private removeButton(what: string, words: string, label: string, wish: Wish, done: string): TemplateResult {
    const sure = this.removing === what
    return html`<button
      class=${sure ? 'danger' : 'quiet'}
      data-do="remove"
      aria-label=${sure ? say('Really: {what}', { what: label }) : label}
      ?disabled=${!acts(this.setUp, wish.kind)}
      @click=${() => this.takeAway(what, wish, done)}
      @blur=${() => {
        this.removing = null
      }}
    >
      ${sure ? say('Really?') : words}
    </button>`
  }

  protected override render() {
    const { setUp, category } = this
    const { id, name, entries } = category
    return html`
      <div class="head">
        <button class="quiet back" data-do="back" @click=${() => this.dispatchEvent(new CustomEvent('shut'))}>${say('← All categories')}</button>
        <h1 dir="auto">${name}</h1>
        ${
          mayDo(setUp, 'remove-category')
            ? this.removeButton(
                'category',
                say('Remove category'),
                say('Remove the category {name}', { name }),
                { kind: 'remove-category', category: id, push: false },
                say('{name} was removed.', { name }),
              )
            : nothing
        }
      </div>
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      ${categoryFields(setUp, category, (wish, done) => void this.act(wish, done))}
      <h2>${say('Entries')} <span class="faint">${entries.length}</span></h2>
      ${entries.length === 0 ? html`<p class="none soft">${say('No entries. Their winner can still be written in.')}</p>` : nothing}
      <ol aria-label=${say('Entries of {name}', { name })}>
        ${repeat(
          entries,
          (entry) => entry.id,
          (entry, at) => this.row(entry, at),
        )}
      </ol>
      ${mayDo(setUp, 'add-entry') ? this.adding() : nothing}
      ${this.asked ? this.dialog(this.asked) : nothing}
    `
  }

  private row(entry: Entry, at: number): TemplateResult {
    const { id, entrant, title, person, withdrawn } = entry
    const isOpen = this.open === id
    const orders = mayDo(this.setUp, 'move-entry')
    return html`<li class=${withdrawn ? 'withdrawn' : ''} data-entry=${id} data-sort=${id}>
      <div class="line">
        ${orders ? html`<span class="grip" aria-hidden="true">⠿</span>` : nothing}
        <button
          class="quiet open"
          data-do="open"
          aria-expanded=${isOpen ? 'true' : 'false'}
          @click=${() => {
            this.open = isOpen ? null : id
          }}
        >
          <span class="title" dir="auto">${entrant}</span>
          <span class="faint" dir="auto">${[title, person].filter(Boolean).join(' — ')}</span>
          ${withdrawn ? html`<span class="tag">${say('Withdrawn')}</span>` : nothing}
        </button>
      </div>
      ${isOpen ? html`<div class="opened">${entryFields(this.setUp, this.category, entry)}${this.entryActs(entry, at)}</div>` : nothing}
    </li>`
  }

  private entryActs(entry: Entry, at: number): TemplateResult {
    const { setUp, category } = this
    const { id, entrant, withdrawn } = entry
    const moves = acts(setUp, 'move-entry')
    return html`<div class="row acts">
      ${
        mayDo(setUp, 'move-entry')
          ? html`${actButton({ does: 'up', words: say('↑ Up'), label: say('Move {name} up', { name: entrant }), off: at === 0, press: () => this.move(at, -1) }, moves)}
            ${actButton({ does: 'down', words: say('↓ Down'), label: say('Move {name} down', { name: entrant }), off: at === category.entries.length - 1, press: () => this.move(at, 1) }, moves)}`
          : nothing
      }
      ${mayDo(setUp, 'withdraw-entry') ? actButton({ does: 'withdraw', words: withdrawn ? say('Let in again') : say('Withdraw'), label: withdrawn ? say('Let in again: {name}', { name: entrant }) : say('Withdraw: {name}', { name: entrant }), press: () => this.withdraw(entry) }, acts(setUp, 'withdraw-entry')) : nothing}
      ${
        mayDo(setUp, 'remove-entry')
          ? this.removeButton(
              id,
              say('Remove'),
              say('Remove {name}', { name: entrant }),
              { kind: 'remove-entry', category: category.id, entry: id, push: false },
              say('{name} was removed.', { name: entrant }),
            )
          : nothing
      }
    </div>`
  }

  private withdraw(entry: Entry): void {
    const { category } = this
    if (!entry.withdrawn) {
      this.asked = withdrawal(category, entry)
      return
    }
    const wish = {
      kind: 'withdraw-entry',
      category: category.id,
      entry: entry.id,
      withdrawn: false,
      push: false,
    } as const
    void this.act(wish, say('{name} competes again.', { name: entry.entrant }))
  }

  private adding(): TemplateResult {
    const isFull = this.category.entries.length >= MOST_ENTRIES
    return html`<form
      class="adding"
      @submit=${(event: Event) => {
        event.preventDefault()
        void this.add()
      }}
    >
      <label class="unseen" for="new">${say('Entrant of a new entry')}</label>
      <input id="new" dir="auto" autocomplete="off" maxlength="400" placeholder=${say('New entry: who enters')} ?disabled=${isFull} />
      <button data-do="add-entry" ?disabled=${!acts(this.setUp, 'add-entry') || isFull}>${say('Add')}</button>
    </form>`
  }

  private dialog(asked: Asked): TemplateResult {
    const { send, live } = this.setUp
    return askedDialog(asked, {
      send,
      live,
      mayPush: mayDo(this.setUp, 'take'),
      done: (said) => {
        this.asked = null
        this.tell(said)
      },
      dismiss: () => {
        this.asked = null
      },
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'category-detail': CategoryDetail
  }
}

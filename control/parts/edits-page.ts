/** The show as it is edited on the night: the order of the evening, its categories and their entries. */
import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Wish } from '#shared/commands'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { CategoryId } from '#shared/ids'
import { may } from '#shared/people'
import type { Category, Entry, Segment } from '#shared/show-file'
import type { Send } from '../desk.ts'
import { type EditRow, editRows, type Frozen, placeFor, unplanned } from '../edit-rows.ts'
import { capOf } from '../keymap.ts'
import { say } from '../language/say.ts'
import { Dragging } from '../setup/sortable.ts'
import { askedDialog } from './asked-dialog.ts'
import { type Asked, announcement, pushing, withdrawal } from './edit-asks.ts'
import { type RowActs, rowOf, unplannedRow } from './edit-row.ts'
import './category-edit.ts'
import { editsPageLook } from './edits-page-look.ts'
import { movedWords, type Way } from './edits-words.ts'
import './entry-edit.ts'
import { markLook } from './level-mark.ts'
import { look } from './look.ts'
import { pageLook, rowLook, sectionLook } from './page-look.ts'
import './slide-edit.ts'

type Dialog =
  | { readonly kind: 'entry'; readonly category: CategoryId; readonly entry: Entry; readonly frozen: Frozen }
  | { readonly kind: 'category'; readonly category: Category; readonly frozen: Frozen }
  | {
      readonly kind: 'slide'
      readonly segment: Segment | null
      readonly name: string
      readonly frozen: Frozen
    }
  | ({ readonly kind: 'ask' } & Asked)

/** Fires `lock` when somebody locks or unlocks the edits of this desk. */
@customElement('edits-page')
export class EditsPage extends LitElement {
  static override styles = [look, pageLook, sectionLook, rowLook, markLook, editsPageLook]

  @property({ attribute: false }) plan!: DeskPlan
  @property({ attribute: false }) view!: DeskLive
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ type: Boolean }) locked = false
  @state() private open: ReadonlySet<string> = new Set()
  @state() private dialog: Dialog | null = null
  @state() private said = ''
  @state() private refusal = ''
  /** A move puts the row elsewhere; the button that moved it keeps the focus. */
  private focused: string | null = null

  constructor() {
    super()
    const list = () => (this.active && this.may('move-segment') ? this.renderRoot.querySelector('ol') : null)
    new Dragging(this, list, (id, before) => void this.moveTo(id, before))
  }

  private may(kind: Wish['kind']): boolean {
    return may(this.view.role, kind)
  }

  private get active(): boolean {
    return this.live && !this.locked
  }

  private async act(wish: Wish, what: string, done: string): Promise<void> {
    if (!this.active) return
    this.refusal = ''
    this.said = ''
    const outcome = await this.send(wish)
    if (outcome.ok) this.said = done
    else if (outcome.code === 'frozen') this.ask(pushing(`${what}?`, what, wish, done))
    else this.refusal = outcome.sentence
  }

  private readonly acts: RowActs = {
    toggle: (id) => {
      const open = new Set(this.open)
      if (!open.delete(id)) open.add(id)
      this.open = open
    },
    move: async (row, by) => {
      const before = placeFor(this.plan.show.rundown, row.segment.id, by)
      if (before === undefined) return
      this.focused = `[data-segment="${row.segment.id}"] [data-do="${by === -1 ? 'up' : 'down'}"]`
      await this.moveTo(row.segment.id, before, by === -1 ? 'up' : 'down')
    },
    remove: ({ segment, title }) => {
      const wish = { kind: 'remove-segment', segment: segment.id, push: false } as const
      const done = say('{name} was removed. Undo brings it back.', { name: title })
      void this.act(wish, say('Remove {name}', { name: title }), done)
    },
    skip: ({ segment, title }) => {
      const skipped = !segment.skipped
      const wish = { kind: 'skip-segment', segment: segment.id, skipped, push: false } as const
      const name = { name: title }
      const what = skipped ? say('Skip {name}', name) : say('Bring back {name}', name)
      void this.act(
        wish,
        what,
        skipped ? say('{name} is skipped.', name) : say('{name} is back in its place.', name),
      )
    },
    stage: (category) => {
      const onStage = category.offStage === true
      const wish = { kind: 'stage-category', category: category.id, onStage, push: false } as const
      const name = { name: category.name }
      const done = onStage ? say('{name} is back on stage.', name) : say('{name} is not on stage.', name)
      void this.act(wish, say('Change {name}', name), done)
    },
    put: (category) => {
      const segment = { kind: 'category', id: category.id, category: category.id } as const
      const wish = { kind: 'insert-segment', segment, before: this.place, push: false } as const
      const name = { name: category.name }
      void this.act(wish, say('Insert {name}', name), say('{name} is in the rundown.', name))
    },
    announce: (category) => this.ask(announcement(category, this.view)),
    withdraw: (category, entry, frozen) => {
      if (!entry.withdrawn) return this.ask({ ...withdrawal(category, entry), frozen })
      const wish = {
        kind: 'withdraw-entry',
        category: category.id,
        entry: entry.id,
        withdrawn: false,
        push: false,
      } as const
      const name = { name: entry.entrant }
      void this.act(wish, say('Let {name} in again', name), say('{name} competes again.', name))
    },
    editEntry: (category, entry, frozen) => {
      this.dialog = { kind: 'entry', category: category.id, entry, frozen }
    },
    editCategory: (category, frozen) => {
      this.dialog = { kind: 'category', category, frozen }
    },
    editSegment: ({ segment, title, frozen }) => {
      this.dialog = { kind: 'slide', segment, name: title, frozen }
    },
  }

  private async moveTo(id: string, before: string | null, way: Way = 'there'): Promise<void> {
    const rows = editRows(this.plan, this.view)
    const title = rows.find(({ segment }) => segment.id === id)?.title ?? id
    const others = rows.filter(({ segment }) => segment.id !== id)
    const at = before === null ? others.length : others.findIndex(({ segment }) => segment.id === before)
    const wish = { kind: 'move-segment', segment: id, before, push: false } as const
    const done = movedWords(way, title, at + 1, rows.length)
    await this.act(wish, say('Move {name}', { name: title }), done)
  }

  private ask(asked: Asked): void {
    this.dialog = { kind: 'ask', ...asked }
  }

  /** Something new stands before what comes next. */
  private get place(): string | null {
    return editRows(this.plan, this.view).find(({ next }) => next)?.segment.id ?? null
  }

  protected override updated(): void {
    if (this.focused === null) return
    const button = this.renderRoot.querySelector<HTMLButtonElement>(this.focused)
    const isElsewhere = this.shadowRoot?.activeElement !== button
    if (button && isElsewhere && this.shadowRoot?.activeElement === null) button.focus()
  }

  protected override render() {
    const rows = editRows(this.plan, this.view)
    const others = unplanned(this.plan)
    return html`
      ${this.top()} ${this.locked ? this.lockNote() : nothing}
      <div role="status">${this.said ? html`<p class="said">${this.said}</p>` : nothing}</div>
      <div role="alert">${this.refusal ? html`<p class="refusal">${this.refusal}</p>` : nothing}</div>
      <ol aria-label=${say('Rundown')} @focusin=${this.moved}>
        ${repeat(
          rows,
          ({ segment }) => segment.id,
          (row, i) => rowOf(row, this.setting(row, i, rows.length)),
        )}
      </ol>
      ${
        others.length === 0
          ? nothing
          : html`<h2>${say('Not in the rundown')}</h2>
            <ul>${others.map((category) => unplannedRow(category, this.setting(null, 0, 0), this.plan, this.view))}</ul>`
      }
      ${this.dialog ? this.dialogOf(this.dialog, rows) : nothing}
    `
  }

  /** Whoever goes elsewhere with the focus is not called back. */
  private moved(event: FocusEvent): void {
    const target = event.composedPath()[0] as Element
    if (this.focused !== null && !target.matches(this.focused)) this.focused = null
  }

  private setting(row: EditRow | null, at: number, of: number) {
    return {
      acts: this.acts,
      active: this.active,
      may: (kind: Wish['kind']) => this.may(kind),
      isOpen: row !== null && this.open.has(row.segment.id),
      isFirst: at === 0,
      isLast: at === of - 1,
      announcing: this.view.announcing,
    }
  }

  private top(): TemplateResult {
    const lock = () => this.dispatchEvent(new CustomEvent('lock'))
    return html`
      <header>
        <div>
          <h1>${say('Running order')}</h1>
          <p class="soft">
            ${this.may('edit-entry') ? say('What is on screen or armed changes only when it is pushed there.') : say('Your role may look, not change.')}
          </p>
        </div>
        <div class="row">
          ${
            this.may('insert-segment')
              ? html`<button
                  class="main"
                  data-do="insert"
                  ?disabled=${!this.active}
                  @click=${() => {
                    this.dialog = { kind: 'slide', segment: null, name: '', frozen: null }
                  }}
                >
                  ${say('Insert slide')}
                </button>`
              : nothing
          }
          <button data-do="lock" aria-pressed=${this.locked ? 'true' : 'false'} @click=${lock}>
            ${this.locked ? say('Unlock edits') : say('Lock edits')} <kbd aria-hidden="true">${capOf('lock')}</kbd>
          </button>
        </div>
      </header>
    `
  }

  private lockNote(): TemplateResult {
    return html`<p class="lock" role="note">
      <strong>${say('Edits are locked on this desk.')}</strong> ${say('Nothing here acts until they are unlocked. Take, back, clear, blackout and results go on.')}
    </p>`
  }

  private dialogOf(dialog: Dialog, rows: readonly EditRow[]): TemplateResult {
    const over = (said: string) => {
      this.said = said
      this.refusal = ''
      this.dialog = null
    }
    const done = (event: CustomEvent<string>) => over(event.detail)
    const shut = () => {
      this.dialog = null
    }
    const { send, live } = this
    const mayPush = this.may('take')
    const performance = this.plan.show.rehearsal?.of ?? null
    switch (dialog.kind) {
      case 'entry':
        return html`<entry-edit .category=${dialog.category} .entry=${dialog.entry} .send=${send} .performance=${performance} ?live=${live} .frozen=${dialog.frozen} ?mayPush=${mayPush} @done=${done} @dismiss=${shut}></entry-edit>`
      case 'category':
        return html`<category-edit .show=${this.plan.show} .category=${dialog.category} .send=${send} .performance=${performance} ?live=${live} .frozen=${dialog.frozen} ?mayPush=${mayPush} @done=${done} @dismiss=${shut}></category-edit>`
      case 'slide':
        return html`<slide-edit
          .show=${this.plan.show}
          .segment=${dialog.segment}
          .name=${dialog.name}
          .place=${this.place}
          .places=${rows.map(({ segment, title }) => ({ id: segment.id, title }))}
          .send=${send}
          .performance=${performance}
          ?live=${live}
          .frozen=${dialog.frozen}
          ?mayPush=${mayPush}
          @done=${done}
          @dismiss=${shut}
        ></slide-edit>`
      case 'ask':
        return askedDialog(dialog, { send, live, mayPush, done: over, dismiss: shut })
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'edits-page': EditsPage
  }
}

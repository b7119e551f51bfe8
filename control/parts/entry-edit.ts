/** Corrects the spelling of an entry. */
import { html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { CategoryId } from '#shared/ids'
import type { Entry } from '#shared/show-file'
import type { Send } from '../desk.ts'
import { type EntryForm, entryChange, entryForm } from '../edit-change.ts'
import type { Frozen } from '../edit-rows.ts'
import { say } from '../language/say.ts'
import './edit-dialog.ts'
import type { Made } from './edit-dialog.ts'
import { editField, type Field } from './edit-field.ts'
import { look } from './look.ts'

/** Fires what `edit-dialog` fires. */
@customElement('entry-edit')
export class EntryEdit extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) category!: CategoryId
  @property({ attribute: false }) entry!: Entry
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ attribute: false }) frozen: Frozen = null
  @property({ type: Boolean }) mayPush = false
  @property({ attribute: false }) performance: string | null = null
  @state() private form!: EntryForm

  override connectedCallback(): void {
    super.connectedCallback()
    this.form = entryForm(this.entry)
  }

  private readonly make = (): Made => {
    const change = entryChange(this.entry, this.form)
    if (change === null || 'problem' in change) return change
    return { kind: 'edit-entry', category: this.category, entry: this.entry.id, change, push: false }
  }

  private field(name: keyof EntryForm, label: string, more: Partial<Field> = {}) {
    return editField({ name, label, value: this.form[name], most: 400, ...more }, (text) => {
      this.form = { ...this.form, [name]: text }
    })
  }

  protected override render() {
    return html`
      <edit-dialog
        heading=${say('Edit {name}', { name: this.entry.entrant })}
        said=${say('Corrected.')}
        .make=${this.make}
        .send=${this.send}
        .performance=${this.performance}
        ?live=${this.live}
        .frozen=${this.frozen}
        ?mayPush=${this.mayPush}
        ?guarded=${entryChange(this.entry, this.form) !== null}
        @done=${(event: CustomEvent<string>) => this.pass(event)}
        @dismiss=${(event: CustomEvent<string>) => this.pass(event)}
      >
        ${this.field('entrant', say('Entrant'), { first: true })}
        ${this.field('title', say('Title of the work (may be empty)'))}
        ${this.field('person', say('Person (may be empty)'))}
        ${this.field('partners', say('Partners, one on each line'), { lines: 2, most: 4000 })}
        ${this.field('say', say('How it is said, for the presenter'))}
        ${this.field('summary', say('Summary (not shown)'))}
      </edit-dialog>
    `
  }

  private pass(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'entry-edit': EntryEdit
  }
}

/** Changes the name, the sponsor or the notes of a category. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { imageOf } from '#shared/images'
import type { Category, ShowFile } from '#shared/show-file'
import type { Send } from '../desk.ts'
import { type CategoryForm, categoryChange } from '../edit-change.ts'
import type { Frozen } from '../edit-rows.ts'
import { say } from '../language/say.ts'
import './edit-dialog.ts'
import type { Made } from './edit-dialog.ts'
import { editField, type Field } from './edit-field.ts'
import { look } from './look.ts'

/** Fires what `edit-dialog` fires. */
@customElement('category-edit')
export class CategoryEdit extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) show!: ShowFile
  @property({ attribute: false }) category!: Category
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ attribute: false }) frozen: Frozen = null
  @property({ type: Boolean }) mayPush = false
  @property({ attribute: false }) performance: string | null = null
  @state() private form!: CategoryForm

  override connectedCallback(): void {
    super.connectedCallback()
    const { name, sponsor, notes } = this.category
    this.form = { name, sponsor: sponsor ?? '', notes: notes ?? '', keepsLogo: false }
  }

  private readonly make = (): Made => {
    const change = categoryChange(this.category, this.form)
    if (change === null || 'problem' in change) return change
    return { kind: 'edit-category', category: this.category.id, change, push: false }
  }

  private field(name: 'name' | 'sponsor' | 'notes', label: string, more: Partial<Field> = {}) {
    return editField({ name, label, value: this.form[name], most: 400, ...more }, (text) => {
      this.form = { ...this.form, [name]: text }
    })
  }

  protected override render() {
    return html`
      <edit-dialog
        heading=${say('Edit {name}', { name: this.category.name })}
        .make=${this.make}
        .send=${this.send}
        .performance=${this.performance}
        ?live=${this.live}
        .frozen=${this.frozen}
        ?mayPush=${this.mayPush}
        ?guarded=${categoryChange(this.category, this.form) !== null}
        @done=${(event: CustomEvent<string>) => this.pass(event)}
        @dismiss=${(event: CustomEvent<string>) => this.pass(event)}
      >
        ${this.field('name', say('Name'), { first: true })} ${this.field('sponsor', say('Sponsor (may be empty)'))} ${this.logo()}
        ${this.field('notes', say('Notes for the presenter'), { lines: 3, most: 600 })}
      </edit-dialog>
    `
  }

  /** Asked only where it matters: there is a logo, and another name for it. */
  private logo() {
    const { sponsor } = this.category
    const isOther = this.form.sponsor.trim() !== '' && this.form.sponsor.trim() !== sponsor
    const has = sponsor !== null && imageOf(this.show.images, { kind: 'sponsor', name: sponsor }) !== null
    if (!isOther || !has) return nothing
    return html`<label class="row">
      <input
        type="checkbox"
        data-field="keeps-logo"
        .checked=${this.form.keepsLogo}
        @change=${(event: Event) => {
          this.form = { ...this.form, keepsLogo: (event.target as HTMLInputElement).checked }
        }}
      />
      <span>${say('The same sponsor, spelled right: keep its logo')}</span>
    </label>`
  }

  private pass(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'category-edit': CategoryEdit
  }
}

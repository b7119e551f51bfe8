/** Throws the sealed results of a category away, unopened. Fires what `edit-dialog` fires. */
import { html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Category } from '#shared/show-file'
import type { Send } from '../desk.ts'
import { say } from '../language/say.ts'
import './edit-dialog.ts'
import type { Made } from './edit-dialog.ts'
import { editField } from './edit-field.ts'
import { look } from './look.ts'

@customElement('discard-dialog')
export class DiscardDialog extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) category!: Category
  /** The category as it stood when this was asked for. */
  @property({ attribute: false }) revision = 1
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @state() private reason = ''

  private readonly make = (): Made => {
    const reason = this.reason.trim()
    if (reason === '') return { problem: say('Say why: readers see it.') }
    return { kind: 'discard-result', category: this.category.id, revision: this.revision, reason }
  }

  private pass(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }))
  }

  protected override render() {
    return html`
      <edit-dialog
        heading=${say('Discard the result of {name}?', { name: this.category.name })}
        does=${say('Discard it unopened')}
        said=${say('The result of {name} was discarded.', { name: this.category.name })}
        .make=${this.make}
        .send=${this.send}
        ?live=${this.live}
        grave
        ?guarded=${this.reason.trim() !== ''}
        @done=${this.pass}
        @dismiss=${this.pass}
      >
        <p class="soft">
          ${say('All its envelopes are thrown away without being opened, and the category is open again. Their fingerprints stay on the public list, marked as discarded.')}
        </p>
        ${editField(
          { name: 'reason', label: say('Why (readers see it: name nobody)'), value: this.reason, most: 300 },
          (text) => {
            this.reason = text
          },
        )}
      </edit-dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'discard-dialog': DiscardDialog
  }
}

/** Inserts a slide into the rundown, or changes one: its words and how long it is planned to take. */
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { SegmentId } from '#shared/ids'
import type { Segment, ShowFile } from '#shared/show-file'
import type { Send } from '../desk.ts'
import type { Frozen } from '../edit-rows.ts'
import { say } from '../language/say.ts'
import { newId } from '../setup/new-ids.ts'
import './edit-dialog.ts'
import type { Made } from './edit-dialog.ts'
import { editField } from './edit-field.ts'
import { look } from './look.ts'

const KINDS = [
  ['text', say('Slide with words')],
  ['interval', say('Interval, with a countdown')],
  ['sponsors', say('All sponsors')],
] as const
type Kind = (typeof KINDS)[number][0]

interface Form {
  readonly kind: Kind
  readonly title: string
  readonly body: string
  readonly minutes: string
  readonly before: SegmentId
}

/** Fires what `edit-dialog` fires. */
@customElement('slide-edit')
export class SlideEdit extends LitElement {
  static override styles = [look]

  @property({ attribute: false }) show!: ShowFile
  /** The segment that is changed; null for a new one. */
  @property({ attribute: false }) segment: Segment | null = null
  /** What it is called. */
  @property() name = ''
  /** Where a new one is suggested to stand; null is the end. */
  @property({ attribute: false }) place: SegmentId | null = null
  /** What the segments are called, in their order. */
  @property({ attribute: false }) places: readonly { readonly id: SegmentId; readonly title: string }[] = []
  @property({ attribute: false }) send!: Send
  @property({ type: Boolean }) live = false
  @property({ attribute: false }) frozen: Frozen = null
  @property({ type: Boolean }) mayPush = false
  @property({ attribute: false }) performance: string | null = null
  @state() private form!: Form
  private untouched!: Form

  override connectedCallback(): void {
    super.connectedCallback()
    const { segment } = this
    const words = { title: '', body: '', ...segment }
    const minutes = segment?.minutes === undefined ? '' : String(segment.minutes)
    this.form = { kind: 'text', title: words.title, body: words.body, minutes, before: this.place ?? '' }
    this.untouched = this.form
  }

  private readonly make = (): Made => {
    const { kind, minutes: written, before } = this.form
    const [title, body] = [this.form.title.trim(), this.form.body.trim()]
    const minutes = written.trim() === '' ? null : Number(written)
    if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= 600))
      return { problem: say('Minutes are a whole number up to 600, or empty.') }
    if (this.hasWords && title === '') return { problem: say('A slide has a title; write it.') }
    const { segment } = this
    if (segment) {
      const words = {
        ...('title' in segment && title !== segment.title ? { title } : {}),
        ...('body' in segment && body !== segment.body ? { body } : {}),
        ...(minutes !== (segment.minutes ?? null) ? { minutes } : {}),
      }
      if (Object.keys(words).length === 0) return null
      return { kind: 'edit-segment', segment: segment.id, change: words, push: false }
    }
    const taken = this.show.rundown.map((one) => one.id)
    const id = newId('', kind === 'text' ? 'slide' : kind, taken)
    const planned = minutes === null ? {} : { minutes }
    return {
      kind: 'insert-segment',
      segment: kind === 'sponsors' ? { kind, id, title, ...planned } : { kind, id, title, body, ...planned },
      before: before === '' ? null : before,
      push: false,
    }
  }

  private get hasWords(): boolean {
    return this.segment === null || 'title' in this.segment
  }

  private get hasBody(): boolean {
    return this.segment === null ? this.form.kind !== 'sponsors' : 'body' in this.segment
  }

  private write(change: Partial<Form>): void {
    this.form = { ...this.form, ...change }
  }

  protected override render() {
    const { form, segment } = this
    return html`
      <edit-dialog
        heading=${segment === null ? say('Insert a slide') : say('Edit {name}', { name: this.name })}
        does=${segment === null ? say('Insert') : say('Save')}
        said=${segment === null ? say('Inserted.') : say('Saved.')}
        .make=${this.make}
        .send=${this.send}
        .performance=${this.performance}
        ?live=${this.live}
        .frozen=${this.frozen}
        ?mayPush=${this.mayPush}
        ?guarded=${JSON.stringify(form) !== JSON.stringify(this.untouched)}
        @done=${(event: CustomEvent<string>) => this.pass(event)}
        @dismiss=${(event: CustomEvent<string>) => this.pass(event)}
      >
        ${segment === null ? this.kinds() : nothing}
        ${
          this.hasWords
            ? editField(
                { name: 'title', label: say('Title'), value: form.title, most: 400, first: true },
                (title) => this.write({ title }),
              )
            : nothing
        }
        ${
          this.hasBody
            ? editField(
                { name: 'body', label: say('Words (may be empty)'), value: form.body, most: 1200, lines: 3 },
                (body) => this.write({ body }),
              )
            : nothing
        }
        ${editField(
          { name: 'minutes', label: say('Planned minutes (may be empty)'), value: form.minutes, most: 3 },
          (minutes) => this.write({ minutes }),
        )}
        ${segment === null ? this.standsBefore() : nothing}
      </edit-dialog>
    `
  }

  private kinds() {
    return html`<label class="field">
      <span>${say('What')}</span>
      <select
        data-field="kind"
        @change=${(event: Event) => this.write({ kind: (event.target as HTMLSelectElement).value as Kind })}
      >
        ${KINDS.map(([kind, name]) => html`<option value=${kind}>${name}</option>`)}
      </select>
    </label>`
  }

  private standsBefore() {
    return html`<label class="field">
      <span>${say('Before')}</span>
      <select
        data-field="before"
        @change=${(event: Event) => this.write({ before: (event.target as HTMLSelectElement).value })}
      >
        ${this.places.map(
          ({ id, title }) => html`<option value=${id} ?selected=${id === this.form.before}>${title}</option>`,
        )}
        <option value="" ?selected=${this.form.before === ''}>${say('At the end')}</option>
      </select>
    </label>`
  }

  private pass(event: CustomEvent<string>): void {
    this.dispatchEvent(new CustomEvent(event.type, { detail: event.detail }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-edit': SlideEdit
  }
}

/** The post for one possible winner: written here, and published by the reveal if it names them. */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import type { PostDraft } from '#shared/post-drafts'
import type { Award } from '#shared/posts'
import { say, sayWith } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { newCommandId } from '../wishes.ts'
import { clockTime } from '../words.ts'
import { type AtBlog, othersOn } from './at-blog.ts'
import { composingOf, extrasOf, NOTHING } from './composing.ts'
import { EditingHere, NEW } from './editing-here.ts'
import type { PostComposer } from './post-composer.ts'
import './post-composer.ts'
import { openElsewhere, sideBySide, sideBySideLook } from './side-by-side.ts'

/** Fires `next` once it is kept from the keyboard, and the one after it is to be written. */
@customElement('prepared-field')
export class PreparedField extends LitElement {
  static override styles = [
    look,
    sideBySideLook,
    css`
      .entry {
        display: grid;
        gap: 6px;
        padding: 10px 12px 12px;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 2px 10px;
      }
      h2 {
        color: var(--ink);
        font-size: 14px;
        font-weight: 600;
      }
      .state {
        font-size: 12px;
      }
      .written {
        color: var(--next-ink);
      }
      .unkept {
        color: var(--warn);
        font-weight: 600;
      }
    `,
  ]

  @property() name = ''
  @property({ attribute: false }) of!: Award
  @property({ attribute: false }) draft: PostDraft | null = null
  @property({ attribute: false }) at!: AtBlog
  @query('post-composer') private readonly composer!: PostComposer
  private readonly here = new EditingHere(this, () => this.subject)

  override connectedCallback(): void {
    super.connectedCallback()
    this.here.resume()
  }

  override focus(): void {
    this.composer.focus()
  }

  private get subject(): string {
    const { category, level, entry } = this.of
    return this.draft?.id ?? `${NEW}${category}_${level}_${entry}`
  }

  private get kept() {
    return this.draft ? composingOf(this.draft) : NOTHING
  }

  private get isMoved(): boolean {
    const { editing } = this.here
    return editing !== null && !this.here.isSent && editing.rev !== (this.draft?.rev ?? 0)
  }

  /** The reveal published it, or somebody threw it away, while it was open here. */
  protected override willUpdate(): void {
    const { editing, isSent } = this.here
    if (editing && editing.rev > 0 && this.draft === null && !isSent) this.here.giveUp()
  }

  private type(event: CustomEvent): void {
    if (!this.here.editing) this.here.open(this.kept, this.draft?.rev ?? 0)
    this.here.type(event.detail)
  }

  private save(): boolean {
    const { editing } = this.here
    if (!editing || this.isMoved || this.here.isSent || !this.composer.check()) return false
    this.here.save({
      kind: 'keep-draft',
      draft: this.draft?.id ?? newCommandId(),
      rev: editing.rev,
      text: editing.composing.text,
      ...extrasOf(editing.composing),
      at: null,
      when: this.of,
    })
    return true
  }

  private async drop(): Promise<void> {
    const { draft, at } = this
    this.here.close()
    if (!draft) return
    const outcome = await at.send({ kind: 'drop-draft', draft: draft.id, rev: draft.rev })
    at.say(outcome.ok ? say('Thrown away.') : outcome.sentence)
  }

  protected override render(): TemplateResult {
    const { here, at, draft, name, isMoved } = this
    const { isSent } = here
    return html`
      <div class="entry" data-entry=${this.of.entry}>
        <div class="head"><h2 dir="auto">${name}</h2> ${openElsewhere(othersOn(at, this.subject))} ${this.state()}</div>
        ${
          isMoved && draft
            ? sideBySide({
                who: draft.by,
                text: draft.text,
                off: isSent,
                take: () => here.close(),
                replace: () => {
                  here.rebase(draft.rev)
                  this.save()
                },
              })
            : nothing
        }
        <post-composer
          small
          writes="prepared"
          label=${say('If {name} wins', { name })}
          placeholder=${say('Readers get this if {name} wins', { name })}
          .at=${at}
          .composing=${here.editing?.composing ?? this.kept}
          by=${at.name}
          ?off=${isSent}
          @change=${this.type}
          @publish=${() => {
            if (this.save()) this.dispatchEvent(new CustomEvent('next'))
          }}
        >
          <button type="button" class="main" ?disabled=${!here.editing || isMoved || isSent} @click=${() => this.save()}>${isSent ? (at.live ? say('Keeping…') : say('Waiting for the link…')) : say('Keep|save')}</button>
          ${here.editing && !isSent ? html`<button type="button" class="quiet" @click=${() => here.close()}>${say('Discard changes')}</button>` : nothing}
          ${draft && !here.editing ? html`<button type="button" class="quiet" ?disabled=${!at.live} @click=${this.drop}>${say('Throw away')}</button>` : nothing}
        </post-composer>
        <div role="alert">${here.refused ? html`<p class="refusal">${here.refused}</p>` : nothing}</div>
      </div>
    `
  }

  private state(): TemplateResult {
    const { here, draft, at } = this
    if (here.isSent && !at.live)
      return html`<span class="state unkept">${say('On this device; goes out when the link is back')}</span>`
    if (here.editing) return html`<span class="state unkept">${say('Not kept yet')}</span>`
    if (!draft) return html`<span class="state faint">${say('Not written')}</span>`
    return html`<span class="state written">${sayWith('✓ Kept {time}, {by}', { time: clockTime(draft.keptAt, at.timeZone), by: html`<span dir="auto">${draft.by}</span>` })}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'prepared-field': PreparedField
  }
}

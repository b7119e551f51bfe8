/** A post for every possible winner of a category: the reveal publishes the right one, and the others never leave the house (E1). */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Category } from '#shared/show-file'
import { say } from '../language/say.ts'
import { look } from '../parts/look.ts'
import { entryName } from '../words.ts'
import type { AtBlog } from './at-blog.ts'
import { isTold, preparedOf, progressWords } from './prepared.ts'
import type { PreparedField } from './prepared-field.ts'
import './prepared-field.ts'

@customElement('prepared-posts')
export class PreparedPosts extends LitElement {
  static override styles = [
    look,
    css`
      .choose {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
        gap: 8px;
        padding: 10px 12px;
      }
      .progress,
      .told {
        padding: 0 12px 8px;
      }
      .progress strong {
        color: var(--gold);
      }
      .none {
        padding: 16px;
      }
      @media (pointer: coarse) {
        select {
          min-height: 44px;
          font-size: 16px;
        }
      }
    `,
  ]

  @property({ attribute: false }) at!: AtBlog
  @state() private category: string | null = null
  @state() private level: string | null = null

  private get chosen(): Category | undefined {
    const { categories } = this.at.show
    return categories.find(({ id }) => id === this.category) ?? categories[0]
  }

  /** The first that is still to be told is where the work is; a reveal does not pull it away from whoever writes. */
  protected override willUpdate(): void {
    const { marks, show } = this.at
    this.category ??= show.categories.find(({ id }) => !isTold(marks[id], show, this.levelId))?.id ?? null
  }

  private get levelId(): string {
    const { levels } = this.at.show
    return levels.find(({ id }) => id === this.level)?.id ?? levels[0]?.id ?? ''
  }

  private toNext(after: string): void {
    const fields = [...this.renderRoot.querySelectorAll<PreparedField>('prepared-field')]
    fields[fields.findIndex(({ of }) => of.entry === after) + 1]?.focus()
  }

  protected override render(): TemplateResult {
    const { at, chosen, levelId } = this
    if (!chosen) return html`<p class="none soft">${say('The show has no categories yet.')}</p>`
    const prepared = preparedOf(at.drafts, chosen, levelId)
    const value = (event: Event) => (event.target as HTMLSelectElement).value
    return html`
      <div class="choose">
        <label class="field"><span>${say('Category')}</span>
          <select data-choose="category" @change=${(event: Event) => {
            this.category = value(event)
          }}>
            ${at.show.categories.map((category) => html`<option value=${category.id} ?selected=${category === chosen}>${category.name} (${progressWords(preparedOf(at.drafts, category, levelId))})</option>`)}
          </select></label>
        <label class="field"><span>${say('Level')}</span>
          <select data-choose="level" @change=${(event: Event) => {
            this.level = value(event)
          }}>
            ${at.show.levels.map(({ id, name }) => html`<option value=${id} ?selected=${id === levelId}>${name}</option>`)}
          </select></label>
      </div>
      <p class="progress"><strong data-progress>${progressWords(prepared)}</strong> <span class="soft">${say('The reveal publishes the one that wins; the others stay here.')}</span></p>
      ${isTold(at.marks[chosen.id], at.show, levelId) ? html`<p class="told soft">${say('This result is told already: what is kept here is published no more by itself.')}</p>` : nothing}
      ${repeat(
        prepared.entries.flatMap(({ entry, drafts }) => [
          { entry, draft: drafts[0] ?? null, isFirst: true },
          ...drafts.slice(1).map((draft) => ({ entry, draft, isFirst: false })),
        ]),
        ({ entry, draft, isFirst }) => `${chosen.id} ${levelId} ${entry.id} ${isFirst ? '' : draft?.id}`,
        ({ entry, draft }) => html`<prepared-field
          .at=${at}
          .of=${{ category: chosen.id, level: levelId, entry: entry.id }}
          .draft=${draft}
          name=${entryName(entry)}
          @next=${() => this.toNext(entry.id)}
        ></prepared-field>`,
      )}
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'prepared-posts': PreparedPosts
  }
}

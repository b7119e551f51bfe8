/** One segment of the rundown with all that can be done to it; a category opens to its entries. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Wish } from '#shared/commands'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Category, Entry } from '#shared/show-file'
import { type EditRow, type Frozen, isSealed, kindOf } from '../edit-rows.ts'
import { say } from '../language/say.ts'
import { marksOf } from '../rundown-view.ts'
import { actButton } from '../setup/set-up.ts'
import { levelMark } from './level-mark.ts'

export interface RowActs {
  toggle(segment: string): void
  move(row: EditRow, by: -1 | 1): void
  skip(row: EditRow): void
  remove(row: EditRow): void
  stage(category: Category): void
  put(category: Category): void
  announce(category: Category): void
  withdraw(category: Category, entry: Entry, frozen: Frozen): void
  editEntry(category: Category, entry: Entry, frozen: Frozen): void
  editCategory(category: Category, frozen: Frozen): void
  editSegment(row: EditRow): void
}

export interface RowSetting {
  readonly acts: RowActs
  readonly active: boolean
  readonly may: (kind: Wish['kind']) => boolean
  readonly isOpen: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly announcing: DeskLive['announcing']
}

/** What the role may not do has no button; what cannot be done now has one that is off. */
export function rowOf(row: EditRow, setting: RowSetting): TemplateResult {
  const { segment, category, title, number, frozen, next } = row
  const isAside = segment.skipped === true || category?.offStage === true
  return html`
    <li class="segment ${frozen ? 'frozen' : ''} ${isAside ? 'aside' : ''}" data-segment=${segment.id} data-sort=${segment.id}>
      <div class="line">
        ${setting.active && setting.may('move-segment') ? html`<span class="grip" aria-hidden="true">⠿</span>` : html`<span></span>`}
        <span class="number">${number ?? ''}</span>
        <span class="what">
          <span class="title" dir="auto">${title}</span>
          <span class="tags">
            ${category ? nothing : html`<span class="faint">${kindOf(segment)}</span>`}
            ${frozen ? html`<span class="tag ${frozen === 'armed' ? 'next' : 'on'}">${frozen === 'armed' ? say('Armed') : say('On screen')}</span>` : nothing}
            ${next ? html`<span class="tag next">${say('Next')}</span>` : nothing}
            ${segment.skipped ? html`<span class="tag">${say('Skipped')}</span>` : nothing}
            ${category?.offStage ? html`<span class="tag">${say('Not on stage')}</span>` : nothing}
            ${segment.minutes === undefined ? nothing : html`<span class="faint">${say('{n} min', { n: segment.minutes })}</span>`}
            ${row.marks.map(({ mark, name }) => levelMark(mark, name))}
          </span>
        </span>
        <span class="acts">${actsOf(row, setting)}</span>
      </div>
      ${category && setting.isOpen ? entriesOf(category, frozen, setting) : nothing}
    </li>
  `
}

/** What only the rundown holds: a category is removed among the categories, and skipped here. */
const REMOVABLE: ReadonlySet<string> = new Set(['text', 'interval', 'sponsors'])

function actsOf(row: EditRow, setting: RowSetting): (TemplateResult | typeof nothing)[] {
  const { acts, active, may, isFirst, isLast } = setting
  const { segment, category, title, frozen } = row
  const skipped = segment.skipped === true
  const order = may('move-segment')
  return [
    ...(order
      ? [
          actButton(
            {
              does: 'up',
              words: '↑',
              label: say('Move {name} up', { name: title }),
              off: isFirst,
              press: () => acts.move(row, -1),
            },
            active,
          ),
          actButton(
            {
              does: 'down',
              words: '↓',
              label: say('Move {name} down', { name: title }),
              off: isLast,
              press: () => acts.move(row, 1),
            },
            active,
          ),
        ]
      : []),
    ...(category && may('edit-category')
      ? [
          actButton(
            {
              does: 'edit-category',
              words: say('Edit'),
              label: say('Edit {name}', { name: title }),
              press: () => acts.editCategory(category, frozen),
            },
            active,
          ),
        ]
      : []),
    ...(may('edit-segment')
      ? [
          actButton(
            {
              does: 'edit-segment',
              words: category ? say('Time') : say('Edit'),
              label: category
                ? say('Planned time of {name}', { name: title })
                : say('Edit {name}', { name: title }),
              press: () => acts.editSegment(row),
            },
            active,
          ),
        ]
      : []),
    ...(REMOVABLE.has(segment.kind) && may('remove-segment')
      ? [
          actButton(
            {
              does: 'remove',
              words: say('Remove'),
              label: say('Remove {name}', { name: title }),
              press: () => acts.remove(row),
            },
            active,
          ),
        ]
      : []),
    ...(may('skip-segment')
      ? [
          actButton(
            {
              does: 'skip',
              words: skipped ? say('Bring back') : say('Skip'),
              label: skipped
                ? say('Bring back {name}', { name: title })
                : say('Skip {name}', { name: title }),
              press: () => acts.skip(row),
            },
            active,
          ),
        ]
      : []),
    ...(category ? categoryActs(category, row.marks, setting) : []),
    category && category.entries.length > 0
      ? html`<button
          class="quiet"
          data-do="entries"
          aria-expanded=${setting.isOpen ? 'true' : 'false'}
          aria-label=${say('Entries of {name}', { name: title })}
          @click=${() => acts.toggle(segment.id)}
        >
          ${say('Entries {n}', { n: category.entries.length })}
        </button>`
      : nothing,
  ]
}

function categoryActs(
  category: Category,
  marks: EditRow['marks'],
  { acts, active, may, announcing }: RowSetting,
): TemplateResult[] {
  const asked = announcing?.category === category.id
  return [
    ...(may('stage-category')
      ? [
          actButton(
            {
              does: 'stage',
              words: category.offStage ? say('Put on stage') : say('Not on stage'),
              label: category.offStage
                ? say('{name}: put on stage', { name: category.name })
                : say('{name}: not on stage', { name: category.name }),
              press: () => acts.stage(category),
            },
            active,
          ),
        ]
      : []),
    ...(category.offStage && may('announce') && isSealed(marks)
      ? [announceButton(category, asked, acts, active)]
      : []),
  ]
}

const announceButton = (category: Category, asked: boolean, acts: RowActs, active: boolean): TemplateResult =>
  html`<button data-do="announce" aria-label=${asked ? say('Agree to announce {name}', { name: category.name }) : say('Announce {name}', { name: category.name })} ?disabled=${!active} @click=${() => acts.announce(category)}>
    ${asked ? say('Agree…') : say('Announce…')}
  </button>`

/** A category that stands nowhere in the rundown: it can be put there, or announced as it is. */
export function unplannedRow(
  category: Category,
  { acts, active, may, announcing }: RowSetting,
  plan: DeskPlan,
  live: DeskLive,
): TemplateResult {
  const marks = marksOf(plan, live, category.id)
  const asked = announcing?.category === category.id
  return html`<li class="segment aside" data-category=${category.id}>
    <div class="line">
      <span></span>
      <span class="number"></span>
      <span class="what">
        <span class="title" dir="auto">${category.name}</span>
        <span class="tags">${marks.map(({ mark, name }) => levelMark(mark, name))}</span>
      </span>
      <span class="acts">
        ${may('insert-segment') ? actButton({ does: 'put', words: say('Put into the rundown'), label: say('Put {name} into the rundown', { name: category.name }), press: () => acts.put(category) }, active) : nothing}
        ${may('announce') && isSealed(marks) ? announceButton(category, asked, acts, active) : nothing}
      </span>
    </div>
  </li>`
}

function entriesOf(category: Category, frozen: Frozen, { acts, active, may }: RowSetting): TemplateResult {
  return html`<ul class="entries" aria-label=${say('Entries of {name}', { name: category.name })}>
    ${category.entries.map(
      (entry) => html`<li class=${entry.withdrawn ? 'withdrawn' : ''} data-entry=${entry.id}>
        <span class="what">
          <span class="title" dir="auto">${entry.entrant}</span>
          <span class="tags">
            ${entry.withdrawn ? html`<span class="tag">${say('Withdrawn')}</span>` : nothing}
            ${entry.writeIn ? html`<span class="tag">${say('Written in')}</span>` : nothing}
            <span class="faint" dir="auto">${[entry.title, entry.person].filter(Boolean).join(' — ')}</span>
          </span>
        </span>
        <span class="acts">
          ${may('edit-entry') ? actButton({ does: 'edit-entry', words: say('Edit'), label: say('Edit {name}', { name: entry.entrant }), press: () => acts.editEntry(category, entry, frozen) }, active) : nothing}
          ${
            may('withdraw-entry') && !entry.writeIn
              ? actButton(
                  {
                    does: 'withdraw',
                    words: entry.withdrawn ? say('Let in again') : say('Withdraw'),
                    label: entry.withdrawn
                      ? say('Let in again: {name}', { name: entry.entrant })
                      : say('Withdraw: {name}', { name: entry.entrant }),
                    press: () => acts.withdraw(category, entry, frozen),
                  },
                  active,
                )
              : nothing
          }
        </span>
      </li>`,
    )}
  </ul>`
}

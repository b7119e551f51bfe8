/** One entry, open: every field of it, each saving itself. */
import { html, nothing, type TemplateResult } from 'lit'
import type { EntryChange } from '#shared/edits'
import type { Category, Entry } from '#shared/show-file'
import { say } from '../language/say.ts'
import type { Made } from '../parts/edit-dialog.ts'
import { type FieldOf, orNull, type SetUp, setField } from './set-up.ts'

const LONGEST = 4000
const MOST_PARTNERS = 40

/** An entrant alone cannot be empty; an organisers' reference is shown and not edited. */
export function entryFields(setUp: SetUp, category: Category, entry: Entry): TemplateResult {
  const edit = (change: EntryChange): Made => ({
    kind: 'edit-entry',
    category: category.id,
    entry: entry.id,
    change,
    push: false,
  })
  const field = (name: keyof EntryChange, label: string, more: Partial<FieldOf> = {}) => {
    const value = entry[name]
    return setField(setUp, {
      does: 'edit-entry',
      subject: `entry.${category.id}.${entry.id}.${name}`,
      label,
      value: typeof value === 'string' ? value : '',
      make: (text) => edit({ [name]: orNull(text) }),
      ...more,
    })
  }
  return html`
    <div class="fields">
      ${field('entrant', say('Entrant'), { make: (entrant) => (entrant === '' ? { problem: say('An entry has an entrant; write a name.') } : edit({ entrant })) })}
      ${field('title', say('Title of the work (may be empty)'))}
      ${field('person', say('Person (may be empty)'))}
      ${field('say', say('How it is said, for the presenter'))}
      <div class="wide">
        ${field('partners', say('Partners, one on each line'), {
          lines: 2,
          most: LONGEST,
          value: entry.partners.join('\n'),
          make: (text) => {
            const partners = text
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean)
            return partners.length > MOST_PARTNERS
              ? { problem: say('At most {most} partners.', { most: MOST_PARTNERS }) }
              : edit({ partners })
          },
        })}
      </div>
      <div class="wide">${field('summary', say('Summary (not shown)'), { lines: 2 })}</div>
      <div class="wide">${field('notes', say('Notes (nobody else is told)'), { lines: 2, most: LONGEST })}</div>
      ${field('picture', say('File name of its picture'), { hint: say('Pictures of that name are given to it by themselves.') })}
      ${entry.ref === undefined ? nothing : html`<p class="faint ref">${say('Reference of the organisers: {reference}', { reference: entry.ref })}</p>`}
    </div>
  `
}

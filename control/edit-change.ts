/** From what stands in a form to the change a command carries: only what is different. */
import type { Wish } from '#shared/commands'
import type { Category, Entry } from '#shared/show-file'
import { say } from './language/say.ts'

type WishOf<K extends Wish['kind']> = Extract<Wish, { kind: K }>

export interface EntryForm {
  readonly entrant: string
  readonly partners: string
  readonly title: string
  readonly person: string
  readonly say: string
  readonly summary: string
}

/** What is not said is empty, and partners stand one on a line. */
export const entryForm = ({ entrant, partners, title, person, say, summary }: Entry): EntryForm => ({
  entrant,
  partners: partners.join('\n'),
  title: title ?? '',
  person: person ?? '',
  say: say ?? '',
  summary: summary ?? '',
})

const trimmed = (text: string): string => text.trim()
const orNull = (text: string): string | null => trimmed(text) || null
const lines = (text: string): string[] => text.split('\n').map(trimmed).filter(Boolean)

/** The change; null if there is none; a sentence if it cannot be made. */
export function entryChange(
  entry: Entry,
  form: EntryForm,
): WishOf<'edit-entry'>['change'] | null | { readonly problem: string } {
  if (trimmed(form.entrant) === '') return { problem: say('An entry has an entrant; write a name.') }
  const partners = lines(form.partners)
  const change = {
    ...(trimmed(form.entrant) !== entry.entrant && { entrant: trimmed(form.entrant) }),
    ...(partners.join('\n') !== entry.partners.join('\n') && { partners }),
    ...(orNull(form.title) !== entry.title && { title: orNull(form.title) }),
    ...(orNull(form.person) !== entry.person && { person: orNull(form.person) }),
    ...(orNull(form.say) !== (entry.say ?? null) && { say: orNull(form.say) }),
    ...(orNull(form.summary) !== entry.summary && { summary: orNull(form.summary) }),
  }
  return Object.keys(change).length === 0 ? null : change
}

export interface CategoryForm {
  readonly name: string
  readonly sponsor: string
  readonly notes: string
  readonly keepsLogo: boolean
}

/** As `entryChange`; that the logo is kept is said only along with another sponsor's name. */
export function categoryChange(
  category: Category,
  form: CategoryForm,
): WishOf<'edit-category'>['change'] | null | { readonly problem: string } {
  if (trimmed(form.name) === '') return { problem: say('A category has a name; write it.') }
  const sponsor = orNull(form.sponsor)
  const change = {
    ...(trimmed(form.name) !== category.name && { name: trimmed(form.name) }),
    ...(sponsor !== category.sponsor && {
      sponsor,
      ...(form.keepsLogo && sponsor ? { keepsLogo: true } : {}),
    }),
    ...(orNull(form.notes) !== (category.notes ?? null) && { notes: orNull(form.notes) }),
  }
  return Object.keys(change).length === 0 ? null : change
}

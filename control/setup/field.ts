/** A field that saves itself: what was written, what the show says, and how the two stand to each other. Pure. */

export type FieldStatus =
  /** As the show has it. */
  | 'same'
  /** Written, and not sent yet. */
  | 'written'
  | 'saving'
  | 'saved'
  | 'refused'
  /** It is on screen or armed: only a push changes it. */
  | 'frozen'
  /** Somebody else changed it meanwhile. */
  | 'conflict'

export interface Field {
  readonly status: FieldStatus
  readonly text: string
  /** What the show said when this began to be written. */
  readonly base: string
  /** What the show says now. */
  readonly value: string
  /** Why it was not saved. */
  readonly sentence: string
  /** When it was saved last, on this page. */
  readonly savedAt: number | null
}

export type FieldEvent =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'write'; readonly text: string }
  | { readonly kind: 'send' }
  /** The text that was sent: more may have been written meanwhile. */
  | { readonly kind: 'accepted'; readonly text: string; readonly at: number }
  | { readonly kind: 'refused'; readonly sentence: string; readonly frozen?: boolean }
  /** Nothing was sent, or it is not known whether it arrived: it is still only written. */
  | { readonly kind: 'held-back' }
  | { readonly kind: 'take-theirs' }
  | { readonly kind: 'keep-mine' }

/** As the show has it, with nothing written and nothing saved yet. */
export const fieldOf = (value: string): Field => ({
  status: 'same',
  text: value,
  base: value,
  value,
  sentence: '',
  savedAt: null,
})

/** Spaces at the ends are nobody's spelling; the show keeps none. */
const alike = (a: string, b: string): boolean => a.trim() === b.trim()

/** Whether something stands in it that the show does not have. */
export const isUnsaved = ({ status }: Field): boolean => status !== 'same' && status !== 'saved'

/** What is written while it saves is `written` again once that is accepted; two changes make a conflict. */
export function fieldAfter(field: Field, event: FieldEvent): Field {
  switch (event.kind) {
    case 'value':
      return withValue(field, event.value)
    case 'write':
      return written({ ...field, text: event.text })
    case 'send':
      return { ...field, status: 'saving', sentence: '' }
    case 'accepted':
      return {
        ...field,
        status: alike(field.text, event.text) ? 'saved' : 'written',
        base: event.text,
        savedAt: event.at,
        sentence: '',
      }
    case 'refused':
      return { ...field, status: event.frozen ? 'frozen' : 'refused', sentence: event.sentence }
    case 'held-back':
      return { ...field, status: 'written', sentence: '' }
    case 'take-theirs':
      return { ...fieldOf(field.value), savedAt: field.savedAt }
    case 'keep-mine':
      return { ...field, status: 'written', base: field.value }
  }
}

function written(field: Field): Field {
  const { text, base, value, status } = field
  if (status === 'saving') return field
  if (alike(text, value)) return { ...field, base: value, status: 'same', sentence: '' }
  return { ...field, sentence: '', status: alike(base, value) ? 'written' : 'conflict' }
}

function withValue(field: Field, value: string): Field {
  const { status, text, base } = field
  if (!isUnsaved(field)) {
    // Just saved, and the show is not here yet: what was there before is no news.
    if (status === 'saved' && value === field.value && !alike(value, text)) return field
    return {
      ...field,
      value,
      base: value,
      text: alike(text, value) ? text : value,
      status: settled(field, value),
    }
  }
  const now = { ...field, value }
  if (alike(text, value))
    return { ...now, base: value, status: status === 'saving' ? 'saving' : 'same', sentence: '' }
  if (status === 'saving' || alike(base, value)) return now
  return { ...now, status: 'conflict' }
}

/** What somebody else wrote after it was saved is not what was saved. */
const settled = ({ status, text }: Field, value: string): FieldStatus =>
  status === 'saved' && alike(text, value) ? 'saved' : 'same'

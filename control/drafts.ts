/** What somebody is writing, kept for as long as the tab lives: a reload or a crash loses no word. */

/** `id` is set once the draft has been sent and not answered: it goes out again under the same id, and is taken once. */
export interface Draft {
  readonly text: string
  readonly id: string | null
}

const PREFIX = 'envelope.draft.'

let place = ''

/** Whose drafts these are from now on: what was written in a rehearsal is never sent to the performance. */
export const keepDraftsOf = (show: string): void => {
  place = `${show}.`
}

/** An empty draft where nothing is kept, or where the browser keeps nothing. */
export function readDraft(name: string): Draft {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(PREFIX + place + name) ?? 'null')
    if (
      typeof stored === 'object' &&
      stored !== null &&
      'text' in stored &&
      typeof stored.text === 'string'
    ) {
      return { text: stored.text, id: 'id' in stored && typeof stored.id === 'string' ? stored.id : null }
    }
  } catch {
    // A browser that keeps nothing still lets people write.
  }
  return { text: '', id: null }
}

export function keepDraft(name: string, draft: Draft): void {
  try {
    if (draft.text === '') sessionStorage.removeItem(PREFIX + place + name)
    else sessionStorage.setItem(PREFIX + place + name, JSON.stringify(draft))
  } catch {
    // The same.
  }
}

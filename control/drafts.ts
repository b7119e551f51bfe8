/** What somebody is writing, kept for as long as they are signed in and the tab lives: a reload or a crash loses no word. */

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

const OWNER = 'envelope.drafts-of'

/** Nobody is signed in any more: whatever is on its way out of the page is not kept. */
let isLeft = false
/** Who is signed in on this page. */
let whose: string | null = null
const forgetting: (() => void)[] = []

/** What a page remembers of somebody besides is forgotten with their drafts. */
export const whenForgotten = (forget: () => void): void => void forgetting.push(forget)

function belongsTo(person: string | null): void {
  if (whose !== person) for (const forget of forgetting) forget()
  whose = person
}

/** What one person was writing is neither shown to the next one at this machine nor sent in their name. */
export function draftsBelongTo(person: string): void {
  isLeft = false
  belongsTo(person)
  try {
    if (sessionStorage.getItem(OWNER) !== person) removeAll()
    sessionStorage.setItem(OWNER, person)
  } catch {
    // A browser that keeps nothing has nothing to hide.
  }
}

/** Whoever signs out leaves nothing behind. */
export function forgetDrafts(): void {
  isLeft = true
  belongsTo(null)
  try {
    removeAll()
    sessionStorage.removeItem(OWNER)
  } catch {
    // The same.
  }
}

function removeAll(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
}

/** An empty draft where nothing is kept, or where the browser keeps nothing. */
export function readDraft(name: string): Draft {
  const stored = readKept(PREFIX + place + name)
  if (typeof stored === 'object' && stored !== null && 'text' in stored && typeof stored.text === 'string') {
    return { text: stored.text, id: 'id' in stored && typeof stored.id === 'string' ? stored.id : null }
  }
  return { text: '', id: null }
}

function readKept(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    // A browser that keeps nothing still lets people write.
    return null
  }
}

/** Null lets it go. */
function keepKept(name: string, value: unknown): void {
  try {
    if (value === null || isLeft) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // The same.
  }
}

function keptNames(): string[] {
  try {
    return Object.keys(sessionStorage)
  } catch {
    return []
  }
}

/** A place of its own for whatever is written. */
export interface Keeping {
  read(name: string): unknown
  /** Null lets it go. */
  keep(name: string, value: unknown): void
  /** What is kept whose names begin so. */
  names(start: string): readonly string[]
}

/** That of one person and of the show as it is now, whichever one the desk turns to later. */
export function keepingHere(name: string): Keeping {
  const here = `${PREFIX}${place}${name}.`
  return {
    read: (name) => readKept(here + name),
    keep: (name, value) => keepKept(here + name, value),
    names: (start) =>
      keptNames()
        .filter((name) => name.startsWith(here + start))
        .map((name) => name.slice(here.length)),
  }
}

/** An empty text lets it go; once nobody is signed in, nothing is kept. */
export const keepDraft = (name: string, draft: Draft): void =>
  keepKept(PREFIX + place + name, draft.text === '' ? null : draft)

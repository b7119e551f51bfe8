/** Where the handbook can be opened, and what of it fits the words somebody looks for. */

export interface Place {
  readonly id: string
  /** The book it stands in; a book's own place names itself. */
  readonly book: string
  readonly title: string
}

/** Null is the beginning, also for an address that leads nowhere (any more). */
export const placeFor = (places: readonly Place[], id: string): Place | null =>
  places.find((place) => place.id === id) ?? null

/** A task as search sees it. */
export interface Page extends Place {
  /** All that stands in it, as one line. */
  readonly words: string
}

export interface Hit {
  readonly page: Page
  /** What stands around the first word that was found. */
  readonly before: string
  readonly match: string
  readonly after: string
}

const MOST = 10
const AROUND = 60

/** Without case and accents, letter by letter: places in it are places in the text. */
const folded = (text: string): string =>
  [...text]
    .map((letter) => letter.normalize('NFD')[0] ?? letter)
    .join('')
    .toLowerCase()
    .replace(/[’‘`]/g, "'")

/** Pages that have every word, at its beginning (in German a long one also inside of another: `Folie` is in `Haltefolie`); a word in the title counts most. */
export function search(pages: readonly Page[], typed: string, lang = 'en'): Hit[] {
  const at = lang === 'de' ? compoundAt : startOf
  const wanted = folded(typed)
    .split(/[^\p{L}\p{N}+/']+/u)
    .filter(Boolean)
  if (wanted.length === 0) return []
  const found = pages.flatMap((page) => {
    const title = folded(page.title)
    const words = folded(page.words)
    const inTitle = wanted.filter((word) => at(title, word) >= 0).length
    if (!wanted.every((word) => at(title, word) >= 0 || at(words, word) >= 0)) return []
    return [{ score: inTitle, hit: hitOf(page, words, wanted, at) }]
  })
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ hit }) => hit)
}

/** Where a word that begins so stands; -1 for nowhere. */
function startOf(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return at
  return -1
}

/** Words are put together of words; short ones would be found in every second. */
const LONG_ENOUGH = 4

/** Where a word begins so or, failing that, where one has it inside. */
function compoundAt(text: string, word: string): number {
  const start = startOf(text, word)
  return start >= 0 || word.length < LONG_ENOUGH ? start : text.indexOf(word)
}

/** Where the word ends that goes on here. */
function endOf(text: string, at: number): number {
  const rest = /[^\p{L}\p{N}]/u.exec(text.slice(at))
  return rest ? at + rest.index : text.length
}

function hitOf(page: Page, words: string, wanted: readonly string[], placeOf: typeof startOf): Hit {
  const first = wanted.map((word) => ({ word, at: placeOf(words, word) })).find(({ at }) => at >= 0)
  if (!first) return { page, before: '', match: '', after: page.words.slice(0, 2 * AROUND) }
  const { at, word } = first
  // Cut between words; the one that was found is shown whole.
  const from = at <= AROUND ? 0 : words.indexOf(' ', at - AROUND) + 1
  const end = endOf(words, at + word.length)
  const to = end + AROUND >= words.length ? words.length : Math.max(end, words.lastIndexOf(' ', end + AROUND))
  return {
    page,
    before: `${from > 0 ? '… ' : ''}${page.words.slice(from, at)}`,
    match: page.words.slice(at, end),
    after: `${page.words.slice(end, to)}${to < words.length ? ' …' : ''}`,
  }
}

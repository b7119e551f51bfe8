/** The live blog's sentences, and what the posts come to. */
import type { Feed } from '#shared/feed'
import type { Instant } from '#shared/ids'
import { plainWords } from '#shared/plain-words'
import type { CategoryLabel, Post, ResultBody } from '#shared/posts'
import { fill } from '#shared/sentences'
import type { Category, Entry } from '#shared/show-file'
import { counted, listed } from './language/counting.ts'
import type { Language } from './language/tables.ts'
import { blocksOf } from './pieces.ts'

/** What a result said, in one line; no entries is an explicit no. */
export const resultLine = (entries: readonly Entry[], language: Language): string =>
  entries.length === 0
    ? language.words.noAward
    : listed(
        entries.map((entry) => entry.entrant),
        language,
      )

interface Award {
  readonly post: Post
  readonly body: ResultBody
  readonly entries: readonly Entry[]
}

/** The categories whose highest level is public and stands, by category. */
export function awardsOf(feed: Feed): Map<Category['id'], Award> {
  const awards = new Map<Category['id'], Award>()
  for (const post of feed.posts) {
    const { body } = post
    if (body.kind === 'result' && body.top && body.result) {
      awards.set(body.category.id, { post, body, entries: body.result.entries })
    }
  }
  return awards
}

/** As `14 of 22 awarded`. */
export const progressLine = (feed: Feed, { words }: Language): string =>
  fill(words.awarded, { done: awardsOf(feed).size, all: feed.about?.categories.length ?? 0 })

/** Everything that can be awarded is: what is told from now on is told of an evening that is over. */
export function isOver(feed: Feed): boolean {
  const all = feed.about?.categories.length ?? 0
  return all > 0 && awardsOf(feed).size === all
}

/** The category the evening is at, or else the next of the programme that is not awarded. */
export function nextCategory(feed: Feed): CategoryLabel | undefined {
  const awards = awardsOf(feed)
  const at = feed.posts.findLast(({ body }) => body.kind === 'opening')?.body
  const open = (feed.about?.categories ?? []).filter(({ id }) => !awards.has(id))
  return open.find(({ id }) => at?.kind === 'opening' && at.category.id === id) ?? open[0]
}

/** When the page last had something new; null while nothing was posted. */
export const lastChange = (feed: Feed): Instant | null =>
  feed.posts.reduce<Instant | null>((last, post) => Math.max(last ?? 0, post.editedAt ?? post.at), null)

/** The award as it is said: `Winner, Housing`. */
export const awardName = ({ level, category }: ResultBody, { words }: Language): string =>
  fill(words.awardName, { level: level.name, category: category.name })

const LONGEST_HEADLINE = 110

/** The post in one line. */
export function headlineOf({ body }: Post, language: Language): string {
  const { words } = language
  switch (body.kind) {
    case 'withdrawn':
      return words.postWithdrawn
    case 'opening':
      return fill(words.saidNext, { category: body.category.name }).replace(/\.$/, '')
    case 'result': {
      const what = body.top ? body.category.name : awardName(body, language)
      return fill(words.headline, {
        what,
        who: body.result ? resultLine(body.result.entries, language) : words.resultWithdrawn,
      })
    }
    case 'text': {
      const [first] = blocksOf(body)
      const line = plainWords(first ? [first] : []) || plainWords(blocksOf(body)) || body.by
      return line.length <= LONGEST_HEADLINE
        ? line
        : `${line.slice(0, LONGEST_HEADLINE).replace(/\s+\S*$/, '')} …`
    }
  }
}

/** The moments a latecomer is told first: winners, and what editors marked; newest first. */
export const keyMoments = (feed: Feed): Post[] =>
  feed.posts
    .filter(
      ({ body }) =>
        (body.kind === 'result' && body.top && body.result !== null) || (body.kind === 'text' && body.key),
    )
    .reverse()

/** How many pieces of news are said one by one; more are counted. */
const SAID_ONE_BY_ONE = 3

/** What changed between two feeds, for the ear: results and corrections by name, the rest by number. */
export function newsBetween(before: Feed, after: Feed, language: Language): string {
  const { words } = language
  const known = new Map(before.posts.map((post) => [post.id, post]))
  const sentences = after.posts.flatMap((post) => sentenceOf(known.get(post.id), post, language))
  if (sentences.length <= SAID_ONE_BY_ONE) return sentences.join(' ')
  const results = after.posts.filter((post) => !known.has(post.id) && post.body.kind === 'result').length
  const corrections = after.posts.filter((post) => isCorrected(known.get(post.id), post)).length
  const parts = [
    counted(words.updates, sentences.length, language),
    ...(results > 0 ? [counted(words.results, results, language)] : []),
    ...(corrections > 0 ? [counted(words.corrections, corrections, language)] : []),
  ]
  return `${parts.join(words.comma)}.`
}

const count = ({ body }: Post): number =>
  body.kind === 'result' || body.kind === 'text' ? (body.corrections?.length ?? 0) : 0

/** A result that was edited, a text that was put right with a note, or a post that was taken back. */
const isCorrected = (before: Post | undefined, after: Post): boolean =>
  before !== undefined &&
  before.rev !== after.rev &&
  (after.body.kind === 'result' || count(after) > count(before) || isTakenBack(before, after))

const isTakenBack = (before: Post, after: Post): boolean =>
  after.body.kind === 'withdrawn' && before.body.kind !== 'withdrawn'

function sentenceOf(before: Post | undefined, post: Post, language: Language): string[] {
  const { words } = language
  const { body } = post
  if (before && !isCorrected(before, post)) return []
  switch (body.kind) {
    case 'withdrawn':
      return before ? [fill(words.saidWithdrawn, { what: headlineOf(before, language) })] : []
    case 'text':
      return [before ? fill(words.saidTextCorrected, { what: headlineOf(post, language) }) : words.saidPost]
    case 'opening':
      return before ? [] : [fill(words.saidNext, { category: body.category.name })]
    case 'result': {
      const what = awardName(body, language)
      if (!body.result) return [fill(words.saidWithdrawn, { what })]
      const who = resultLine(body.result.entries, language)
      return [fill(before ? words.saidCorrected : words.saidResult, { what, who })]
    }
  }
}

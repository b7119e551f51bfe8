/** The live blog's sentences. */
import type { Feed } from '#shared/feed'
import type { Instant } from '#shared/ids'
import type { Post, ResultBody } from '#shared/posts'
import type { Category, Entry } from '#shared/show-file'

/** As `A, B and C`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** What a result said, in one line; no entries is an explicit no. */
export const resultLine = (entries: readonly Entry[]): string =>
  entries.length === 0 ? 'No award' : listed(entries.map((entry) => entry.entrant))

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
export const progressLine = (feed: Feed): string =>
  `${awardsOf(feed).size} of ${feed.about?.categories.length ?? 0} awarded`

/** When the page last had something new; null while nothing was posted. */
export const lastChange = (feed: Feed): Instant | null =>
  feed.posts.reduce<Instant | null>((last, post) => Math.max(last ?? 0, post.editedAt ?? post.at), null)

/** How many pieces of news are said one by one; more are counted. */
const SAID_ONE_BY_ONE = 3

/** What changed between two feeds, for the ear: results and corrections by name, the rest by number. */
export function newsBetween(before: Feed, after: Feed): string {
  const known = new Map(before.posts.map((post) => [post.id, post]))
  const sentences = after.posts.flatMap((post) => sentenceOf(known.get(post.id), post))
  if (sentences.length <= SAID_ONE_BY_ONE) return sentences.join(' ')
  const results = after.posts.filter((post) => !known.has(post.id) && post.body.kind === 'result').length
  const corrections = after.posts.filter((post) => isCorrected(known.get(post.id), post)).length
  const parts = [
    counted(sentences.length, 'update', 'updates'),
    ...(results > 0 ? [counted(results, 'result', 'results')] : []),
    ...(corrections > 0 ? [counted(corrections, 'correction', 'corrections')] : []),
  ]
  return `${parts.join(', ')}.`
}

const isCorrected = (before: Post | undefined, after: Post): boolean =>
  before !== undefined && before.rev !== after.rev && after.body.kind === 'result'

function sentenceOf(before: Post | undefined, { body, rev }: Post): string[] {
  if (before) {
    if (before.rev === rev || body.kind !== 'result') return []
    const what = `${body.level.name}, ${body.category.name}`
    return [body.result ? `Corrected: ${what}: ${resultLine(body.result.entries)}.` : `Withdrawn: ${what}.`]
  }
  switch (body.kind) {
    case 'withdrawn':
      return []
    case 'text':
      return ['New post.']
    case 'opening':
      return [`Next: ${body.category.name}.`]
    case 'result':
      return body.result
        ? [`${body.level.name}, ${body.category.name}: ${resultLine(body.result.entries)}.`]
        : [`Withdrawn: ${body.level.name}, ${body.category.name}.`]
  }
}

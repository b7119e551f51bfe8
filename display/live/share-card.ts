/** What the picture of a post says, in the language of the ceremony's own page, and what it is called. */
import type { Feed } from '#shared/feed'
import { fingerprint } from '#shared/fingerprint'
import type { NameShare, ShareCard, TellCard } from '#shared/live-page'
import { plainWords } from '#shared/plain-words'
import type { Post, PostBody } from '#shared/posts'
import { fill } from '#shared/sentences'
import { clock } from '../times.ts'
import { languageOf, tableFor } from './language/languages.ts'
import type { Language } from './language/tables.ts'
import { venueZone } from './outlook.ts'
import { blocksOf } from './pieces.ts'
import { nameOf, occasionOf } from './titles.ts'
import { headlineOf, resultLine } from './words.ts'

const LONGEST_LINE = 240

function linesOf(post: Post, language: Language): readonly string[] {
  const { body } = post
  switch (body.kind) {
    case 'result':
      if (!body.result) return [headlineOf(post, language)]
      return body.result.entries.length === 0
        ? [language.words.noAward]
        : body.result.entries.map(({ person, entrant }) => person ?? entrant)
    case 'text':
      return [[...plainWords(blocksOf(body))].slice(0, LONGEST_LINE).join('') || body.by]
    case 'opening':
      return [body.category.name]
    case 'withdrawn':
      return [headlineOf(post, language)]
  }
}

/** Whoever was sent the picture before sees that it is another one now, and what it said (F2). */
function correctedOf(body: PostBody, feed: Feed, language: Language): string | null {
  const { words } = language
  const [last] = body.kind === 'result' || body.kind === 'text' ? (body.corrections ?? []) : []
  if (!last) return null
  const isBack = 'was' in last && last.retracted
  const when = fill(isBack ? words.withdrawnAt : words.correctedAt, { time: clock(last.at, venueZone(feed)) })
  return 'was' in last
    ? `${when} ${fill(words.saidBefore, { was: resultLine(last.was, language) })}`
    : `${when} ${last.note}`
}

/** In the ceremony's own language, whoever shares it; what put the post right last stands at its foot (F2). */
export const tellCard: TellCard = (feed, post): ShareCard => {
  const table = tableFor(feed)
  const language = languageOf(table)
  const { body } = post
  return {
    ceremony: nameOf(feed, table),
    label:
      body.kind === 'result' ? `${body.level.name} · ${body.category.name}` : 'by' in body ? body.by : '',
    lines: linesOf(post, language),
    foot: correctedOf(body, feed, language) ?? occasionOf(feed, table),
  }
}

/**
 * Named after what it says: kept for ever, a picture of other words must have another name.
 * The revision alone would not do: the ceremony may be called otherwise, and a log that was restored counts its revisions anew.
 */
export const nameShare: NameShare = (feed, post) =>
  `${post.id}-${post.rev}.${fingerprint(JSON.stringify(tellCard(feed, post)))}.png`

/** An address without the server's part; undefined without a post, and the page then names no picture. */
export const shareImage = (feed: Feed, post: Post | undefined) =>
  post && `/live/${feed.about?.show ?? ''}/share/${nameShare(feed, post)}`

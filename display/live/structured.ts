/** The live blog for search engines, in the vocabulary of schema.org; its types hold it to that vocabulary. */
import type {
  BlogPosting,
  CorrectionComment,
  CreativeWork,
  Event,
  ItemList,
  LiveBlogPosting,
  Organization,
  Person,
  Thing,
  WithContext,
} from 'schema-dts'
import type { Feed } from '#shared/feed'
import type { Instant } from '#shared/ids'
import { plainWords } from '#shared/plain-words'
import { instantOn } from '#shared/planned-start'
import type { Post, ResultBody, TextBody } from '#shared/posts'
import { fill } from '#shared/sentences'
import type { Entry } from '#shared/show-file'
import { machineTime, minutesAhead } from '../times.ts'
import { liveAddress, placeIn, postAddress } from './addresses.ts'
import type { Language } from './language/tables.ts'
import { venueZone } from './outlook.ts'
import { blocksOf } from './pieces.ts'
import { awardName, awardsOf, headlineOf, isOver, lastChange, resultLine } from './words.ts'

/** Updates told in full; the older have pages of their own. */
const TOLD = 20
/** An evening's coverage is expected to last so long, and so much longer than its last word. */
const EVENING = 6 * 3600_000
const AFTER_LAST = 3600_000

export interface Setting {
  readonly feed: Feed
  readonly language: Language
  readonly base: string
  /** The live blog's. */
  readonly headline: string
}

const timed = (at: Instant, feed: Feed): string => machineTime(at, venueZone(feed))

const DAY = 24 * 3600_000
const dayBefore = (date: string): string => new Date(Date.parse(date) - DAY).toISOString().slice(0, 10)

/** When the evening was planned to begin, by the venue's clock: whatever is posted or deleted, it stays. A date that is none says nothing. */
function begins(feed: Feed): Instant | null {
  const first = feed.posts[0]?.at ?? null
  if (!feed.about) return first
  const { date, doorsAt, startsAt, timeZone } = feed.about.ceremony
  const said = doorsAt ?? startsAt
  const ahead = (at: Instant) => minutesAhead(at, timeZone)
  if (said === undefined || instantOn(date, said, ahead) === null) return first
  // Doors that open later than it starts open the evening before.
  const isEve = doorsAt !== undefined && startsAt !== undefined && doorsAt > startsAt
  return instantOn(isEve ? dayBefore(date) : date, said, ahead)
}

function ends(feed: Feed, start: Instant): Instant {
  const tops = feed.posts.filter(({ body }) => body.kind === 'result' && body.top)
  const last = tops.at(-1)?.at ?? start
  return isOver(feed)
    ? Math.max(start, last)
    : Math.max(start + EVENING, (lastChange(feed) ?? 0) + AFTER_LAST)
}

function eventOf(feed: Feed): Event | undefined {
  const ceremony = feed.about?.ceremony
  if (!ceremony) return undefined
  const { name, date, venue, presentedBy } = ceremony
  return {
    '@type': 'Event',
    name,
    startDate: date,
    eventStatus: 'https://schema.org/EventScheduled',
    ...(venue !== null && { location: { '@type': 'Place', name: venue } }),
    ...(presentedBy !== null && { organizer: { '@type': 'Organization', name: presentedBy } }),
  }
}

/** Only what is known of them is claimed: a bare name may be a house, a film or a person. */
function awarded({ entrant, person, title }: Entry, award: string): Person | CreativeWork | Thing {
  if (person !== null) return { '@type': 'Person', name: person, award }
  if (title !== null) return { '@type': 'CreativeWork', name: title, award }
  return { '@type': 'Thing', name: entrant }
}

const bodyOf = (post: Post, body: ResultBody, language: Language): string =>
  [
    headlineOf(post, language),
    ...(body.result?.entries ?? []).flatMap(({ person, title }) => [person, title]),
    body.result?.citation,
  ]
    .filter(Boolean)
    .join('. ')

function resultPosting(
  post: Post,
  body: ResultBody,
  { feed, language }: Setting,
): Omit<BlogPosting, '@type'> {
  const { words } = language
  const award = awardName(body, language)
  const correction = body.corrections.map(({ at, was, reason, retracted }): CorrectionComment => {
    const said = fill(words.saidBefore, { was: resultLine(was, language) })
    const when = fill(retracted ? words.withdrawnAt : words.correctedAt, { time: timed(at, feed) })
    return {
      '@type': 'CorrectionComment',
      text: [when, said, reason].filter(Boolean).join(' '),
      datePublished: timed(at, feed),
    }
  })
  const reworded = (body.rewordings ?? []).map(
    ({ at, what, words: changed }): CorrectionComment => ({
      '@type': 'CorrectionComment',
      text: [
        fill(what === 'spelling' ? words.spellingAt : words.sponsorAt, { time: timed(at, feed) }),
        ...changed.map(({ was }) => (was === null ? words.nothingBefore : fill(words.saidBefore, { was }))),
      ].join(' '),
      datePublished: timed(at, feed),
    }),
  )
  return {
    articleBody: bodyOf(post, body, language),
    ...(body.result && { about: body.result.entries.map((entry) => awarded(entry, award)) }),
    ...(correction.length + reworded.length > 0 && { correction: [...correction, ...reworded] }),
  }
}

function textPosting(
  { by, labels, image, corrections, ...body }: TextBody,
  { feed, base }: Setting,
): Omit<BlogPosting, '@type'> {
  const author: Person = { '@type': 'Person', name: by }
  return {
    author,
    articleBody: plainWords(blocksOf(body)),
    ...(labels && { keywords: labels.join(', ') }),
    ...(image && {
      image: {
        '@type': 'ImageObject',
        url: `${base}/images/${image.image}`,
        width: { '@type': 'QuantitativeValue', value: image.width, unitCode: 'E37' },
        height: { '@type': 'QuantitativeValue', value: image.height, unitCode: 'E37' },
        description: image.alt,
        ...(image.credit !== null && { creditText: image.credit }),
      },
    }),
    ...(corrections && {
      correction: corrections.map(
        ({ at, note }): CorrectionComment => ({
          '@type': 'CorrectionComment',
          text: note,
          datePublished: timed(at, feed),
        }),
      ),
    }),
  }
}

/** One post. */
export function postingOf(post: Post, setting: Setting): BlogPosting {
  const { feed, language, base } = setting
  const url = base + postAddress(placeIn(feed, language.lang), post.id)
  const { body } = post
  return {
    '@type': 'BlogPosting',
    '@id': url,
    url,
    headline: headlineOf(post, language),
    datePublished: timed(post.at, feed),
    dateModified: timed(post.editedAt ?? post.at, feed),
    ...(body.kind === 'result' && resultPosting(post, body, setting)),
    ...(body.kind === 'text' && textPosting(body, setting)),
    ...(body.kind === 'opening' && { articleBody: headlineOf(post, language) }),
    ...(body.kind === 'withdrawn' && {
      articleBody: language.words.postWithdrawn,
      creativeWorkStatus: 'Retracted',
    }),
  }
}

const publisherOf = (feed: Feed): Organization | undefined => {
  const name = feed.about?.ceremony.presentedBy
  return name ? { '@type': 'Organization', name } : undefined
}

/** Of its posts only the newest `TOLD`, the newest first; times are the venue's, with their distance from UTC. */
export function liveBlogOf(setting: Setting): WithContext<LiveBlogPosting> {
  const { feed, language, base, headline } = setting
  const url = base + liveAddress(placeIn(feed, language.lang))
  const start = begins(feed)
  const last = lastChange(feed)
  const about = eventOf(feed)
  const publisher = publisherOf(feed)
  return {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    '@id': `${url}#liveblog`,
    url,
    mainEntityOfPage: url,
    headline,
    inLanguage: language.lang,
    isAccessibleForFree: true,
    ...(about && { about }),
    ...(publisher && { publisher, author: publisher }),
    ...(start !== null && {
      datePublished: timed(start, feed),
      coverageStartTime: timed(start, feed),
      coverageEndTime: timed(ends(feed, start), feed),
    }),
    ...(last !== null && { dateModified: timed(last, feed) }),
    liveBlogUpdate: feed.posts
      .slice(-TOLD)
      .reverse()
      .map((post) => postingOf(post, setting)),
  }
}

/** Everybody who has won, in the order of the programme. */
export function winnersOf({ feed, language, base, headline }: Setting): WithContext<ItemList> {
  const place = placeIn(feed, language.lang)
  const won = [...awardsOf(feed).values()].flatMap(({ post, body, entries }) =>
    entries.map((entry) => ({ post, item: awarded(entry, awardName(body, language)) })),
  )
  return {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    name: headline,
    numberOfItems: won.length,
    itemListElement: won.map(({ post, item }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      url: base + postAddress(place, post.id),
      item,
    })),
  }
}

/** A post on a page of its own. */
export function singlePosting(post: Post, setting: Setting): WithContext<BlogPosting> {
  const url = setting.base + liveAddress(placeIn(setting.feed, setting.language.lang))
  const posting = postingOf(post, setting) as Exclude<BlogPosting, string>
  return {
    '@context': 'https://schema.org',
    ...posting,
    isPartOf: { '@type': 'LiveBlogPosting', '@id': `${url}#liveblog`, url, headline: setting.headline },
  } as WithContext<BlogPosting>
}

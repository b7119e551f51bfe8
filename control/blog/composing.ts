/** A post while it is written: its words, and everything that goes with them. */
import Type, { type Static } from 'typebox'
import type { Instant } from '#shared/ids'
import { parse } from '#shared/parse'
import { instantOn, type MinutesAhead } from '#shared/planned-start'
import type { PostDraft } from '#shared/post-drafts'
import { type PostExtras, PostImage } from '#shared/posts'
import { say } from '../language/say.ts'

const strict = { additionalProperties: false }

/** A picture is there before anybody has said what it shows. */
const Picture = Type.Object(
  { ...PostImage.properties, alt: Type.String({ maxLength: 500 }), credit: Type.String({ maxLength: 200 }) },
  strict,
)
export type Picture = Static<typeof Picture>

export const Composing = Type.Object(
  {
    text: Type.String(),
    key: Type.Boolean(),
    pin: Type.Boolean(),
    labels: Type.Array(Type.String()),
    picture: Type.Union([Picture, Type.Null()]),
    /** As the clocks of the ceremony show it, "2026-11-20T21:30"; null is at once, or whenever somebody publishes it. */
    when: Type.Union([Type.String(), Type.Null()]),
    /** What readers are told was wrong; null tells them nothing. */
    correction: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
)
export type Composing = Static<typeof Composing>

export const NOTHING: Composing = {
  text: '',
  key: false,
  pin: false,
  labels: [],
  picture: null,
  when: null,
  correction: null,
}

export const MOST_LABELS = 5
export const LONGEST = 4000

/** Null for anything else: it comes out of storage, and an older page may have put it there. */
export function readComposing(value: unknown): Composing | null {
  const parsed = parse(Composing, value)
  return 'value' in parsed ? parsed.value : null
}

/** Words, picture and labels alone are looked at: without them the rest says nothing. */
export const isEmpty = ({ text, picture, labels }: Composing): boolean =>
  text.trim() === '' && picture === null && labels.length === 0

/** What was published or kept, as it is written on. */
export function composingOf({ text, key, labels = [], image }: { text: string } & PostExtras): Composing {
  const picture = image ? { ...image, credit: image.credit ?? '' } : null
  return { ...NOTHING, text, key: key === true, labels: [...labels], picture }
}

/** Its time as the clocks of the ceremony show it; a draft is neither pinned nor a correction. */
export const composingOfDraft = (draft: PostDraft, ahead: MinutesAhead): Composing => ({
  ...composingOf(draft),
  when: draft.at === null ? null : wallClock(draft.at, ahead),
})

/** Only what was said: an empty credit is null, and no key, label or picture stands for none. */
export function extrasOf({ key, labels, picture }: Composing): PostExtras {
  const image = picture && {
    ...picture,
    alt: picture.alt.trim(),
    credit: picture.credit.trim() === '' ? null : picture.credit.trim(),
  }
  return {
    ...(key && { key }),
    ...(labels.length > 0 && { labels: [...labels] }),
    ...(image && { image }),
  }
}

/** "2026-11-20T21:30", as a field for date and time wants it. */
export const wallClock = (at: Instant, ahead: MinutesAhead): string =>
  new Date(at + ahead(at) * 60_000).toISOString().slice(0, 16)

/** Null for what is no date and time, as a field that is being filled in. */
export function instantOf(when: string, ahead: MinutesAhead): Instant | null {
  const [date = '', time = ''] = when.split('T')
  return instantOn(date, time.slice(0, 5), ahead)
}

/** What is missing, and in which field. */
export interface Missing {
  readonly field: 'text' | 'alt' | 'when' | 'correction'
  readonly sentence: string
}

/** The first thing without which the post does not go out. */
export function missingIn(composing: Composing, at: Instant | null, now: Instant): Missing | null {
  const { text, picture, when, correction } = composing
  if (text.trim() === '') return { field: 'text', sentence: say('There is nothing written yet.') }
  if (text.length > LONGEST)
    return {
      field: 'text',
      sentence: say('{n} letters too many; make two posts of it.', { n: text.length - LONGEST }),
    }
  if (picture !== null && picture.alt.trim() === '')
    return {
      field: 'alt',
      sentence: say('Say in a few words what the picture shows: some readers hear it instead of seeing it.'),
    }
  if (when !== null && at === null) return { field: 'when', sentence: say('Choose a day and a time.') }
  if (at !== null && at <= now)
    return { field: 'when', sentence: say('This time is over; choose a later one, or publish it now.') }
  if (correction !== null && correction.trim() === '')
    return { field: 'correction', sentence: say('Say what was wrong, or take the correction away.') }
  return null
}

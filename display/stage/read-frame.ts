/** The screen's own door: a message it can use, or null. Asks only for what is drawn, so a newer server's extra fields do no harm. */

import Type, { type TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { Position } from '#shared/ids'
import { ImageId } from '#shared/images'
import type { Beat } from '#shared/protocol'
import { BUSES, type StageFrame } from '#shared/stage-frame'
import { LETTERS } from '#shared/theme'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const count = Type.Integer({ minimum: 0 })

const picture = Type.Optional(ImageId)

const ceremony = Type.Object({ name: text, date: text, venue: maybe, presentedBy: maybe, logo: picture })
const category = Type.Object({ name: text, sponsor: maybe, logo: picture, number: count, of: count })
const entry = Type.Object({
  entrant: text,
  partners: Type.Array(text),
  title: maybe,
  person: maybe,
  image: picture,
})
const entries = Type.Array(entry)
const winners = Type.Array(Type.Object({ category: text, entrants: Type.Array(text) }))

const cue = Type.Union([Type.Object({ category: maybe, sponsor: maybe, label: text }), Type.Null()])
const plan = Type.Object({
  date: text,
  startsAt: text,
  from: Type.Number(),
  to: Type.Number(),
})

const slide = <P extends Record<string, TSchema>>(kind: string, fields: P) =>
  Type.Object({ kind: Type.Literal(kind), ...fields })
const words = { title: text, body: text }
const result = { category, level: text, sealed: Type.Boolean(), entries, citation: maybe }

/** Written into the page's style: nothing but colours. */
const colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })
const theme = Type.Object({ ground: colour, ink: colour, accent: colour, letters: Type.Enum([...LETTERS]) })

const Frame = Type.Object({
  show: text,
  bus: Type.Enum([...BUSES]),
  position: Position,
  showAt: Type.Number(),
  key: text,
  black: Type.Boolean(),
  rehearsal: Type.Optional(Type.Boolean()),
  demonstration: Type.Optional(Type.Boolean()),
  theme: Type.Optional(theme),
  background: picture,
  slide: Type.Union([
    slide('holding', { ceremony: Type.Union([ceremony, Type.Null()]) }),
    slide('opening', { ceremony }),
    slide('end', { ceremony, winners }),
    slide('text', words),
    slide('interval', { ...words, until: Type.Optional(Type.Number()) }),
    slide('sponsors', {
      title: text,
      sponsors: Type.Array(Type.Object({ name: text, logo: picture })),
    }),
    slide('title', { category }),
    slide('shortlist', { category, entries, page: count, pages: count }),
    slide('envelope', { category, level: text }),
    slide('commended', result),
    slide('winner', result),
    slide('presenter', {
      now: cue,
      next: cue,
      retracted: Type.Optional(cue),
      notes: maybe,
      cueNote: Type.Optional(maybe),
      names: Type.Array(Type.Object({ name: text, detail: maybe, say: maybe })),
      plan: Type.Union([plan, Type.Null()]),
      timeZone: text,
      since: Type.Number(),
    }),
    slide('lobby', { ceremony, winners, awarded: count, of: count }),
  ]),
  ahead: Type.Object({ images: Type.Array(ImageId), letters: text }),
})

/** A frame as it came over the wire or out of storage; null if it cannot be drawn. */
export const readFrame = (value: unknown): StageFrame | null =>
  Check(Frame, value) ? (value as unknown as StageFrame) : null

const Placed = Type.Object({ position: Position })

/** Where the show stood when a frame was sent, also of one that cannot be drawn; null if it does not say. */
export const readPosition = (value: unknown): Position | null =>
  Check(Placed, value) ? value.position : null

const BeatMessage = Type.Object({ position: Position, now: Type.Number() })

/** Null for what is no beat; that something came still counts as a sign of life. */
export const readBeat = (value: unknown): Beat | null => (Check(BeatMessage, value) ? (value as Beat) : null)

const ClockMessage = Type.Object({ ok: Type.Literal(true), value: Type.Number() })

/** The server's clock as it answered, or null. */
export const readClock = (value: unknown): number | null => (Check(ClockMessage, value) ? value.value : null)

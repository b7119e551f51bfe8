/** What the HTTP API says of itself: the schemas its description is made from. Requests are checked by `parse`, whose sentences name the place. */
import type { FastifySchema } from 'fastify'
import Type, { type TSchema } from 'typebox'
import { Id, Position } from '#shared/ids'
import { BUTTONS } from '#shared/press'
import { REFUSALS } from '#shared/refusals'
import { ShowStatus, STATUS_FIELDS } from '#shared/show-status'

const strict = { additionalProperties: false }

/** Told once in the description, and pointed at from everywhere. */
export const Refusal = Type.Object(
  {
    code: Type.Enum(Object.keys(REFUSALS), { description: 'For programs; never reused.' }),
    sentence: Type.String({ description: 'For people.' }),
  },
  { $id: 'Refusal', description: 'The answer no.' },
)
export const Status = Type.Object(ShowStatus.properties, { $id: 'Status', ...strict })

const button = Type.Enum([...BUTTONS])
export const OfShow = Type.Object({ show: Id }, strict)
export const OfButton = Type.Object({ button }, strict)
export const OfButtonAndShow = Type.Object({ show: Id, button }, strict)
export const StatusField = Type.Object({ field: Type.Enum([...STATUS_FIELDS]) }, strict)

type Answers = Record<number, object>

const answer = (description: string, schema: object, type = 'application/json') => ({
  description,
  content: { [type]: { schema } },
})
const no = (description: string) => answer(description, { $ref: 'Refusal#' })
const unchanged = { description: 'What was asked for is what the ETag in If-None-Match names.', type: 'null' }

/** What every route may answer besides. */
const USUAL = {
  400: no('The request could not be read; the sentence says where.'),
  401: no('Neither the key nor a session.'),
  403: no('Not for this role, or a cookie from a foreign page.'),
  404: no('There is no such thing.'),
  500: no('A fault inside; nothing was changed.'),
}
const RULES = {
  409: no('A rule of the show says no.'),
  429: no('Too soon, or too many.'),
  503: no('The show log cannot be written now.'),
}
const TOO_LARGE = { 413: no('Too large.') }

const status = answer('Where the show stands.', { $ref: 'Status#' })
export const PressAnswers: Answers = { 200: status, ...USUAL, ...RULES }
export const StatusAnswers: Answers = { 200: status, 304: unchanged, ...USUAL }
export const StatusLines: Answers = {
  200: answer('The field as one line; empty where there is nothing.', Type.String(), 'text/plain'),
  304: unchanged,
  ...USUAL,
}

const Accepted = Type.Object(
  {
    ok: Type.Literal(true),
    position: Position,
    /** Of a result, where two people seal. */
    entry: Type.Optional(Type.Enum(['waits', 'differs'])),
  },
  strict,
)
export const CommandAnswers: Answers = {
  200: answer('Accepted, and where it stands in the log.', Accepted),
  ...USUAL,
  ...RULES,
  ...TOO_LARGE,
}

const BadTable = Type.Object({
  ...Refusal.properties,
  problems: Type.Array(Type.Object({}), { description: 'Every mistake of the tables, with its place.' }),
})
const Imported = Type.Object(
  { show: Id, position: Position, control: Type.String(), live: Type.String() },
  strict,
)
export const ImportAnswers: Answers = {
  201: answer('The show is there; the first one is on air.', Imported),
  ...USUAL,
  400: answer('The tables have mistakes, or the request could not be read.', {
    anyOf: [BadTable, { $ref: 'Refusal#' }],
  }),
  ...RULES,
  ...TOO_LARGE,
}

const named = (description: string) => Type.Object({}, { description })
export const ViewAnswers: Answers = {
  200: answer(
    'The plan, and where the evening stands.',
    Type.Object({ plan: named('`DeskPlan`, shared/desk-view.ts'), live: named('`DeskLive`, the same file') }),
  ),
  ...USUAL,
}
export const ScreensAnswers: Answers = {
  200: answer(
    'All screens, and the pages that wait with a code.',
    Type.Object({
      screens: Type.Array(named('`ScreenReport`, shared/protocol.ts')),
      waiting: Type.Array(named('`WaitingScreen`, shared/screens.ts')),
    }),
  ),
  ...USUAL,
}
const maybe = Type.Union([Type.String(), Type.Null()])
export const ScreenAnswers: Answers = {
  200: answer('Done. The link of a new screen is told once.', Type.Object({ screen: maybe, link: maybe })),
  ...USUAL,
  429: RULES[429],
}

/** Answers of a kind whose shape stands in shared/ as a type. */
export const toldAs = (description: string, type: string): Answers => ({
  200: answer(description, named(`\`${type}\``)),
  ...USUAL,
  503: RULES[503],
})
/** 503 is among them: most tables are made of the log. */
export const csvAnswers = (description: string): Answers => ({
  200: answer(description, Type.String(), 'text/csv'),
  ...USUAL,
  503: RULES[503],
})

const airing = { onAir: Type.Union([Id, Type.Null()]) }
export const AirAnswers: Answers = {
  200: answer('What is on air now.', Type.Object(airing)),
  ...USUAL,
  ...RULES,
}
export const RehearsalAnswers: Answers = {
  201: answer(
    'A fresh rehearsal, on air.',
    Type.Object({ show: Id, position: Position, ...airing, control: Type.String() }),
  ),
  ...USUAL,
  ...RULES,
}

interface Parts {
  readonly params?: TSchema
  readonly querystring?: TSchema
  readonly body?: TSchema
  readonly response?: Answers
}

/** A route's entry in the description. */
export const described = (operationId: string, summary: string, parts: Parts): FastifySchema => ({
  operationId,
  summary,
  ...parts,
})

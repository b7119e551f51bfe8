/** Which show the room looks at: the list of shows, rehearsals made and reset, and what goes on air. */
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { parse } from '#shared/parse'
import { mayPutOnAir } from '#shared/people'
import type { Draw } from '#shared/rehearsal'
import { AirWish, RehearsalWish } from '#shared/shows-view'
import { showsView, startRehearsal } from '../rehearsals.ts'
import type { Shows } from '../shows.ts'
import { AirAnswers, described, OfShow, RehearsalAnswers, toldAs } from './api-schemas.ts'
import type { Person } from './person.ts'
import { Refused, statusOf } from './refused.ts'

export interface AirDeps {
  readonly shows: Shows
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly newCommandId: () => string
  readonly draw: Draw
}

/** Every desk may list; what goes on air is a producer's or an operator's, thirty times a minute at most. */
export function airRoutes(app: FastifyInstance, { shows, authorised, newCommandId, draw }: AirDeps): void {
  const changes = app.createRateLimit({ max: 30, timeWindow: '1 minute' })
  /** Strangers do not use up anybody's turn. */
  const onRequest = async (request: FastifyRequest) => {
    await crew(request)
    const turn = await changes(request)
    if (!turn.isAllowed && turn.isExceeded) throw new Refused(429, 'too-many')
  }
  async function crew(request: FastifyRequest): Promise<Person> {
    const person = await authorised(request)
    if (!mayPutOnAir(person.role)) throw new Refused(403, 'not-your-role', { role: person.role })
    return person
  }

  const listing = described('shows', 'The shows of the house, and which is on air.', {
    response: toldAs('All shows.', 'ShowsView'),
  })
  app.get('/api/v1/shows', { schema: listing }, async (request) => {
    await authorised(request)
    const { onAir, shows: lines } = showsView(shows)
    // Where each stands is for whoever asks: a desk hears of no log but its own.
    return {
      onAir,
      shows: lines.map((line) => ({ ...line, position: shows.runner(line.show)?.shown().position })),
    }
  })

  const rehearsing = described('startRehearsal', 'Starts a fresh rehearsal of a show and puts it on air.', {
    params: OfShow,
    body: RehearsalWish,
    response: RehearsalAnswers,
  })
  app.post<{ Params: { show: string } }>(
    '/api/v1/shows/:show/rehearsals',
    { onRequest, schema: rehearsing },
    async (request, reply) => {
      const by = await crew(request)
      const { commandId = newCommandId(), ...terms } = read(RehearsalWish, request.body ?? {})
      const answer = await startRehearsal(shows, { of: request.params.show, commandId, by, terms, draw })
      if (!answer.ok) return reply.code(statusOf(answer.refusal.code)).send(answer.refusal)
      const { show, position, onAir } = answer
      return reply.code(201).send({ show, position, onAir, control: `/control?show=${show}` })
    },
  )

  const airing = described('putOnAir', 'Puts a show on air.', { body: AirWish, response: AirAnswers })
  app.post('/api/v1/air', { onRequest, schema: airing }, async (request, reply) => {
    await crew(request)
    const { show, ...terms } = read(AirWish, request.body)
    const answer = await shows.putOnAir(show, terms)
    return answer.ok
      ? { onAir: answer.onAir }
      : reply.code(statusOf(answer.refusal.code)).send(answer.refusal)
  })
}

function read<S extends TSchema>(schema: S, body: unknown): Static<S> {
  const parsed = parse(schema, body)
  if ('problem' in parsed) throw new Refused(400, 'malformed', { detail: parsed.problem })
  return parsed.value
}

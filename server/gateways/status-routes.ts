/** Where a show stands, over HTTP: small, and free of charge while nothing changes. For keys that show what a press would do. */
import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { roomInStep } from '#shared/room-in-step'
import { type ShowStatus, STATUS_FIELDS, showStatus, statusLine } from '#shared/show-status'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import { described, OfShow, StatusAnswers, StatusField, StatusLines } from './api-schemas.ts'
import type { Person } from './person.ts'
import { Refused } from './refused.ts'
import type { Screens } from './screens.ts'

export interface Standing {
  /** The show of this name; without one, the show on air. Throws `Refused` where there is none. */
  readonly runnerOf: (show: string | undefined) => ShowRunner
  readonly statusOfShow: (runner: ShowRunner) => ShowStatus
}

/** For the buttons too: a press is answered with where the show stands then. */
export function standingOf(shows: Shows, screens: Pick<Screens, 'list'>): Standing {
  const runnerOf: Standing['runnerOf'] = (show) => {
    const runner = shows.runner(show ?? null)
    if (runner) return runner
    throw show === undefined
      ? new Refused(404, 'nothing-on-air')
      : new Refused(404, 'no-such-show', { show: show.slice(0, 100) })
  }
  return {
    runnerOf,
    statusOfShow(runner) {
      const state = runner.shown()
      const room = roomInStep(screens.list(), {
        show: runner.show,
        isOnAir: shows.runner(null) === runner,
        epoch: state.position.epoch,
        programmeSeq: state.programme.seq,
      })
      const status = showStatus(state, room)
      if (!status) throw new Refused(404, 'no-such-show', { show: runner.show })
      return status
    },
  }
}

export interface StatusRouteDeps extends Standing {
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
}

interface Route {
  Params: { show?: string }
  Querystring: { field?: string }
}

const tagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`

const isKnown = (request: FastifyRequest, tag: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .some((known) => [tag, `W/${tag}`, '*'].includes(known.trim()))

/** Asked for every second by every key: what the asker has already is not sent again. */
function answered(request: FastifyRequest, reply: FastifyReply, type: string, text: string) {
  const tag = tagOf(text)
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache' })
  if (isKnown(request, tag)) return reply.code(304).send()
  return reply.type(type).send(text)
}

/** As JSON, or one field as a line of text; of the show on air, or of one that is named. */
export function statusRoutes(
  app: FastifyInstance,
  { authorised, runnerOf, statusOfShow }: StatusRouteDeps,
): void {
  const status = async (request: FastifyRequest<Route>, reply: FastifyReply) => {
    await authorised(request)
    const text = JSON.stringify(statusOfShow(runnerOf(request.params.show)))
    return answered(request, reply, 'application/json; charset=utf-8', text)
  }

  const line = async (request: FastifyRequest<Route>, reply: FastifyReply) => {
    await authorised(request)
    const field = STATUS_FIELDS.find((name) => name === request.query.field)
    if (!field) {
      const detail = `field is one of ${STATUS_FIELDS.join(', ')}.`
      throw new Refused(400, 'malformed', { detail })
    }
    const text = statusLine(statusOfShow(runnerOf(request.params.show)), field)
    return answered(request, reply, 'text/plain; charset=utf-8', text)
  }

  const all = { response: StatusAnswers }
  const one = { querystring: StatusField, response: StatusLines }
  const onAir = 'the show on air stands'
  app.get<Route>('/api/v1/status', { schema: described('statusOnAir', `Where ${onAir}.`, all) }, status)
  app.get<Route>(
    '/api/v1/status.txt',
    { schema: described('statusLineOnAir', `Where ${onAir}: one field as plain text.`, one) },
    line,
  )
  app.get<Route>(
    '/api/v1/shows/:show/status',
    { schema: described('status', 'Where a show stands.', { params: OfShow, ...all }) },
    status,
  )
  app.get<Route>(
    '/api/v1/shows/:show/status.txt',
    {
      schema: described('statusLine', 'Where a show stands: one field as plain text.', {
        params: OfShow,
        ...one,
      }),
    },
    line,
  )
}

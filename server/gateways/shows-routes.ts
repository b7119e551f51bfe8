/** The shows of the house: listed for everybody who is signed in; duplicated, put away, exported, restored and deleted by a producer. */

import { Readable } from 'node:stream'
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import { ArchiveWish, DeleteWish, DuplicateWish, type HouseShows, RestoreWish } from '#shared/house-shows'
import { parse } from '#shared/parse'
import { may } from '#shared/people'
import { deletePastRehearsals, deleteShow } from '../keeping/delete-show.ts'
import { duplicateShow } from '../keeping/duplicate-show.ts'
import { exportShow } from '../keeping/export-show.ts'
import { type KeepingWorld, openShow, type Refused as Refusing } from '../keeping/keeping.ts'
import { listShows } from '../keeping/list-shows.ts'
import { restoreShow } from '../keeping/restore-show.ts'
import { thrownAway } from './api-routes.ts'
import { withArriving } from './arriving-file.ts'
import type { Person } from './person.ts'
import { Refused, statusOf } from './refused.ts'

const MB = 1024 * 1024
export const LARGEST_EXPORT = 512 * MB
/** Milliseconds a large file may take once it is here: the connection's usual patience is far shorter. */
const WAIT_MS = 300_000

export interface ShowsRouteDeps {
  readonly keeping: KeepingWorld
  /** Where uploads lie while they are looked at. */
  readonly arrivingFolder: string
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
}

type OfShow = FastifyRequest<{ Params: { show: string } }>
type OfKept = FastifyRequest<{ Params: { kept: string } }>

/** Sixty acts a minute at most, and one restoring at a time: any more are refused (`too-many`). */
export async function showsRoutes(app: FastifyInstance, deps: ShowsRouteDeps): Promise<void> {
  const { keeping, arrivingFolder, authorised } = deps
  const acts = app.createRateLimit({ max: 60, timeWindow: '1 minute' })
  let restoring = false

  async function producer(request: FastifyRequest): Promise<Person> {
    const person = await authorised(request)
    if (!may(person.role, 'open-show')) throw new Refused(403, 'not-your-role', { role: person.role })
    return person
  }
  /** Strangers do not use up anybody's turn. */
  async function onRequest(request: FastifyRequest): Promise<void> {
    await producer(request)
    const turn = await acts(request)
    if (!turn.isAllowed && turn.isExceeded) throw new Refused(429, 'too-many')
  }

  app.get('/control/shows', async (request, reply): Promise<HouseShows> => {
    const { role } = await authorised(request)
    reply.header('cache-control', 'no-store')
    const list = await listShows(keeping)
    return may(role, 'open-show') ? list : { ...list, kept: [] }
  })

  app.post('/control/shows/:show/duplicate', { onRequest }, async (request: OfShow, reply) => {
    const wish = read(DuplicateWish, request.body)
    const answer = await duplicateShow(keeping, request.params.show, wish, await producer(request))
    return answer.ok ? reply.code(201).send({ show: answer.show }) : no(reply, answer)
  })

  app.post('/control/shows/:show/archive', { onRequest }, async (request: OfShow, reply) => {
    const { archived } = read(ArchiveWish, request.body)
    const { show } = request.params
    if (!openShow(keeping.shows, show)) throw new Refused(404, 'no-such-show', { show: show.slice(0, 100) })
    if (archived && keeping.shows.runner(null)?.show === show)
      throw new Refused(409, 'still-on-air', { show })
    await keeping.registry.note('archived', show, archived)
    return reply.send({ archived })
  })

  app.post('/control/shows/:show/delete', { onRequest }, async (request: OfShow, reply) => {
    const { name } = read(DeleteWish, request.body)
    const answer = await deleteShow(keeping, request.params.show, name)
    return answer.ok ? reply.send({ deleted: answer.deleted }) : no(reply, answer)
  })

  app.post('/control/shows/:show/rehearsals/delete', { onRequest }, async (request: OfShow, reply) => {
    const answer = await deletePastRehearsals(keeping, request.params.show)
    return answer.ok ? reply.send({ deleted: answer.deleted }) : no(reply, answer)
  })

  app.get('/control/shows/:show/export', { onRequest }, async (request: OfShow, reply) => {
    const { show } = request.params
    const runner = keeping.shows.runner(show)
    const exported = runner && (await exportShow(keeping, runner))
    if (!exported) throw new Refused(404, 'no-such-show', { show: show.slice(0, 100) })
    const day = new Date(keeping.now()).toISOString().slice(0, 10)
    return asFile(reply, `${show}-${day}`, exported.pieces)
  })

  app.get('/control/kept/:kept', { onRequest }, async (request: OfKept, reply) => {
    const pieces = await keeping.kept.read(request.params.kept)
    if (!pieces) throw new Refused(404, 'no-such-kept')
    const about = (await keeping.kept.list()).find(({ id }) => id === request.params.kept)
    return asFile(reply, `${about?.show ?? 'show'}-deleted`, pieces)
  })

  app.post('/control/kept/:kept/delete', { onRequest }, async (request: OfKept, reply) => {
    await keeping.kept.drop(request.params.kept)
    return reply.send({})
  })

  app.post('/control/kept/:kept/restore', { onRequest }, async (request: OfKept, reply) => {
    const wish = read(RestoreWish, request.body)
    const pieces = await keeping.kept.read(request.params.kept)
    if (!pieces) throw new Refused(404, 'no-such-kept')
    return restored(request, reply, pieces, wish, () => keeping.kept.drop(request.params.kept))
  })

  /** One at a time: each may take as much memory as its file has bytes. */
  async function restored(
    request: FastifyRequest,
    reply: FastifyReply,
    body: AsyncIterable<Uint8Array>,
    wish: RestoreWish,
    done: () => Promise<void> = async () => undefined,
  ) {
    const person = await producer(request)
    if (restoring) {
      await thrownAway(request)
      throw new Refused(429, 'too-many')
    }
    restoring = true
    request.raw.setTimeout(WAIT_MS)
    try {
      const answer = await withArriving(arrivingFolder, body, LARGEST_EXPORT, (path) =>
        restoreShow(keeping, path, wish, person),
      )
      if (!answer.ok) return no(reply, answer)
      await done()
      return reply.code(201).send(answer)
    } finally {
      restoring = false
    }
  }

  await app.register(async (scope) => {
    // What a file calls itself says nothing; its bytes do. They are not held in memory.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', async (_request: unknown, body: unknown) => body)
    const bodyLimit = LARGEST_EXPORT
    scope.post('/control/shows/restore', { bodyLimit, onRequest }, async (request, reply) => {
      const wish = read(RestoreWish, request.query)
      const body = request.body instanceof Readable ? request.body : Readable.from([])
      return restored(request, reply, body, wish)
    })
  })
}

const asFile = (reply: FastifyReply, name: string, pieces: AsyncIterable<Uint8Array>) =>
  reply
    .type('application/zip')
    .headers({
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}.zip"`,
    })
    .send(Readable.from(pieces))

const no = (reply: FastifyReply, { refusal }: Refusing) => reply.code(statusOf(refusal.code)).send(refusal)

function read<S extends TSchema>(schema: S, value: unknown): Static<S> {
  const parsed = parse(schema, value)
  if ('problem' in parsed) throw new Refused(400, 'malformed', { detail: parsed.problem })
  return parsed.value
}

/** The ready check over HTTP, for everybody who is signed in. One at a time and not too often: it looks at the disk and writes to the log. */
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Id } from '#shared/ids'
import { parse } from '#shared/parse'
import type { ReadyReport } from '#shared/ready'
import { type ReadyWorld, readyCheck } from '../ready/ready-check.ts'
import type { Person } from './person.ts'
import { Refused } from './refused.ts'

export interface ReadyRouteDeps {
  readonly world: ReadyWorld
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
}

const Asked = Type.Object({ show: Type.Optional(Id) })

/** Of the show that is named, or else of the one on air; 404 where there is none. */
export function readyRoutes(app: FastifyInstance, { world, authorised }: ReadyRouteDeps): void {
  const checks = app.createRateLimit({ max: 240, timeWindow: '1 minute' })
  /** Two desks that ask at once are one check. */
  const under = new Map<string, Promise<ReadyReport | null>>()

  function checked(show: string): Promise<ReadyReport | null> {
    const found = under.get(show) ?? readyCheck(world, show).finally(() => under.delete(show))
    under.set(show, found)
    return found
  }

  app.get('/control/ready', async (request, reply) => {
    await authorised(request)
    const turn = await checks(request)
    if (!turn.isAllowed && turn.isExceeded) throw new Refused(429, 'too-many')
    const asked = parse(Asked, request.query)
    if ('problem' in asked) throw new Refused(400, 'malformed', { detail: asked.problem })
    const show = asked.value.show ?? world.shows.runner(null)?.show
    if (show === undefined) throw new Refused(404, 'nothing-on-air')
    const report = await checked(show)
    if (!report) throw new Refused(404, 'no-such-show', { show })
    reply.header('cache-control', 'no-store')
    return report
  })
}

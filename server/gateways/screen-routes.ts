/** The screens over HTTP, for automation: the same wishes, roles and refusals as the desk's. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ScreenWish } from '#shared/screens'
import { described, ScreenAnswers, ScreensAnswers } from './api-schemas.ts'
import type { Person } from './person.ts'
import { statusOf } from './refused.ts'
import type { ScreenKeeper } from './screen-keeper.ts'

export interface ScreenRouteDeps {
  readonly keeper: ScreenKeeper
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
}

/** Every desk may list them; who may do more, the keeper says. The link of a screen is told once. */
export function screenRoutes(app: FastifyInstance, { keeper, authorised }: ScreenRouteDeps): void {
  const listing = described('screens', 'Every screen of the house, and the pages that wait with a code.', {
    response: ScreensAnswers,
  })
  app.get('/api/v1/screens', { schema: listing }, async (request) => {
    await authorised(request)
    return keeper.view()
  })

  const tending = described('tendScreens', 'Pairs, names, places, finds, reloads or dismisses a screen.', {
    body: ScreenWish,
    response: ScreenAnswers,
  })
  app.post('/api/v1/screens', { schema: tending }, async (request, reply) => {
    const answer = await keeper.ask(request.body, await authorised(request))
    if (!answer.ok) return reply.code(statusOf(answer.refusal.code)).send(answer.refusal)
    const { screen, token } = answer.value
    const link = token === null ? null : `${request.protocol}://${request.host}/stage#screen=${token}`
    return { screen, link }
  })
}

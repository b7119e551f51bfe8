/** Buttons over HTTP, for a Stream Deck: a press says which button and nothing else. What it means, and whether it is done, is decided in shared/. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BUTTONS, isButton } from '#shared/press'
import type { ShowStatus } from '#shared/show-status'
import type { Presses } from '../presses.ts'
import type { ShowRunner } from '../show-runner.ts'
import { described, OfButton, OfButtonAndShow, PressAnswers } from './api-schemas.ts'
import type { Person } from './person.ts'
import { Refused, statusOf } from './refused.ts'
import type { Standing } from './status-routes.ts'

export interface PressRouteDeps extends Standing {
  readonly presses: Presses
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
}

interface Params {
  readonly show?: string
  readonly button: string
}

/** Answered with where the show stands then; 404 (`no-such-button`) names the buttons there are. */
export async function pressRoutes(
  app: FastifyInstance,
  { presses, authorised, runnerOf, statusOfShow }: PressRouteDeps,
): Promise<void> {
  async function press(
    request: FastifyRequest<{ Params: Params }>,
    reply: FastifyReply,
  ): Promise<ShowStatus | object> {
    const { name, role, desk } = await authorised(request)
    const { show, button } = request.params
    if (!isButton(button)) {
      throw new Refused(404, 'no-such-button', { button: button.slice(0, 60), buttons: BUTTONS.join(', ') })
    }
    const runner: ShowRunner = runnerOf(show)
    const answer = await presses.press(runner, button, { name, role, desk })
    if (answer.ok) return statusOfShow(runner)
    reply.code(statusOf(answer.refusal.code))
    return answer.refusal
  }

  await app.register(async (scope) => {
    // Controllers send all kinds of bodies with a press, or a type and no body: nothing of it is read.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume()
      payload.once('end', () => done(null))
      payload.once('error', done)
    })
    const summary = 'Presses a button'
    scope.post<{ Params: Params }>(
      '/api/v1/press/:button',
      {
        schema: described('pressOnAir', `${summary} of the show on air.`, {
          params: OfButton,
          response: PressAnswers,
        }),
      },
      press,
    )
    scope.post<{ Params: Params }>(
      '/api/v1/shows/:show/press/:button',
      {
        schema: described('press', `${summary} of a show.`, {
          params: OfButtonAndShow,
          response: PressAnswers,
        }),
      },
      press,
    )
  })
}

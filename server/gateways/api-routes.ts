/** The HTTP API for automation: the same parse, roles and refusals as the socket. */
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Command } from '#shared/commands'
import { deskView } from '#shared/desk-view'
import { parse } from '#shared/parse'
import { may } from '#shared/people'
import { commandFromImport, ImportRequest } from '../import/import-request.ts'
import { sentenceOf } from '../import/tables.ts'
import type { Shows } from '../shows.ts'
import { CommandAnswers, described, ImportAnswers, OfShow, ViewAnswers } from './api-schemas.ts'
import { answerTo, type CommandDoor } from './command-door.ts'
import type { Person } from './person.ts'
import { Refused, statusOf } from './refused.ts'

/** A shortlist of thousands of rows is well below this; what is larger is refused unread. */
const LARGEST_IMPORT = 4 * 1024 * 1024
const MOST_THROWN_AWAY = 64 * 1024 * 1024

export interface ApiDeps extends CommandDoor {
  readonly shows: Shows
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly newCommandId: () => string
}

/** A client in the middle of sending reads no answer, only a broken pipe: what it has left is read and dropped first, within reason. */
export async function thrownAway({ raw }: FastifyRequest): Promise<void> {
  let left = MOST_THROWN_AWAY
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    left -= chunk.length
    if (left < 0) return
  }
}

/** Where a show is worked on and read; screens follow it when they are assigned to it. */
const addressesOf = (show: string) => ({
  control: `/control?show=${show}`,
  live: `/live/${show}`,
})

/** To open a show is a producer's; a command is judged by its role like one from a desk. */
export function apiRoutes(
  app: FastifyInstance,
  { shows, authorised, newCommandId, hasImage }: ApiDeps,
): void {
  const importer = async (request: FastifyRequest): Promise<Person> => {
    const person = await authorised(request)
    if (!may(person.role, 'open-show')) throw new Refused(403, 'not-your-role', { role: person.role })
    return person
  }
  const imports = app.createRateLimit({ max: 30, timeWindow: '1 minute' })
  /** Strangers are turned away before their megabytes are read, and do not use up anybody's turn. */
  const onRequest = async (request: FastifyRequest) => {
    await importer(request)
    const turn = await imports(request)
    if (!turn.isAllowed && turn.isExceeded) throw new Refused(429, 'too-many')
    if (Number(request.headers['content-length'] ?? 0) > LARGEST_IMPORT) {
      await thrownAway(request)
      throw new Refused(413, 'too-large', { detail: 'a table may have 4 MB.' })
    }
  }

  const importing = described('importShow', 'Starts a new show from its tables.', {
    body: ImportRequest,
    response: ImportAnswers,
  })
  app.post(
    '/api/v1/shows',
    { bodyLimit: LARGEST_IMPORT, onRequest, schema: importing },
    async (request, reply) => {
      const person = await importer(request)
      const body = parse(ImportRequest, request.body)
      if ('problem' in body) throw new Refused(400, 'malformed', { detail: body.problem })
      const imported = commandFromImport(body.value, body.value.commandId ?? newCommandId())
      if ('problems' in imported) {
        const { problems } = imported
        reply.code(400)
        return { code: 'bad-table', sentence: problems.slice(0, 20).map(sentenceOf).join('\n'), problems }
      }
      const answer = await shows.open(imported.command, person)
      reply.code(answer.ok ? 201 : statusOf(answer.refusal.code))
      return answer.ok
        ? { show: body.value.id, position: answer.position, ...addressesOf(body.value.id) }
        : answer.refusal
    },
  )

  const viewing = described('show', 'The plan of a show, and where the evening stands.', {
    params: OfShow,
    response: ViewAnswers,
  })
  app.get<{ Params: { show: string } }>('/api/v1/shows/:show', { schema: viewing }, async (request) => {
    const person = await authorised(request)
    const runner = shows.runner(request.params.show)
    const view = runner && deskView(runner.shown(), person.role)
    if (!view) throw new Refused(404, 'no-such-show', { show: request.params.show })
    return view
  })

  const schema = described('command', 'Issues one command; the same id has the same answer for ever.', {
    params: OfShow,
    body: Command,
    response: CommandAnswers,
  })
  app.post<{ Params: { show: string } }>(
    '/api/v1/shows/:show/commands',
    { schema },
    async (request, reply) => {
      const person = await authorised(request)
      const runner = shows.runner(request.params.show)
      if (!runner) throw new Refused(404, 'no-such-show', { show: request.params.show })
      const answer = await answerTo(request.body, person, runner, { hasImage })
      if (answer.ok) return answer
      reply.code(statusOf(answer.refusal.code))
      return answer.refusal
    },
  )
}

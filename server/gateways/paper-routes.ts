/** The paper for the sealed envelopes: read by whoever may look into them, and in the log as a look before it is answered. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { Id } from '#shared/ids'
import { type PaperCategory, type PaperReport, paperOf, sealedCategories } from '#shared/paper'
import { parse } from '#shared/parse'
import { isRehearsal } from '#shared/rehearsal'
import type { Shows } from '../shows.ts'
import { mayLook, type Person, roleSaid } from './person.ts'
import { Refused, statusOf } from './refused.ts'

const Asked = Type.Object(
  { show: Id, category: Type.Union([Id, Type.Null()]) },
  { additionalProperties: false },
)

export interface PaperDeps {
  readonly shows: Shows
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly newCommandId: () => string
}

/** A look for each category: once one is refused so is the paper, and the looks before it stay in the log. */
export function paperRoutes(app: FastifyInstance, { shows, authorised, newCommandId }: PaperDeps): void {
  app.post('/control/paper', async (request, reply): Promise<PaperReport> => {
    const person = await authorised(request)
    if (!mayLook(person)) throw new Refused(403, 'not-your-role', { role: roleSaid(person) })
    const body = parse(Asked, request.body)
    if ('problem' in body) throw new Refused(400, 'malformed', { detail: body.problem })
    const runner = shows.runner(body.value.show)
    const file = runner?.shown().showFile
    if (!runner || !file) throw new Refused(404, 'no-such-show', { show: body.value.show })
    const all = sealedCategories(file, runner.shown().results)
    const wanted = body.value.category === null ? all : [body.value.category]
    const categories: PaperCategory[] = []
    const { name, role, desk } = person
    for (const category of wanted) {
      const seen = await runner.peek({ kind: 'peek', id: newCommandId(), category }, { name, role, desk })
      if (!seen.ok) {
        const { code, sentence } = seen.refusal
        throw Object.assign(new Refused(statusOf(code), code), { message: sentence })
      }
      const paper = paperOf(file, seen.value)
      if (paper) categories.push(paper)
    }
    reply.header('cache-control', 'no-store')
    return { show: runner.show, rehearsal: isRehearsal(file), ceremony: file.ceremony, categories }
  })
}

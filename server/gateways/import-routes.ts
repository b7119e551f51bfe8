/** The import wizard by HTTP: files in, the producer's choices, a preview that tells no result, and one command at the end. */
import { randomBytes } from 'node:crypto'
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import Type, { type Static, type TSchema } from 'typebox'
import type { Command } from '#shared/commands'
import {
  ImportChange,
  ImportCommit,
  type ImportDoneView,
  type ImportRows,
  type ImportView,
} from '#shared/import-view'
import { parse } from '#shared/parse'
import { may } from '#shared/people'
import type { RefusalCode } from '#shared/refusals'
import { csvOf } from '../export/csv.ts'
import { shortlistTable } from '../export/shortlist.ts'
import { newDraft } from '../import/draft.ts'
import type { Said } from '../import/handed.ts'
import { createImports, type ImportDone, type PreparedImport } from '../import/imports.ts'
import { rowsOf } from '../import/masked.ts'
import type { ImportPlan } from '../import/plan.ts'
import { createPlanning, type Shown } from '../import/planning.ts'
import { readSheets } from '../import/reading.ts'
import { LARGEST_FILE } from '../import/sheets.ts'
import { suggestedShow } from '../import/suggested-show.ts'
import { sentenceOf } from '../import/tables.ts'
import { showNow } from '../import/target.ts'
import type { Shows } from '../shows.ts'
import { thrownAway } from './api-routes.ts'
import { csvAnswers, described, OfShow } from './api-schemas.ts'
import type { Person } from './person.ts'
import { Refused, statusOf } from './refused.ts'

export interface ImportDeps {
  readonly shows: Shows
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly now: () => number
}

const strict = { additionalProperties: false }
const Begin = Type.Object({ zone: Type.Optional(Type.String({ maxLength: 60 })) }, strict)
const Rows = Type.Object(
  { table: Type.String({ maxLength: 20 }), from: Type.Optional(Type.String({ pattern: '^\\d{1,7}$' })) },
  strict,
)
const ROWS_AT_ONCE = 60
/** Milliseconds a large table may take to be read. */
const WAIT_MS = 60_000

type OfImport = FastifyRequest<{ Params: { id: string } }>

/** For producers, each import by the session that began it; the shortlist as a table is for every desk. */
export async function importRoutes(app: FastifyInstance, deps: ImportDeps): Promise<void> {
  const { shows, authorised, now } = deps
  const imports = createImports({ now, newId: () => randomBytes(16).toString('base64url') })
  const house = houseOf(shows)
  const planning = createPlanning(house)
  app.addHook('onClose', async () => planning.close())
  const files = app.createRateLimit({ max: 30, timeWindow: '1 minute' })

  async function producer(request: FastifyRequest): Promise<Person> {
    const person = await authorised(request)
    if (!may(person.role, 'open-show')) throw new Refused(403, 'not-your-role', { role: person.role })
    return person
  }
  /** Strangers are turned away before their megabytes are read, and do not use up anybody's turn. */
  async function onRequest(request: FastifyRequest): Promise<void> {
    await producer(request)
    const turn = await files(request)
    if (!turn.isAllowed && turn.isExceeded) throw new Refused(429, 'too-many')
    if (Number(request.headers['content-length'] ?? LARGEST_FILE) > LARGEST_FILE) {
      await thrownAway(request)
      throw new Refused(413, 'too-large', { detail: 'a table may have 20 MB.' })
    }
    request.raw.setTimeout(WAIT_MS)
  }

  async function own(request: OfImport): Promise<{ one: PreparedImport; person: Person }> {
    const person = await producer(request)
    const one = imports.find(request.params.id, person.session)
    if (!one) throw new Refused(404, 'import-gone')
    return { one, person }
  }

  /** What is said becomes of the draft, or nothing does. */
  async function planOf(
    request: FastifyRequest,
    one: Pick<PreparedImport, 'draft'>,
    said: Said = {},
    tellsWish = false,
  ): Promise<ImportPlan> {
    request.raw.setTimeout(WAIT_MS)
    const plan = await planning.plan(one, said, tellsWish)
    if (plan === null) throw new Refused(503, 'import-broken')
    return plan
  }

  // Roles that may not look into an envelope are not told where results stand in a table either (E1).
  const viewFor = ({ role }: Person, id: string, { view }: ImportPlan): ImportView => ({
    id,
    ...view,
    results: may(role, 'peek') ? view.results : null,
  })

  await app.register(async (scope) => {
    // What a file calls itself says nothing; its bytes do.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
    const route = { bodyLimit: LARGEST_FILE, onRequest }

    scope.post('/control/imports', route, async (request, reply) => {
      const person = await producer(request)
      const { zone } = read(Begin, request.query)
      const name = fileNameOf(request)
      const sheets = await sheetsIn(request, name)
      const begun = { draft: newDraft(suggestedShow(name, zone ?? 'UTC', shows.ids())) }
      const plan = await planOf(request, begun, { file: { name, sheets } })
      const one = imports.add(person.session, begun.draft)
      if (!one) throw new Refused(429, 'too-many')
      return reply.code(201).send(viewFor(person, one.id, plan))
    })

    scope.post('/control/imports/:id/files', route, async (request: OfImport, reply) => {
      const { one, person } = await own(request)
      const name = fileNameOf(request)
      const sheets = await sheetsIn(request, name)
      const plan = await planOf(request, one, { file: { name, sheets } })
      return reply.code(201).send(viewFor(person, one.id, plan))
    })
  })

  app.get('/control/imports/:id', async (request: OfImport, reply) => {
    const { one, person } = await own(request)
    reply.header('cache-control', 'no-store')
    return viewFor(person, one.id, await planOf(request, one))
  })

  app.patch('/control/imports/:id', { bodyLimit: 1024 * 1024 }, async (request: OfImport) => {
    const { one, person } = await own(request)
    const change = read(ImportChange, request.body)
    return viewFor(person, one.id, await planOf(request, one, { change }))
  })

  app.get('/control/imports/:id/rows', async (request: OfImport, reply): Promise<ImportRows> => {
    const { one } = await own(request)
    const { table: id, from = '1' } = read(Rows, request.query)
    const table = one.draft.tables.find((each) => each.id === id)
    reply.header('cache-control', 'no-store')
    return { rows: table ? rowsOf(table, Number(from), ROWS_AT_ONCE) : [] }
  })

  app.post('/control/imports/:id/commit', async (request: OfImport, reply) => {
    const { one, person } = await own(request)
    const { seen, push = false } = read(ImportCommit, request.body)
    const commit = one.committing.then(async () => {
      if (one.done?.seen === seen) return reply.code(201).send(doneView(one.done, shows))
      const before = marksOf(one, house)
      const plan = await planOf(request, one, {}, true)
      if (plan.view.seen !== seen || marksOf(one, house) !== before) throw new Refused(409, 'import-changed')
      if (plan.wish === null) throw new Refused(409, 'import-not-ready')
      return committed(reply, one, plan, person, push)
    })
    one.committing = commit.catch(() => undefined)
    return commit
  })

  app.delete('/control/imports/:id', async (request: OfImport) => {
    const { one } = await own(request)
    imports.drop(one.id)
    return {}
  })

  async function committed(
    reply: FastifyReply,
    one: PreparedImport,
    { view, wish }: ImportPlan,
    person: Person,
    push: boolean,
  ): Promise<FastifyReply> {
    const id = `${one.commandId}-${view.seen.replace('.', '-')}${push ? '-p' : ''}`
    const command = { id, ...wish, ...(wish?.kind === 'revise' ? { push } : {}) } as Command
    const show =
      command.kind === 'open-show' ? command.showFile.id : view.target.kind === 'show' ? view.target.show : ''
    const answer =
      command.kind === 'open-show'
        ? await shows.open(command, person)
        : ((await shows.runner(show)?.submit(command, person)) ?? null)
    if (answer === null) throw new Refused(404, 'no-such-show', { show })
    if (!answer.ok) {
      // These name who was meant: of a result nobody is told that (E1).
      if (ABOUT_RESULTS.has(answer.refusal.code)) throw new Refused(409, 'import-changed')
      return reply.code(statusOf(answer.refusal.code)).send(answer.refusal)
    }
    one.done = { seen: view.seen, show, position: answer.position }
    return reply.code(201).send(doneView(one.done, shows))
  }

  const schema = described(
    'shortlistSheet',
    'The shortlist with all its fields, as a table that can be imported.',
    {
      params: OfShow,
      response: csvAnswers('The shortlist.'),
    },
  )
  app.get<{ Params: { show: string } }>(
    '/api/v1/shows/:show/shortlist.csv',
    { schema },
    async (request, reply) => {
      await authorised(request)
      const { show } = request.params
      const file = shows.runner(show)?.shown().showFile
      if (!file) throw new Refused(404, 'no-such-show', { show })
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${show}-shortlist.csv"`)
        .send(csvOf(shortlistTable(file)))
    },
  )
}

const ABOUT_RESULTS: ReadonlySet<RefusalCode> = new Set([
  'no-such-entry',
  'entry-twice',
  'entry-withdrawn',
  'entry-nominated',
  'write-in-unnamed',
  'result-too-long',
])

const doneView = ({ show, position }: ImportDone, shows: Shows): ImportDoneView => ({
  show,
  position,
  control: `/control?show=${show}`,
  live: `/live/${show}`,
  onAir: shows.runner(null)?.show ?? null,
})

/** What a plan went by: made while that changes, it is made for nothing. */
function marksOf({ draft: { version, target } }: PreparedImport, house: Shown): string {
  const now = target.kind === 'show' ? house.show(target.show) : null
  return JSON.stringify([version, now?.planSeq, ...(now?.decided ?? [])])
}

function houseOf(shows: Shows): Shown {
  const runnerOf = (id: string) => shows.runner(id)
  return {
    has: (id) => id !== '' && runnerOf(id) !== null,
    show(id) {
      const state = id === '' ? undefined : runnerOf(id)?.shown()
      return state?.showFile && !state.showFile.rehearsal ? showNow(state) : null
    },
  }
}

function read<T extends TSchema>(schema: T, value: unknown): Static<T> {
  const parsed = parse(schema, value)
  if ('problem' in parsed) throw new Refused(400, 'malformed', { detail: parsed.problem })
  return parsed.value
}

/** As the browser says it, percent-encoded: headers carry no other letters. */
function fileNameOf({ headers }: FastifyRequest): string {
  const given = headers['x-file-name']
  try {
    return decodeURIComponent(typeof given === 'string' ? given : '').slice(0, 200) || 'Pasted table'
  } catch {
    return 'Pasted table'
  }
}

async function sheetsIn({ body }: FastifyRequest, name: string) {
  const outcome = await readSheets(Buffer.isBuffer(body) ? body : Buffer.alloc(0), name)
  if ('sheets' in outcome) return outcome.sheets
  throw new Refused(400, 'bad-file', { detail: outcome.problems.slice(0, 10).map(sentenceOf).join('\n') })
}

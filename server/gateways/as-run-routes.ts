/** The evening on paper: the as-run log, the results, and the chain that vouches for both. For everybody who is signed in. */
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify'
import Type from 'typebox'
import { type AsRunLine, asRun, asRunSince } from '#shared/as-run'
import type { ChainHead, ChainReport, HeadReport } from '#shared/log-chain'
import { parse } from '#shared/parse'
import { isRehearsal } from '#shared/rehearsal'
import type { AsRunReport, ResultsReport } from '#shared/reports'
import { Hash } from '#shared/results'
import { plannedCategories, revealedResults } from '#shared/revealed-results'
import { csvOf } from '../export/csv.ts'
import { asRunTable, resultsTable } from '../export/tables.ts'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import { csvAnswers, described, OfShow, toldAs } from './api-schemas.ts'
import type { Person } from './person.ts'
import { Refused } from './refused.ts'

export interface AsRunDeps {
  readonly shows: Shows
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
}

const number = Type.String({ pattern: '^\\d{1,15}$' })
const Since = Type.Object({ since: Type.Optional(number) })
const Noted = Type.Object({ seq: Type.Optional(number), head: Type.Optional(Hash) })

type ShowRequest = FastifyRequest<{ Params: { show: string } }>

const of = (
  operationId: string,
  summary: string,
  response: ReturnType<typeof toldAs>,
  querystring?: Type.TSchema,
) => described(operationId, summary, { params: OfShow, response, ...(querystring && { querystring }) })

const DESCRIBED = {
  asRun: of('asRun', 'The evening act by act.', toldAs('The as-run log.', 'AsRunReport'), Since),
  asRunSheet: of('asRunSheet', 'The evening act by act, as a table.', csvAnswers('The as-run log.')),
  results: of('results', 'The revealed results with their proofs.', toldAs('The results.', 'ResultsReport')),
  resultsSheet: of('resultsSheet', 'The revealed results, as a table.', csvAnswers('The results.')),
  head: of('logHead', 'The head of the log’s chain.', toldAs('The head.', 'HeadReport')),
  verify: of(
    'verifyLog',
    'Verifies the log, and a head that was noted.',
    toldAs('The verdict.', 'ChainReport'),
    Noted,
  ),
}

/** 404 for a show that is not there; 503 (`log-unavailable`) where its log has to be read and cannot be. */
export function asRunRoutes(app: FastifyInstance, { shows, authorised }: AsRunDeps): void {
  const get = (
    path: string,
    schema: FastifySchema,
    answer: (runner: ShowRunner, request: ShowRequest, reply: FastifyReply) => unknown,
  ) =>
    app.get<{ Params: { show: string } }>(
      `/api/v1/shows/:show/${path}`,
      { schema },
      async (request, reply) => {
        await authorised(request)
        const { show } = request.params
        const runner = shows.runner(show)
        if (!runner) throw new Refused(404, 'no-such-show', { show })
        reply.header('cache-control', 'no-store')
        return answer(runner, request, reply)
      },
    )

  get('as-run.json', DESCRIBED.asRun, async (runner, { query }): Promise<AsRunReport> => {
    const { since } = read(Since, query)
    const lines = await linesOf(runner)
    return { ...about(runner), lines: since === undefined ? lines : asRunSince(lines, Number(since)) }
  })
  get('as-run.csv', DESCRIBED.asRunSheet, async (runner, _, reply) => {
    const lines = await linesOf(runner)
    return asFile(reply, runner, 'as-run', csvOf(asRunTable(lines, about(runner).ceremony.timeZone)))
  })
  get(
    'results.json',
    DESCRIBED.results,
    (runner): ResultsReport => ({
      ...about(runner),
      results: revealedResults(runner.shown()),
      categories: plannedCategories(runner.shown()),
    }),
  )
  get('results.csv', DESCRIBED.resultsSheet, (runner, _, reply) => {
    const { show, rehearsal } = about(runner)
    const table = resultsTable(revealedResults(runner.shown()), rehearsal ? `REHEARSAL: ${show}` : show)
    return asFile(reply, runner, 'results', csvOf(table))
  })
  get('as-run/head', DESCRIBED.head, (runner): HeadReport => headOf(runner, runner.chain()))
  get('as-run/verify', DESCRIBED.verify, async (runner, { query }): Promise<ChainReport> => {
    const { seq, head } = read(Noted, query)
    const noted: ChainHead | null =
      seq === undefined || head === undefined ? null : { seq: Number(seq), hash: head }
    const found = await runner.verify(noted)
    if (!found) throw new Refused(503, 'log-unavailable')
    const ok = found.brokenAt === null && found.noted !== false
    return { ...headOf(runner, found), ok, noted: found.noted }
  })
}

function read<T extends Type.TSchema>(schema: T, query: unknown): Type.Static<T> {
  const parsed = parse(schema, query)
  if ('problem' in parsed) throw new Refused(400, 'malformed', { detail: parsed.problem })
  return parsed.value
}

const headOf = (
  runner: ShowRunner,
  { head, begins, brokenAt }: ReturnType<ShowRunner['chain']>,
): HeadReport => ({
  position: { epoch: runner.shown().position.epoch, seq: head.seq },
  head: head.hash,
  begins,
  brokenAt,
})

function about(runner: ShowRunner) {
  const { showFile } = runner.shown()
  if (!showFile) throw new Refused(404, 'no-such-show', { show: runner.show })
  const { position, head } = headOf(runner, runner.chain())
  const { ceremony } = showFile
  return { show: runner.show, rehearsal: isRehearsal(showFile), ceremony, position, head }
}

const told = new WeakMap<ShowRunner, { readonly seq: number; readonly lines: AsRunLine[] }>()

/** Folded once per position, however many desks look on; as long as the log, so that nobody who follows misses a line. */
async function linesOf(runner: ShowRunner): Promise<AsRunLine[]> {
  for (;;) {
    const known = told.get(runner)
    if (known?.seq === runner.chain().head.seq) return known.lines
    const commits = await runner.commits()
    if (!commits) throw new Refused(503, 'log-unavailable')
    const { epoch } = runner.shown().position
    told.set(runner, { seq: commits.length, lines: asRun(epoch, commits) })
  }
}

const asFile = (reply: FastifyReply, { show }: ShowRunner, what: string, text: string) =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${show}-${what}.csv"`)
    .send(text)

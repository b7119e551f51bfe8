/** What the desk's fixture server gives out on paper: the as-run log of the show in memory, with a chain that can be broken; and what the envelopes hold. */
import { randomBytes } from 'node:crypto'
import { type AsRunLine, asRun, asRunSince } from '#shared/as-run'
import type { ChainHead, ChainReport } from '#shared/log-chain'
import { paperOf, sealedCategories } from '#shared/paper'
import { type Actor, may } from '#shared/people'
import { refusal } from '#shared/refusals'
import { isRehearsal } from '#shared/rehearsal'
import type { AsRunReport, ResultsReport } from '#shared/reports'
import { plannedCategories, revealedResults } from '#shared/revealed-results'
import { linked, NO_CHAIN, type Row, verified } from '../../server/log/chain.ts'
import { writeRecord } from '../../server/log/record.ts'
import type { TestShow } from '../control/test-show.ts'

export interface Papers {
  /** Body and status for a path under the show's own; null for one that is none of these. */
  answer(path: string, query: URLSearchParams): { status: number; body: unknown } | null
  /** The paper for the envelopes: a look into each of them. */
  ofEnvelopes(by: Actor, category: string | null): { status: number; body: unknown }
  /** Nothing can be read until it is mended. */
  isLost: boolean
  /** A record that somebody changed. */
  changed: number | null
}

export function createPapers(show: TestShow): Papers {
  function rows(): Row[] {
    let chain = NO_CHAIN
    return show.commits.map((commit) => {
      const row = { seq: commit.seq, record: writeRecord(commit, chain.head.hash) }
      chain = linked(chain, row)
      return commit.seq === papers.changed
        ? { ...row, record: row.record.replace('"by":"', '"by":"not ') }
        : row
    })
  }

  function headOf(noted: ChainHead | null): ChainReport {
    const { head, begins, brokenAt, noted: found } = verified(rows(), NO_CHAIN.head, noted)
    const position = { ...show.state().position, seq: head.seq }
    const ok = brokenAt === null && found !== false
    return { position, head: head.hash, begins, brokenAt, ok, noted: found }
  }

  const about = () => {
    const { showFile } = show.state()
    if (!showFile) throw new Error('No show is open')
    const { position, head } = headOf(null)
    return {
      show: showFile.id,
      rehearsal: isRehearsal(showFile),
      ceremony: showFile.ceremony,
      position,
      head,
    }
  }
  const lines = (): AsRunLine[] => asRun(show.state().position.epoch, show.commits)

  const papers: Papers = {
    isLost: false,
    changed: null,
    ofEnvelopes(by, category) {
      const file = show.state().showFile
      if (!file || !may(by.role, 'peek'))
        return { status: 403, body: refusal('not-your-role', { role: by.role }) }
      const wanted = category === null ? sealedCategories(file, show.state().results) : [category]
      const categories = wanted.flatMap((id) => {
        const seen = show.peek({ kind: 'peek', id: randomBytes(12).toString('base64url'), category: id }, by)
        return seen.ok ? (paperOf(file, seen.value) ?? []) : []
      })
      const { show: id, rehearsal, ceremony } = about()
      return { status: 200, body: { show: id, rehearsal, ceremony, categories } }
    },
    answer(path, query) {
      const what = /^\/api\/v1\/shows\/[^/]+\/(as-run|results)(.*)$/.exec(path)
      if (!what) return null
      if (papers.isLost) return { status: 503, body: refusal('log-unavailable') }
      if (what[2] === '/verify' || what[2] === '/head') {
        const [seq, head] = [query.get('seq'), query.get('head')]
        return { status: 200, body: headOf(seq && head ? { seq: Number(seq), hash: head } : null) }
      }
      const report: AsRunReport | ResultsReport =
        what[1] === 'as-run'
          ? { ...about(), lines: asRunSince(lines(), Number(query.get('since') ?? 0)) }
          : {
              ...about(),
              results: revealedResults(show.state()),
              categories: plannedCategories(show.state()),
            }
      return { status: 200, body: report }
    },
  }
  return papers
}

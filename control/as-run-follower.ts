/** Keeps the as-run log of a show at hand: read once, then only what is new, whenever the desk hears of a newer position. */
import { type AsRunLine, withNews } from '#shared/as-run'
import { type Position, type ShowId, sameEpoch } from '#shared/ids'
import type { ChainReport } from '#shared/log-chain'
import type { AsRunReport } from '#shared/reports'
import { heardLine } from './as-run-words.ts'
import { type Asked, askServer } from './ask-server.ts'

/** After a failure it is tried again, not at once. */
const AGAIN_MS = 2000
/** Several commits in a row are read together. */
const TOGETHER_MS = 150

/** Of the API, so that it serves for links that are downloaded, too; `what` may have a query. */
export const reportPath = (show: ShowId, what: string): string =>
  `/api/v1/shows/${encodeURIComponent(show)}/${what}`

/** Has the server read the whole log again; `noted` is a head somebody wrote down. */
export const verifyLog = (
  show: ShowId,
  noted: { readonly seq: string; readonly head: string } | null,
): Promise<Asked<ChainReport>> =>
  askServer('GET', reportPath(show, `as-run/verify${noted ? `?${new URLSearchParams(noted)}` : ''}`))

/** The answer is taken for a `T` without a look. */
export const readReport = <T>(show: ShowId, what: string): Promise<Asked<T>> =>
  askServer('GET', reportPath(show, what))

export class AsRunFollower {
  lines: readonly AsRunLine[] = []
  /** Null until it was read for the first time. */
  report: AsRunReport | null = null
  /** Why what is held may not be all there is. */
  problem = ''
  readonly show: ShowId
  private readonly changed: () => void
  private wanted: Position | null = null
  private isReading = false
  private isOver = false
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(show: ShowId, changed: () => void) {
    this.show = show
    this.changed = changed
  }

  /** The newest position the desk knows of. */
  want(position: Position | null): void {
    this.wanted = position
    if (this.isBehind) this.soon(this.report === null ? 0 : TOGETHER_MS)
  }

  stop(): void {
    this.isOver = true
    clearTimeout(this.timer)
  }

  private get isBehind(): boolean {
    const { report, wanted } = this
    if (report === null) return true
    return (
      wanted !== null && (!sameEpoch(report.position.epoch, wanted.epoch) || report.position.seq < wanted.seq)
    )
  }

  /** News of another log than the one that is held are no news of it: everything is read anew. */
  private take(report: AsRunReport, before: AsRunReport | null): void {
    const isSame = before !== null && sameEpoch(report.position.epoch, before.position.epoch)
    if (before !== null && !isSame) {
      this.report = null
      this.lines = []
      return
    }
    this.report = report
    const news = report.lines.map(heardLine)
    this.lines = isSame ? withNews(this.lines, news) : news
  }

  private soon(ms: number): void {
    if (this.isReading || this.isOver) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.read(), ms)
  }

  private async read(): Promise<void> {
    this.isReading = true
    const { report, wanted } = this
    const goesOn = report !== null && (wanted === null || sameEpoch(report.position.epoch, wanted.epoch))
    const since = goesOn ? report.position.seq : 0
    const answer = await readReport<AsRunReport>(this.show, `as-run.json?since=${since}`)
    this.isReading = false
    if (this.isOver) return
    this.problem = 'sentence' in answer ? answer.sentence : ''
    if ('value' in answer) this.take(answer.value, goesOn ? report : null)
    this.changed()
    const isFurther = this.report !== null && this.report.position.seq > since
    if (this.problem !== '' || this.isBehind)
      this.soon(this.problem === '' && isFurther ? TOGETHER_MS : AGAIN_MS)
  }
}

/** Copies every commit to a folder elsewhere as soon as it is durable here. Nobody waits for it; what it cannot write it tries again. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { BackupStanding, BackupTrouble } from '#shared/backup'
import { type Instant, type Position, type ShowId, sameEpoch } from '#shared/ids'
import { isOverridden } from '#shared/override'
import { picturesNamedIn } from '../bundle/write-bundle.ts'
import type { ImageStore } from '../images/image-store.ts'
import type { LogStore, ShowLog } from '../log/show-log.ts'
import type { ShowRunner } from '../show-runner.ts'
import type { Shows } from '../shows.ts'
import type { NewPicture } from './backup-folder.ts'
import type { BackupWriter, WriteAnswer, WriteAsk } from './backup-writer.ts'
import { stateHash } from './state-hash.ts'

export interface BackupWorld {
  readonly folder: string
  readonly dataFolder: string
  readonly shows: Pick<Shows, 'runner' | 'ids' | 'onShow' | 'onGone'>
  readonly logs: Pick<LogStore, 'open'>
  readonly images: Pick<ImageStore, 'image'>
  readonly writer: BackupWriter
  readonly now: () => number
  readonly warn: (message: string, error: unknown) => void
}

export interface Backup {
  standing(): BackupStanding
  /** Null while all is well. */
  trouble(): BackupTrouble | null
  /** Called whenever something is to be said, or nothing any more. */
  onTrouble(listener: () => void): void
  /** What is still on its way is waited for, a moment. */
  close(): Promise<void>
}

/** Milliseconds after which it is tried again, and after which a folder nothing is written to is looked at. */
const AGAIN_MS = 2000
const LOOK_MS = 5000
/** How often the whole of a show is put down as its hash, at most: it is reckoned where the show runs. */
const STOOD_MS = 60_000
/** So long a house that ends waits for it, in milliseconds. */
const FAREWELL_MS = 1500
const ROWS = 50
const PAGE_BYTES = 1024 * 1024

interface Copied {
  readonly epoch: Position['epoch']
  seq: number
  stoodAt: Instant
}

class Failed extends Error {
  override readonly name = 'Failed'
  readonly problem: BackupTrouble['problem']

  constructor(problem: BackupTrouble['problem']) {
    super(problem)
    this.problem = problem
  }
}

/** Begins at once. What fails is tried again for as long as the house runs, and is its `trouble` meanwhile. */
export function startBackup(world: BackupWorld): Backup {
  const { folder, dataFolder, shows, logs, images, writer, now, warn } = world
  const copied = new Map<ShowId, Copied>()
  /** How far each is there for sure, also while the folder is away. */
  const reached = new Map<ShowId, number>()
  const unread = new Set<ShowId>()
  const listeners = new Set<() => void>()
  let problem: BackupTrouble['problem'] | null = null
  let looked: { sameDisk: boolean } | null = null
  let last: Instant | null = null
  let told = ''
  let closed = false
  let wake: () => void = () => undefined
  let news = true
  const rested: (() => void)[] = []

  const behind = () =>
    shows.ids().reduce((sum, show) => {
      const runner = shows.runner(show)
      return sum + Math.max(0, (runner?.chain().head.seq ?? 0) - (reached.get(show) ?? 0))
    }, 0)
  const trouble = (): BackupTrouble | null =>
    problem === null ? null : { folder, problem, behind: behind(), last }

  function say(next: BackupTrouble['problem'] | null): void {
    problem = next
    const saying = JSON.stringify(trouble())
    if (saying === told) return
    told = saying
    for (const listener of listeners) listener()
  }

  async function ask(question: WriteAsk): Promise<Exclude<WriteAnswer, { problem: unknown }>> {
    const answer = await writer.ask(question, () => say('slow'))
    if ('problem' in answer) throw new Failed(answer.problem)
    return answer
  }

  /** Where this log is continued in the folder: what is there is the same log, or a new history is begun beside it. */
  async function begun(runner: ShowRunner, log: ShowLog): Promise<Copied> {
    const { showFile } = runner.shown()
    const about = {
      show: runner.show,
      epoch: log.epoch,
      ceremony: showFile?.ceremony.name ?? '',
      rehearsalOf: showFile?.rehearsal?.of ?? null,
    }
    for (let after = 0; ; ) {
      const answer = await ask({ kind: 'begin', wish: { ...about, after } })
      if (!('begun' in answer)) throw new Failed('failing')
      const { seq, last: text, number } = answer.begun
      const [row] = seq === 0 ? [] : await log.rows(seq - 1, 1)
      if (seq === 0 || (row && sha256(row.record) === text)) return { epoch: log.epoch, seq, stoodAt: 0 }
      after = number
    }
  }

  async function copy(runner: ShowRunner): Promise<void> {
    const { show } = runner
    const log = await logs.open(show)
    if (!log || runner.shown().showFile === null) return
    const before = copied.get(show)
    const at = before && sameEpoch(before.epoch, log.epoch) ? before : await begun(runner, log)
    copied.set(show, at)
    reached.set(show, at.seq)
    for (;;) {
      const rows = fitting(await log.rows(at.seq, ROWS))
      if (rows.length === 0 || closed) break
      const pictures: NewPicture[] = []
      for (const id of new Set(rows.flatMap(({ record }) => picturesNamedIn(record)))) {
        const image = await images.image(id)
        if (image) pictures.push({ id, ...image })
      }
      await ask({ kind: 'add', show, rows, pictures })
      at.seq = rows.at(-1)?.seq ?? at.seq
      reached.set(show, at.seq)
      last = now()
      await setImmediate()
    }
    const state = runner.shown()
    if (now() - at.stoodAt < STOOD_MS || state.position.seq !== at.seq || isOverridden(state)) return
    at.stoodAt = now()
    await ask({ kind: 'stood', show, stood: { seq: at.seq, hash: stateHash(state) } })
  }

  async function round(): Promise<void> {
    try {
      const answer = await ask({ kind: 'look', root: folder, dataFolder })
      if ('looked' in answer) looked = answer.looked
      for (const show of shows.ids()) {
        const runner = shows.runner(show)
        if (runner) await copy(runner).catch((error: unknown) => notRead(show, error))
      }
      say(null)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      // What is there is looked at anew: it may be another disk by then.
      copied.clear()
      if (!closed) say(error.problem)
    }
  }

  /** A log that cannot be read is the desk's alarm already; the other shows are copied all the same. */
  function notRead(show: ShowId, error: unknown): void {
    if (error instanceof Failed) throw error
    copied.delete(show)
    if (!unread.has(show)) warn('a log could not be read for the backup', error)
    unread.add(show)
  }

  async function run(): Promise<void> {
    while (!closed) {
      news = false
      await round()
      if (news && problem === null) continue
      for (const resolve of rested.splice(0)) resolve()
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, problem === null ? LOOK_MS : AGAIN_MS).unref()
        wake = () => {
          if (problem !== null) return
          clearTimeout(timer)
          resolve()
        }
        if (closed) resolve()
      })
    }
  }

  const follow = new WeakSet<ShowRunner>()
  shows.onShow((runner) => {
    const heard = () => {
      news = true
      wake()
      if (problem !== null) say(problem)
    }
    heard()
    if (follow.has(runner)) return
    follow.add(runner)
    runner.onChange(heard)
  })
  shows.onGone((show) => {
    copied.delete(show)
    reached.delete(show)
  })
  void run()

  return {
    standing() {
      const said = trouble()
      if (said) return { state: 'trouble', trouble: said }
      return looked ? { state: 'current', folder, sameDisk: looked.sameDisk } : { state: 'starting', folder }
    },
    trouble,
    onTrouble: (listener) => void listeners.add(listener),
    async close() {
      if (!closed && problem === null && behind() > 0) {
        const late = new Promise<void>((resolve) => setTimeout(resolve, FAREWELL_MS).unref())
        await Promise.race([new Promise<void>((resolve) => rested.push(resolve)), late])
      }
      closed = true
      problem = null
      wake()
      writer.close()
    },
  }
}

/** About a megabyte at a time, and one record at the least. */
function fitting<T extends { readonly record: string }>(rows: readonly T[]): T[] {
  let bytes = 0
  return rows.filter(({ record }, at) => {
    bytes += record.length
    return at === 0 || bytes <= PAGE_BYTES
  })
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

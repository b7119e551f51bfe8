/** A show log in a simulated file: a line for each commit, durable once it was synced. The power may go between any two steps. */
import type { Commit } from '#shared/events'
import type { Epoch, ShowId } from '#shared/ids'
import { linked, NO_CHAIN, type Row, verified } from '../../../server/log/chain.ts'
import { readRecords, writeRecord } from '../../../server/log/record.ts'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from '../../../server/log/show-log.ts'
import type { Truth } from './truth.ts'
import type { Proc, World } from './world.ts'

interface File {
  readonly epoch: Epoch
  /** As a program on this machine would read it. */
  text: string
  /** So much of it survives whatever happens. */
  synced: number
}

/** What a bug could make of it. */
export interface DiskBugs {
  /** Says that it is durable once it was written. */
  readonly ackBeforeSync?: boolean
  /** Goes on behind half a line. */
  readonly keepTornTail?: boolean
  /** Takes what is read at a start for durable. */
  readonly noSyncAtStart?: boolean
  /** Reads what may be stored as if it were. */
  readonly readInDoubt?: boolean
}

export class Disk {
  readonly files = new Map<ShowId, File>()
  /** Until then nothing can be synced: it is full, or fails. */
  failsUntil = 0
  slow = 1
  readonly bugs: DiskBugs
  private readonly world: World
  private readonly truth: Truth

  constructor(world: World, truth: Truth, bugs: DiskBugs) {
    this.world = world
    this.truth = truth
    this.bugs = bugs
  }

  get fails(): boolean {
    return this.world.now < this.failsUntil
  }

  /** What was not synced is gone, or there to some part. */
  losePower(): void {
    const { between } = this.world.chance.disk
    for (const file of this.files.values()) {
      const kept = between(file.synced, file.text.length)
      if (kept < file.text.length)
        this.world.note(`the power cut tears ${file.text.length - kept} bytes off the log`)
      file.text = file.text.slice(0, kept)
      // What is on the platter is there.
      file.synced = kept
    }
  }

  /** Everything up to here is on the platter by now, and so are the commits in it. */
  sync(file: File, upTo: number): void {
    file.synced = Math.max(file.synced, Math.min(upTo, file.text.length))
    for (const row of rowsIn(file.text.slice(0, file.synced))) this.truth.stored(file.epoch, row)
  }
}

const lineOf = ({ seq, record }: Row): string => `${seq} ${record}\n`

/** Whole lines only. */
function rowsIn(text: string): Row[] {
  const whole = text.split('\n').slice(0, -1)
  return whole.map((line) => {
    const at = line.indexOf(' ')
    return { seq: Number(line.slice(0, at)), record: line.slice(at + 1) }
  })
}

/** The store as one process has it open. */
export function fileStore(world: World, proc: Proc, disk: Disk): LogStore {
  const never = <T>() => new Promise<T>(() => undefined)

  function log(show: ShowId, file: File): ShowLog {
    let chain = NO_CHAIN
    let inDoubt = false
    let rows = rowsIn(file.text)
    const follow = (more: readonly Row[]) => {
      for (const row of more) if (row.seq > chain.head.seq) chain = linked(chain, row)
    }
    follow(rows)

    /** What a failed sync left behind is taken away for good before anybody reads. */
    function settle(): void {
      if (!inDoubt) return
      if (disk.fails) throw new LogUnavailable('The disk fails.')
      inDoubt = false
      if (disk.bugs.readInDoubt) return
      file.text = file.text.slice(0, file.synced)
      rows = rowsIn(file.text)
    }

    return {
      show,
      epoch: file.epoch,
      async append(commit: Commit) {
        if (!proc.alive) return never()
        settle()
        if (commit.seq !== rows.length + 1) throw new LogConflict(`Commit ${commit.seq} is not the next one.`)
        const row = { seq: commit.seq, record: writeRecord(commit, chain.head.hash) }
        file.text += lineOf(row)
        const upTo = file.text.length
        const stored = () => {
          rows = [...rows, row]
          follow([row])
        }
        const ms = disk.slow * (1 + world.chance.disk.next() * 8)
        if (disk.bugs.ackBeforeSync) {
          world.after(ms, proc, () => disk.fails || disk.sync(file, upTo))
          return stored()
        }
        await new Promise<void>((resolve, reject) => {
          world.after(ms, proc, () => {
            if (disk.fails) {
              inDoubt = true
              return reject(new LogUnavailable('The disk fails.'))
            }
            disk.sync(file, upTo)
            resolve()
          })
        })
        stored()
      },
      async readSince(seq, most = Number.POSITIVE_INFINITY) {
        if (!proc.alive) return never()
        settle()
        if (rows.length < seq) throw new LogUnavailable('The log is shorter than it was.')
        return readRecords(rows.slice(seq, seq + most), seq)
      },
      rows: async (seq, most) => rows.slice(seq, seq + most),
      chain: () => chain,
      verify: async (noted) => verified(rows, chain.head, noted),
    }
  }

  function opened(show: ShowId, file: File): ShowLog {
    if (!disk.bugs.keepTornTail) file.text = file.text.slice(0, file.text.lastIndexOf('\n') + 1)
    // Half a line that was on the platter is not there any more.
    file.synced = Math.min(file.synced, file.text.length)
    if (!disk.bugs.noSyncAtStart) disk.sync(file, file.text.length)
    return log(show, file)
  }

  return {
    async create(show, epoch) {
      const file = { epoch, text: '', synced: 0 }
      if (disk.files.has(show)) throw new LogConflict(`The show ${show} has a log already.`)
      disk.files.set(show, file)
      return log(show, file)
    },
    async open(show) {
      const file = disk.files.get(show)
      return file ? opened(show, file) : null
    },
    shows: async () => [...disk.files.keys()],
    generation: async (show) => disk.files.get(show)?.epoch.generation ?? 0,
    restore: () => Promise.reject(new Error('Nothing is restored here.')),
    probe: async () => 0,
    remove: () => Promise.reject(new Error('Nothing is removed here.')),
    close: async () => undefined,
  }
}

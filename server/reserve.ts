/** A file that takes up room in the data folder as long as there is plenty, and is given up when the disk is full: the evening ends on what it leaves. */
import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Disk } from '#shared/disk'
import { type LogStore, LogUnavailable, type ShowLog } from './log/show-log.ts'

const MB = 1024 * 1024

/** An evening writes one or two megabytes of log; the rest is for whatever filled the disk and fills it on. */
const RESERVE = 16 * MB
/** Less than this is as good as nothing: the log's own file grows by pieces. */
const FULL = 2 * MB
/** Laid only where it is no burden itself. */
const ROOMY = 4 * RESERVE
const LOOK_MS = 2000

export interface Reserve {
  disk(): Disk
  /** Something could not be written: gives the reserve up if that is for want of room. True if there is more room than before. */
  giveUp(sentence: string): Promise<boolean>
  onChange(listener: () => void): void
  /** It stays where it is. */
  close(): void
}

const SAYS_FULL = /disk is full|ENOSPC|EDQUOT|no space left/i

/** Looks after the reserve of this folder from now on; where none can be laid, there is none. */
export function openReserve(folder: string, warn: (message: string, error: unknown) => void): Reserve {
  const path = join(folder, 'reserve')
  const listeners = new Set<() => void>()
  let reserveGone = false
  let busy: Promise<unknown> = Promise.resolve()

  const told = (gone: boolean) => {
    if (gone === reserveGone) return
    reserveGone = gone
    for (const listener of listeners) listener()
  }
  const room = async () => {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  }
  const isLaid = () =>
    stat(path).then(
      ({ size }) => size > 0,
      () => false,
    )

  /** One look at a time, and one giving up. */
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const done = busy.then(act)
    busy = done.catch(() => undefined)
    return done
  }

  async function look(): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const [free, laid] = [await room(), await isLaid()]
    if (laid && free < FULL) await drop()
    else if (!laid && free >= ROOMY) {
      await lay(path)
      told(false)
    }
  }

  async function drop(): Promise<boolean> {
    if (!(await isLaid())) return false
    await rm(path)
    warn('the disk is full; the reserve in the data folder was given up', null)
    told(true)
    return true
  }

  const looking = () => void inTurn(look).catch(() => undefined)
  const timer = setInterval(looking, LOOK_MS)
  timer.unref()
  looking()

  return {
    disk: () => ({ reserveGone }),
    giveUp: (sentence) =>
      inTurn(async () => (SAYS_FULL.test(sentence) || (await room()) < FULL) && (await drop())).catch(
        () => false,
      ),
    onChange: (listener) => void listeners.add(listener),
    close: () => clearInterval(timer),
  }
}

/** Under its name only once it is whole. Written out, for a file of holes takes up no room. */
async function lay(path: string): Promise<void> {
  const arriving = `${path}.arriving`
  const file = await open(arriving, 'w', 0o600)
  try {
    const piece = crypto.getRandomValues(new Uint8Array(65_536))
    for (let written = 0; written < RESERVE; written += piece.length) await file.write(piece)
  } finally {
    await file.close()
  }
  await rename(arriving, path)
}

/** The same logs; what cannot be stored for want of room is stored with what the reserve leaves. */
export function reservedLogs(store: LogStore, reserve: Pick<Reserve, 'giveUp'>): LogStore {
  const reserved = (log: ShowLog): ShowLog => ({
    ...log,
    async append(commit) {
      try {
        await log.append(commit)
      } catch (error) {
        if (!(error instanceof LogUnavailable) || !(await reserve.giveUp(error.message))) throw error
        // Had it been stored all the same, it would not be the next one any more: nothing is stored twice.
        await log.append(commit)
      }
    },
  })
  return {
    ...store,
    create: async (show, epoch) => reserved(await store.create(show, epoch)),
    restore: async (show, epoch, pages) => reserved(await store.restore(show, epoch, pages)),
    async open(show) {
      const log = await store.open(show)
      return log && reserved(log)
    },
  }
}

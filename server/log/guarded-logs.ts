/** Logs in Redis, with a copy of their own beside them. */
import type { Epoch, Instant, ShowId } from '#shared/ids'
import type { Row } from './chain.ts'
import { chosenOver, type Held, mendOf, seemsToContinue, sha1Of, standingOf } from './continuity.ts'
import type { Copies } from './copies.ts'
import { rivalSentence, rowsOfMended } from './mended.ts'
import { recordOf } from './record.ts'
import type { RedisLogStore } from './redis-log.ts'
import { LogConflict, LogReplaced, type LogStore, LogUnavailable, type ShowLog } from './show-log.ts'

export interface GuardWorld {
  readonly newEpochId: () => string
  readonly now: () => Instant
  readonly warn: (sentence: string, error: unknown) => void
  /** Whether this machine puts back what is lost; while another one leads, it does. */
  readonly mayMend?: () => boolean
  /** Milliseconds between two looks. */
  readonly lookEvery?: number
}

/** One log, and what this process knows that it must hold. */
interface Watched {
  readonly show: ShowId
  /** Null while it is known here and not there. */
  log: ShowLog | null
  held: Held
  /** To be looked at before anything else is asked. */
  doubtful: boolean
  /** The connection it was looked at by. */
  seenBy: number
  checking: Promise<void> | null
  /** An append that was sent and is not answered yet; never rejects. */
  underWay: Promise<unknown>
  readonly listeners: Set<() => void>
}

const LOOK_MS = 1000
const PAGE = 200

/** Losses are noticed by looking: every second, on every new connection, before an append in doubt. What was acknowledged is put back where nothing took its place. */
export function guardedLogs(store: RedisLogStore, copies: Copies, world: GuardWorld): LogStore {
  const all = new Map<ShowId, Watched>()
  let troubled = false

  /** A disk that does not take the copy is no reason to stop a show: it is said once, and tried again with the next commit. */
  function copying<T>(work: () => T): T | null {
    try {
      const done = work()
      troubled = false
      return done
    } catch (error) {
      if (!troubled) world.warn('this machine keeps no copy of what lies in Redis', error)
      troubled = true
      return null
    }
  }

  /** What is known of a log that is there, or of one that is not and should be; null where nothing is. */
  async function knownOf(show: ShowId, log: ShowLog | null): Promise<Watched | null> {
    const copied = copying(() => copies.head(show))
    const held = copied && copied.seq > 0 ? { ...copied, sha1: sha1At(show, copied.seq) } : null
    if (held && standingOf(held, await store.look(show, held.seq)) === 'removed')
      copying(() => copies.drop(show))
    else if (held) return watchedAs(show, log, held)
    if (!log) return null
    copying(() => copies.follow(show, log.epoch, 0))
    return watchedAs(show, log, { epoch: log.epoch, seq: 0, sha1: '' })
  }

  const watchedAs = (show: ShowId, log: ShowLog | null, held: Held): Watched => ({
    show,
    log,
    held,
    doubtful: true,
    seenBy: 0,
    checking: null,
    underWay: Promise.resolve(),
    listeners: new Set(),
  })

  const sha1At = (show: ShowId, seq: number): string =>
    copying(() => copies.rows(show, seq - 1, 1).map(({ record }) => sha1Of(record))[0]) ?? ''

  /** What is known from now on: it is copied, and looked for. */
  async function know(watched: Watched, log: ShowLog, row: Row | null): Promise<void> {
    const { show } = watched
    const { seq } = log.chain().head
    if (watched.log !== log || seq <= watched.held.seq) return
    const last = row ?? (await log.rows(seq - 1, 1))[0]
    if (last?.seq !== seq || watched.log !== log) return
    watched.held = { ...watched.held, seq, sha1: sha1Of(last.record) }
    let at = copying(() => copies.head(show)?.seq) ?? 0
    if (at === seq - 1) return void copying(() => copies.add(show, [last]))
    while (at < seq) {
      const page = await log.rows(at, Math.min(PAGE, seq - at))
      if (page.length === 0 || copying(() => copies.add(show, page) ?? true) === null) return
      at = page.at(-1)?.seq ?? seq
    }
  }

  async function check(watched: Watched): Promise<void> {
    // What it acknowledges belongs to what must be there.
    await watched.underWay
    const { show, held } = watched
    const connection = await store.connection()
    const found = await store.look(show, held.seq)
    const standing = standingOf(held, found)
    if (standing === 'removed') throw new LogRemoved(`The log of ${show} was removed in Redis.`)
    if (standing === 'doubtful') await mend(watched, found)
    if (standing === 'follows') await turnTo(watched, held.seq)
    watched.seenBy = connection
    watched.doubtful = false
  }

  async function mend(watched: Watched, found: Awaited<ReturnType<typeof store.look>>): Promise<void> {
    const { show, held } = watched
    if (held.seq === 0) throw new LogUnavailable(`The log of ${show} was replaced or removed in Redis.`)
    const theirs = await store.remains(show)
    const chosen = found.epoch && chosenOver(held, found.epoch, theirs)
    if (chosen) return takeUp(watched, found.epoch, chosen, theirs)
    if (world.mayMend?.() === false)
      throw new LogUnavailable(`Redis has lost part of the log of ${show}; the core that leads puts it back.`)
    const copied = copying(() => copies.rows(show, 0, held.seq)) ?? []
    const ours = copied.length === held.seq ? copied : null
    const how = mendOf(held, ours, found, theirs)
    if (how === null)
      throw new LogUnavailable(rivalSentence(show, held, found.epoch === null || theirs.length === 0))
    const generation = Math.max(held.epoch.generation, found.epoch?.generation ?? 0, found.removed) + 1
    const epoch = { generation, id: world.newEpochId() }
    const rows = rowsOfMended(how, held, ours, epoch, world.now())
    if (!(await store.replace(show, found, epoch, rows)))
      throw new LogUnavailable(`The log of ${show} changed in Redis while it was mended.`)
    const became =
      how.lost === 0
        ? 'they were put back'
        : `${how.lost} of them are gone, for something else stands in their place (they are kept in copies.db)`
    world.warn(
      `Redis had lost part of the log of ${show}: it knew ${how.kept} of ${held.seq} commits; ${became}. It goes on as generation ${generation}.`,
      null,
    )
    await takeUp(watched, epoch, how.kept, rows)
  }

  /** What is there is what is known from now on; only its first `kept` commits were known before. */
  async function takeUp(watched: Watched, epoch: Epoch, kept: number, rows: readonly Row[]): Promise<void> {
    const { show } = watched
    const last = rows.at(-1) as Row
    copying(() => {
      copies.follow(show, epoch, kept)
      for (let at = kept; at < rows.length; at += PAGE) copies.add(show, rows.slice(at, at + PAGE))
    })
    watched.held = { epoch, seq: last.seq, sha1: sha1Of(last.record) }
    await turnTo(watched, last.seq)
  }

  /** The log goes on under another epoch, which holds all that is known. */
  async function turnTo(watched: Watched, seq: number): Promise<void> {
    const next = await store.open(watched.show)
    if (!next) throw new LogUnavailable(`The log of ${watched.show} was removed in Redis.`)
    copying(() => copies.follow(watched.show, next.epoch, seq))
    watched.held = { ...watched.held, epoch: next.epoch }
    watched.log = next
    for (const listener of [...watched.listeners]) listener()
  }

  /** One look at a time: whoever comes meanwhile waits for it. */
  function checked(watched: Watched): Promise<void> {
    watched.checking ??= check(watched).finally(() => {
      watched.checking = null
    })
    return watched.checking
  }

  async function sure(watched: Watched): Promise<void> {
    if (watched.checking || watched.doubtful || (await store.connection()) !== watched.seenBy)
      await checked(watched)
  }

  function guarded(watched: Watched, log: ShowLog): ShowLog {
    /** Nothing is asked of a log that has a successor. */
    const still = async (): Promise<void> => {
      await sure(watched)
      if (watched.log && watched.log !== log) throw new LogReplaced(guarded(watched, watched.log))
    }
    /** A conflict may be another writer's, and a log that cannot be read a short one: it is looked at. */
    const inDoubt = async <T>(work: () => Promise<T>): Promise<T> => {
      try {
        return await work()
      } catch (error) {
        if (!(error instanceof LogConflict || error instanceof LogUnavailable)) throw error
        watched.doubtful = true
        await still()
        throw error
      }
    }
    return {
      ...log,
      async append(commit) {
        try {
          await still()
          const before = log.chain().head
          const noted = async () => {
            await log.append(commit)
            const record = before.seq === commit.seq - 1 ? recordOf(commit, before.hash) : null
            await know(watched, log, record === null ? null : { seq: commit.seq, record })
          }
          const done = noted()
          watched.underWay = done.catch(() => {})
          await inDoubt(() => done)
        } catch (error) {
          throw error instanceof LogRemoved ? new LogConflict(error.message) : error
        }
      },
      async readSince(seq, most) {
        await still()
        const commits = await inDoubt(() => log.readSince(seq, most))
        await know(watched, log, null)
        return commits
      },
      async rows(seq, most) {
        await still()
        return log.rows(seq, most)
      },
      onReplaced: (listener) => void watched.listeners.add(listener),
    }
  }

  function begun(log: ShowLog): ShowLog {
    copying(() => {
      copies.drop(log.show)
      copies.follow(log.show, log.epoch, 0)
    })
    const fresh = watchedAs(log.show, log, { epoch: log.epoch, seq: 0, sha1: '' })
    all.set(log.show, fresh)
    return guarded(fresh, log)
  }

  const timer = setInterval(() => {
    for (const watched of all.values()) {
      if (watched.checking) continue
      const { held } = watched
      store
        .look(watched.show, 0)
        .then((found) => {
          if (watched.held.epoch !== held.epoch || seemsToContinue(held, found)) return
          watched.doubtful = true
        })
        // A new connection is looked at as a whole.
        .then(() => sure(watched))
        .catch(() => {})
    }
  }, world.lookEvery ?? LOOK_MS)
  timer.unref()

  return {
    ...store,
    create: async (show, epoch) => begun(await store.create(show, epoch)),
    async restore(show, epoch, pages) {
      const log = begun(await store.restore(show, epoch, pages))
      await log.readSince(0)
      return log
    },
    async open(show) {
      const known = all.get(show) ?? (await knownOf(show, await store.open(show)))
      if (!known) return null
      try {
        await sure(known)
      } catch (error) {
        if (!(error instanceof LogRemoved)) throw error
        all.delete(show)
        copying(() => copies.drop(show))
        const another = await store.open(show)
        return another && begun(another)
      }
      all.set(show, known)
      return known.log && guarded(known, known.log)
    },
    async shows() {
      const known = await store.shows()
      for (const show of copying(() => copies.shows()) ?? [])
        if (!known.includes(show) && (await knownOf(show, null))) known.push(show)
      return known
    },
    async remove(show, end) {
      await store.remove(show, end)
      all.delete(show)
      copying(() => copies.drop(show))
    },
    async close() {
      clearInterval(timer)
      await store.close()
      copies.close()
    },
  }
}

/** On purpose, by another machine. */
class LogRemoved extends LogUnavailable {}

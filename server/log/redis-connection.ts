/**
 * One connection to Redis that is checked before its first use, and again after every reconnect:
 * the Redis that comes back need not be the one that went.
 */
import { createClient, ErrorReply } from 'redis'
import { type Ask, checkRedis, placeOf, unreachable } from './redis-check.ts'
import { LIBRARY } from './redis-functions.ts'
import { LogUnusable } from './show-log.ts'

export interface RedisConnection {
  /**
   * One command and its answer. Fails at once while the connection is down; a failed command may have been carried out,
   * but whatever is asked afterwards is answered behind it.
   */
  ask: Ask
  close(): Promise<void>
}

/** Milliseconds after which an answer counts as lost. Longer than a slow fsync, shorter than an operator's patience. */
const PATIENCE = 4000
const CONNECT_PATIENCE = 3000

const backOff = (retries: number): number =>
  Math.min(2000, 50 * 2 ** Math.min(retries, 10)) + Math.random() * 50

/** Rejects with `LogUnusable` if the Redis cannot be reached or must not be used; later failures are what `unavailable` makes of them. */
export async function connectRedis(
  url: string,
  unavailable: (sentence: string) => Error,
  patience = PATIENCE,
): Promise<RedisConnection> {
  const place = placeOf(url)
  let welcome = false
  let problem: unknown
  let prepared: Promise<void> | null = null
  let self: Identity | null = null
  /** Connections of ours that may still have commands waiting inside a hung Redis. */
  const ghosts: Identity[] = []
  let client = dial()

  function dial() {
    const dialled = createClient({
      url,
      RESP: 2,
      disableOfflineQueue: true,
      maintNotifications: 'disabled',
      disableClientInfo: true,
      socket: {
        connectTimeout: CONNECT_PATIENCE,
        reconnectStrategy: (retries) => (welcome ? backOff(retries) : false),
      },
    })
    dialled.on('error', (error: unknown) => {
      problem = error
      if (dialled === client) forget()
    })
    return dialled
  }

  function forget() {
    if (self) ghosts.push(self)
    self = null
    prepared = null
  }

  /** Gives a hung connection up and calls again in the background. */
  function redial(hung: typeof client) {
    if (hung !== client) return
    forget()
    client = dial()
    hung.destroy()
    client.connect().catch(() => {})
  }

  const send: Ask = async (...words) => {
    const asked = client
    try {
      return await within(welcome ? patience : PATIENCE, asked.sendCommand<unknown>(words))
    } catch (error) {
      if (error instanceof ErrorReply) throw new Trouble(`Redis at ${place} answered: ${error.message}.`)
      if (!(error instanceof TooLate))
        throw new Trouble(unreachable(place, asked.isReady ? error : (problem ?? error)))
      redial(asked)
      throw new Trouble(`Redis at ${place} does not answer.`)
    }
  }

  async function prepare(): Promise<void> {
    const run = await checkRedis(place, send)
    const id = String(await send('CLIENT', 'ID'))
    while (ghosts.length > 0) {
      const ghost = ghosts[0] as Identity
      // Another run of Redis has other connections under the same numbers, and nothing of ours left to do.
      if (ghost.run === run) await send('CLIENT', 'KILL', 'ID', ghost.id)
      ghosts.shift()
    }
    await loadFunctions(send)
    self = { run, id }
  }

  async function ready(): Promise<void> {
    prepared ??= prepare()
    const mine = prepared
    try {
      await mine
    } catch (error) {
      if (prepared === mine) prepared = null
      throw error
    }
  }

  try {
    await client.connect()
    await ready()
    welcome = true
  } catch (error) {
    if (client.isOpen) client.destroy()
    throw error instanceof LogUnusable
      ? error
      : new LogUnusable(error instanceof Trouble ? error.message : unreachable(place, error))
  }

  return {
    async ask(...words) {
      try {
        await ready()
        return await send(...words)
      } catch (error) {
        throw unavailable(error instanceof Error ? error.message : String(error))
      }
    },
    async close() {
      if (!client.isOpen) return
      if (!client.isReady) return client.destroy()
      await within(patience, client.close()).catch(() => client.destroy())
    },
  }
}

/** A connection as Redis numbers it, within one run of Redis. */
interface Identity {
  readonly run: string
  readonly id: string
}

/** Writes to the append-only file only when there is something new. */
async function loadFunctions(ask: Ask): Promise<void> {
  const found = JSON.stringify(await ask('FUNCTION', 'LIST', 'LIBRARYNAME', 'envelope', 'WITHCODE'))
  if (!found.includes(JSON.stringify(LIBRARY))) await ask('FUNCTION', 'LOAD', 'REPLACE', LIBRARY)
}

/** What went wrong, as a sentence. */
class Trouble extends Error {}

/** The answer did not come in time; it may still. */
class TooLate extends Error {}

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), milliseconds)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}

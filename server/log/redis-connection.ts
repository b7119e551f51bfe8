/**
 * One connection to Redis that is checked before its first use, and again after every reconnect:
 * the Redis that comes back need not be the one that went.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { createClient, ErrorReply } from 'redis'
import { addressOf } from './redis-address.ts'
import { type Ask, checkRedis, unreachable } from './redis-check.ts'
import { LIBRARY } from './redis-functions.ts'
import { LogUnreachable, LogUnusable } from './show-log.ts'

export interface RedisConnection {
  /** How many replicas must have what is written. */
  readonly replicas: number
  /**
   * One command and its answer. Fails at once while the connection is down; a failed command may have been carried out,
   * but whatever is asked afterwards is answered behind it.
   */
  ask: Ask
  /** The same for what is written: resolves once as many replicas have it as must; rejects, and it may have been carried out, where they do not. */
  write: Ask
  /** Rejects with `LogUnusable` where its settings were changed. */
  check(): Promise<void>
  /** Which connection answers now, counted from the first; another one may lead to a Redis that knows less. */
  current(): Promise<number>
  close(): Promise<void>
}

/** Milliseconds after which an answer counts as lost. Longer than a slow fsync, shorter than an operator's patience. */
const PATIENCE = 4000
const CONNECT_PATIENCE = 3000
/** How long replicas may take. */
const REPLICAS_PATIENCE = 1000
/** How long a start waits for a Redis that reads its file. */
const LOADING_PATIENCE = 60_000
/** Hung connections to be ended when their Redis is met again. */
const MOST_GHOSTS = 50

const backOff = (retries: number): number =>
  Math.min(2000, 50 * 2 ** Math.min(retries, 10)) + Math.random() * 50

/** Rejects with `LogUnusable` if the Redis cannot be reached or must not be used; later failures are what `unavailable` makes of them. */
export async function connectRedis(
  url: string,
  unavailable: (sentence: string) => Error,
  patience = PATIENCE,
): Promise<RedisConnection> {
  const address = addressOf(url)
  const { place, replicas } = address
  let welcome = false
  let closed = false
  let problem: unknown
  let prepared: Promise<void> | null = null
  let self: Identity | null = null
  let count = 0
  let calling = false
  /** Connections of ours that may still have commands waiting inside a hung Redis. */
  let ghosts: Identity[] = []
  let client!: ReturnType<typeof dial>

  function dial(at: string) {
    const dialled = createClient({
      url: at,
      RESP: 2,
      disableOfflineQueue: true,
      maintNotifications: 'disabled',
      disableClientInfo: true,
      socket: {
        connectTimeout: CONNECT_PATIENCE,
        // Where sentinels are asked, the same address again may be that of a master that is none any more.
        reconnectStrategy: (retries) => (welcome && !address.moves ? backOff(retries) : false),
      },
    })
    dialled.on('error', (error: unknown) => {
      problem = error
      if (dialled !== client) return
      forget()
      if (address.moves && welcome) void callAgain()
    })
    return dialled
  }

  function forget() {
    if (self) ghosts = [...ghosts, self].slice(-MOST_GHOSTS)
    self = null
    prepared = null
  }

  /** Gives a hung connection up, or one to a Redis that is no master any more, and calls again in the background. */
  function redial(given: typeof client) {
    if (given !== client) return
    forget()
    if (given.isOpen) given.destroy()
    void callAgain()
  }

  async function callAgain(): Promise<void> {
    if (calling) return
    calling = true
    for (let tries = 0; !closed; tries += 1) {
      try {
        const next = dial(await address.find())
        if (!address.moves) {
          // From here on it calls by itself, until somebody answers.
          client = next
          next.connect().catch(() => {})
          break
        }
        await next.connect()
        client = next
        break
      } catch (error) {
        problem = error
        await pause(backOff(tries), undefined, { ref: false })
      }
    }
    if (closed && client.isOpen) client.destroy()
    calling = false
  }

  const send: Ask = async (...words) => {
    const asked = client
    try {
      return await within(welcome ? patience : PATIENCE, asked.sendCommand<unknown>(words))
    } catch (error) {
      if (error instanceof ErrorReply) {
        if (address.moves && error.message.startsWith('READONLY')) redial(asked)
        throw new Trouble(`Redis at ${place} answered: ${error.message.replace(/\.$/, '')}.`)
      }
      if (!(error instanceof TooLate))
        throw new Trouble(unreachable(place, asked.isReady ? error : (problem ?? error)))
      redial(asked)
      throw new Trouble(`Redis at ${place} does not answer.`)
    }
  }

  async function prepare(): Promise<void> {
    if (address.moves) await mustBeMaster()
    const run = await checkRedis(place, send, replicas)
    const id = String(await send('CLIENT', 'ID'))
    // Another run of Redis has other connections under the same numbers: what hangs there waits until it is met again.
    for (const ghost of ghosts.filter((one) => one.run === run)) {
      await send('CLIENT', 'KILL', 'ID', ghost.id)
      ghosts = ghosts.filter((one) => one !== ghost)
    }
    await loadFunctions(send)
    self = { run, id }
    count += 1
  }

  async function mustBeMaster(): Promise<void> {
    const asked = client
    const role = await send('ROLE')
    if (Array.isArray(role) && role[0] === 'master') return
    redial(asked)
    throw new Trouble(`Redis at ${place} is being handed over from one server to another.`)
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

  async function loaded(): Promise<void> {
    for (const until = performance.now() + LOADING_PATIENCE; ; ) {
      try {
        return await ready()
      } catch (error) {
        const isLoading = error instanceof Trouble && error.message.includes('answered: LOADING')
        if (!isLoading || performance.now() > until) throw error
        await pause(100)
      }
    }
  }

  try {
    client = dial(await address.find())
    await client.connect()
    await loaded()
    welcome = true
  } catch (error) {
    closed = true
    if (client?.isOpen) client.destroy()
    throw error instanceof LogUnusable
      ? error
      : new LogUnreachable(error instanceof Trouble ? error.message : unreachable(place, error))
  }

  const orUnavailable = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      await ready()
      return await work()
    } catch (error) {
      throw unavailable(error instanceof Error ? error.message : String(error))
    }
  }

  return {
    replicas,
    ask: (...words) => orUnavailable(() => send(...words)),
    write: (...words) =>
      orUnavailable(async () => {
        const mine = prepared
        const answer = await send(...words)
        if (replicas === 0) return answer
        // WAIT speaks of what this very connection has written: of another it would say yes to anything.
        const have =
          prepared === mine && Number(await send('WAIT', String(replicas), String(REPLICAS_PATIENCE)))
        if (prepared !== mine || have === false) throw new Trouble(unreachable(place, problem))
        if (have < replicas)
          throw new Trouble(`Redis at ${place} has it, but only ${have} of ${replicas} replicas do.`)
        return answer
      }),
    check: () =>
      checkRedis(place, (...words) => orUnavailable(() => send(...words)), replicas).then(() => {}),
    current: () => orUnavailable(async () => count),
    async close() {
      closed = true
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

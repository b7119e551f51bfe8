/** An edge that has not been told everything yet lets whoever asks for a show wait a moment, and then says so: never "there is no such show". */
import type { FastifyInstance } from 'fastify'
import { againAfter } from './load.ts'

const ALWAYS = new Set(['/health', '/ready', '/favicon.ico'])
/** A core begins in about a second: whoever comes meanwhile is answered as soon as it has told its edge, and need not ask again. */
const PATIENCE_MS = 2000
const LOOK_MS = 20
const MOST_WAITING = 5000

interface Waiting {
  readonly until: number
  readonly answer: (isOpen: boolean) => void
}

/** Resolves with true once the edge has been told everything, and with false if that takes too long or too many wait already. */
export type Opened = () => Promise<boolean>

/** Once open it stays open: what is known is told, also while the line to the core is down. */
export function atTheDoor(
  app: FastifyInstance,
  isLevel: (() => boolean) | undefined,
  patienceMs = PATIENCE_MS,
): Opened {
  let open = isLevel === undefined
  /** In the order in which they came, which is that in which their patience ends. */
  const waiting: Waiting[] = []
  let looking: ReturnType<typeof setInterval> | undefined
  const isOpen = () => {
    open ||= isLevel?.() === true
    return open
  }

  function look(): void {
    const ends = isOpen() ? Number.POSITIVE_INFINITY : performance.now()
    while (waiting[0] && waiting[0].until <= ends) waiting.shift()?.answer(open)
    if (waiting.length > 0) return
    clearInterval(looking)
    looking = undefined
  }

  const opened: Opened = () => {
    if (isOpen() || waiting.length >= MOST_WAITING) return Promise.resolve(open)
    looking ??= setInterval(look, LOOK_MS)
    return new Promise((answer) => waiting.push({ until: performance.now() + patienceMs, answer }))
  }

  app.addHook('onRequest', async (request, reply) => {
    if (ALWAYS.has(request.url) || (await opened())) return undefined
    reply.headers({ 'cache-control': 'no-store', 'retry-after': againAfter(2) })
    return reply.code(503).type('text/plain').send('This edge has just begun; try again in a moment.')
  })
  app.addHook('preClose', async () => {
    clearInterval(looking)
    for (const { answer } of waiting.splice(0)) answer(false)
  })
  return opened
}

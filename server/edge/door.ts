/** An edge that has not been told everything yet says so to whoever asks for a show: never "there is no such show". */
import type { FastifyInstance } from 'fastify'
import { againAfter } from './load.ts'

const ALWAYS = new Set(['/health', '/ready', '/favicon.ico'])

export interface Door {
  isOpen(): boolean
}

/** Once open it stays open: what is known is told, also while the line to the core is down. */
export function atTheDoor(app: FastifyInstance, isLevel: (() => boolean) | undefined): Door {
  let open = isLevel === undefined
  const isOpen = () => {
    open ||= isLevel?.() === true
    return open
  }
  app.addHook('onRequest', async (request, reply) => {
    if (isOpen() || ALWAYS.has(request.url)) return undefined
    reply.headers({ 'cache-control': 'no-store', 'retry-after': againAfter(2) })
    return reply.code(503).type('text/plain').send('This edge has just begun; try again in a moment.')
  })
  return { isOpen }
}

/** Holds the ways of following open as the decisions say, and lets the page hear the one that stands. */
import type { Message, Question } from './follower.ts'
import type { Address, Listener, OpenTransport, Transport } from './transport.ts'
import { decideWays, type Happening, noWay, type Way, type Ways } from './ways.ts'

export type Transports = Readonly<Record<Way, OpenTransport>>

export interface Connection {
  readonly ask: (question: Question) => void
  /** The page goes on after sleep, is seen again, or the network is back. */
  readonly wake: () => void
  /** The page goes away, and may come back as it is. */
  readonly sleep: () => void
  readonly seen: (seen: boolean) => void
  readonly way: () => Way | null
}

/** Tries at once; only the way that stands is heard, and after `tooOld` nothing is tried any more. */
export function connect(address: Address, transports: Transports, { hear, tooOld }: Listener): Connection {
  let ways: Ways = noWay
  let timer: ReturnType<typeof setTimeout> | undefined
  let given = false
  const open = new Map<Way, Transport>()

  function happen(happening: Happening): void {
    if (given) return
    const before = ways.using
    const decided = decideWays(ways, happening, Date.now(), Math.random())
    ways = decided.ways
    if (before && !ways.using) hear({ kind: 'disconnected' })
    for (const order of decided.orders) {
      if ('wait' in order) {
        clearTimeout(timer)
        timer = setTimeout(() => happen({ is: 'due' }), order.wait)
      } else if ('open' in order) start(order.open)
      else close(order.close)
    }
  }

  function close(way: Way): void {
    open.get(way)?.close()
    open.delete(way)
  }

  function start(way: Way): void {
    const listener: Listener = {
      hear: (message) => {
        if (open.get(way) === transport) heard(way, message)
      },
      tooOld: () => {
        given = true
        clearTimeout(timer)
        for (const one of open.keys()) close(one)
        tooOld()
      },
    }
    let transport: Transport | undefined
    try {
      transport = transports[way](address, listener)
      open.set(way, transport)
    } catch {
      // Forbidden by a policy of the page, or unknown to the browser: a way that does not open.
      setTimeout(() => happen({ is: 'down', way }))
    }
  }

  function heard(way: Way, message: Message): void {
    if (message.kind === 'disconnected') {
      open.delete(way)
      happen({ is: 'down', way })
      return
    }
    if (message.kind === 'connected') happen({ is: 'up', way })
    // A way that is only being tried has nothing to say yet.
    if (ways.using === way) hear(message)
  }

  happen({ is: 'wake' })
  return {
    ask: (question) => {
      if (ways.using) open.get(ways.using)?.ask(question)
    },
    wake: () => {
      for (const transport of [...open.values()]) transport.look()
      happen({ is: 'wake' })
    },
    sleep: () => happen({ is: 'sleep' }),
    seen: (seen) => happen({ is: seen ? 'show' : 'hide' }),
    way: () => ways.using,
  }
}

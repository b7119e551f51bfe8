/** Clock, timers and chance of the simulated processes, in the place of this one's: each timer belongs to whoever set it. */
import type { World } from './world.ts'

type Timer = { unref(): Timer; ref(): Timer; hasRef(): boolean; stop(): void }

/** Further names of the world that a page expects; what each of them does there is the network's. */
export interface Web {
  readonly fetch: unknown
  readonly WebSocket: unknown
  readonly EventSource: unknown
}

/** Returns what puts the true ones back. */
export function install(world: World, web: Web): () => void {
  const timer = (stop: () => void): Timer => {
    const self: Timer = { unref: () => self, ref: () => self, hasRef: () => false, stop }
    return self
  }
  const setTimer = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const happening = world.after(Math.max(1, ms), world.current, () => run(...args))
    return timer(() => {
      happening.off = true
    })
  }
  const setEvery = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const owner = world.current
    let over = false
    const next = () => {
      if (over) return
      world.after(Math.max(1, ms), owner, next)
      run(...args)
    }
    world.after(Math.max(1, ms), owner, next)
    return timer(() => {
      over = true
    })
  }
  const clear = (one: Timer | undefined) => one?.stop?.()
  const mine = () => world.now - world.current.bornAt
  const random = () => world.chance.code.next()
  const values: Record<string, unknown> = {
    setTimeout: setTimer,
    clearTimeout: clear,
    setInterval: setEvery,
    clearInterval: clear,
    performance: {
      now: mine,
      get timeOrigin() {
        return world.wall(world.current) - mine()
      },
    },
    crypto: {
      getRandomValues<T extends Uint8Array | Uint32Array>(into: T): T {
        for (let at = 0; at < into.length; at += 1) into[at] = Math.floor(random() * 2 ** 32)
        return into
      },
    },
    // One core, and all pages come from it.
    location: { origin: 'http://core' },
    ...web,
  }
  const before = Object.keys(values).map(
    (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  )
  for (const [name, value] of Object.entries(values))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  const [date, chance] = [Date.now, Math.random]
  Date.now = () => world.wall(world.current)
  Math.random = random
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor)
      else Reflect.deleteProperty(globalThis, name)
    }
    Date.now = date
    Math.random = chance
  }
}

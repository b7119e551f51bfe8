/** What a reader's page finds in its browser: WebSocket, EventSource and fetch, on simulated lines; and the cache in front of the edges. */
import type { Edge, Given } from './edge.ts'
import type { Web } from './globals.ts'
import { dial, type Host, type Line, type Pipe } from './net.ts'
import type { Proc, World } from './world.ts'

/** Of which reader a page is, and which edges there are. */
export interface WebWorld {
  readonly world: World
  /** The line of the process that is at it. */
  readonly lineOf: (proc: Proc) => Line
  /** The one that the balancer picks for the next connection; null while none answers. */
  readonly edge: () => Edge | null
  readonly cache: Map<string, { readonly given: Given; readonly at: number }>
}

type Handler = ((event: unknown) => void) | null

export function webOf({ world, lineOf, edge, cache }: WebWorld): Web {
  const hostOf =
    (accept: (edge: Edge, pipe: Pipe) => { heard(text: string): void; closed(): void }): Host =>
    () => {
      const found = edge()
      return found && { proc: found.proc, accept: (pipe) => ({ proc: found.proc, ...accept(found, pipe) }) }
    }

  class WebSocket {
    static readonly OPEN = 1
    readyState = 0
    onmessage: Handler = null
    onclose: Handler = null
    private pipe: Pipe | null = null
    private readonly proc = world.current

    constructor(_address: string) {
      const { proc } = this
      const line = lineOf(proc)
      const host = hostOf((found, pipe) => {
        const end = found.server.accept(pipe, line)
        // Engine.IO's own greeting comes first.
        pipe.send('server', '0{}')
        return end
      })
      const end = {
        proc,
        heard: (data: string) => this.readyState === 1 && this.onmessage?.({ data }),
        closed: () => this.over(),
      }
      dial(world, line, end as Parameters<typeof dial>[2], host, (pipe) => {
        if (this.readyState === 3) return pipe?.close('client')
        this.pipe = pipe
        if (pipe) this.readyState = 1
        else this.over()
      })
    }

    send(text: string): void {
      this.pipe?.send('client', text)
    }

    close(): void {
      this.pipe?.close('client')
      if (this.readyState !== 3) world.after(1, this.proc, () => this.onclose?.({}))
      this.readyState = 3
    }

    private over(): void {
      if (this.readyState === 3) return
      this.readyState = 3
      this.onclose?.({})
    }
  }

  class EventSource {
    onerror: Handler = null
    private readonly listeners = new Map<string, (event: { data: string }) => void>()
    private pipe: Pipe | null = null
    private isOver = false

    constructor(_address: string) {
      const proc = world.current
      const host = hostOf((found, pipe) => {
        const leave = found.streams.open({ pipe, lastEventId: null })
        return { heard: () => undefined, closed: leave }
      })
      const fail = () => this.isOver || this.onerror?.({})
      dial(world, lineOf(proc), { proc, heard: (text) => this.heard(text), closed: fail }, host, (pipe) => {
        if (this.isOver) return pipe?.close('client')
        this.pipe = pipe
        if (!pipe) fail()
      })
    }

    addEventListener(name: string, listener: (event: { data: string }) => void): void {
      this.listeners.set(name, listener)
    }

    close(): void {
      this.isOver = true
      this.pipe?.close('client')
    }

    private heard(text: string): void {
      for (const block of text.split('\n\n')) {
        const lines = block.split('\n')
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
        const data = field('data')
        if (data !== undefined && !this.isOver) this.listeners.get(field('event') ?? 'message')?.({ data })
      }
    }
  }

  /** Any cache on the way may answer, with what it was told a moment ago. */
  function ask(path: string): Given | null {
    const known = cache.get(path)
    if (known && world.now - known.at < known.given.keepMs) return known.given
    const given = edge()?.get(path) ?? null
    if (given && given.keepMs > 0) cache.set(path, { given, at: world.now })
    return given?.moved ? ask(given.moved) : given
  }

  function fetch(address: string, { signal }: { signal: AbortSignal }): Promise<unknown> {
    const proc = world.current
    const line = lineOf(proc)
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('aborted')))
      if (line.isDead || world.chance.net.next() < line.rough) return
      const path = new URL(address).pathname
      const slow = line.slow * (1 + world.chance.net.next())
      world.after(slow, world.house, () => {
        const found = edge()
        // It stands still, and is waited for; what the cache has, it has.
        const given = found?.proc.frozen ? (cache.get(path)?.given ?? null) : ask(path)
        if (given === null && found?.proc.frozen) return
        world.after(slow, proc, () =>
          resolve({
            ok: given !== null,
            status: given ? 200 : 404,
            json: async () => JSON.parse(given?.body ?? 'null'),
          }),
        )
      })
    })
  }

  return { fetch, WebSocket, EventSource }
}

/** A small server with one weakness, to be attacked like a house: it shows whether a weakness would be found. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { COLLECTS, collected, type Victim, type Who } from '../bench/abuse/victim.ts'
import { until } from './house.ts'

export const FAULTS = ['falls', 'keeps', 'changes', 'dawdles', 'grants', 'patient'] as const
export type Fault = (typeof FAULTS)[number]

const NAMESPACES: Record<Who, string> = {
  desk: '/control',
  screen: '/stage',
  stranger: '/stage',
  press: '/press',
  reader: '/live',
}

export async function weakVictim(fault: Fault | 'none'): Promise<Victim & { close(): Promise<void> }> {
  const program = join(import.meta.dirname, '../bench/weak-server.mjs')
  const child = fork(program, [fault], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'], execArgv: COLLECTS })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  await until('its port', () => output.includes('\n'))
  const port = Number.parseInt(output, 10)
  const processes = () => ({
    weak: child.exitCode === null && child.signalCode === null ? (child.pid ?? 0) : 0,
  })
  const ask = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(5000) })
  return {
    room: port,
    readers: port,
    show: 'weak',
    processes,
    collect: () => collected(processes(), () => output),
    alive: async () => void (await ask('/ready')),
    state: async () => (await ask('/state')).text(),
    press: async () => void (await ask('/press')),
    publish: () => Promise.resolve(),
    entry: async (who) => ({ port, namespace: NAMESPACES[who], headers: {}, auth: {} }),
    troubles: () => [],
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

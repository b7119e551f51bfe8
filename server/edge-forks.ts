/** How edges are started: one by itself; several of them share the public port, whose connections are dealt out to them in turn. */
import { type ChildProcess, fork } from 'node:child_process'
import cluster from 'node:cluster'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { type Config, StartRefused } from './config.ts'
import { portSentence } from './processes.ts'

type Fork = (environment: NodeJS.ProcessEnv) => ChildProcess

/** Starts none: each call of what comes back does. Rejects with `StartRefused` where no free port can be had. */
export async function edgeForks(
  program: string,
  { edges, host, publicPort }: Pick<Config, 'edges' | 'host' | 'publicPort'>,
): Promise<Fork> {
  if (edges < 2) return (env) => fork(program, { env })
  // In turn, not to whoever is quickest: readers stay for hours, and the fullest edge is the last to have told all of its own.
  cluster.schedulingPolicy = cluster.SCHED_RR
  cluster.setupPrimary({ exec: program })
  // A port of the machine's choice is chosen once: to share one, all have to name it.
  const port = publicPort === 0 ? await freePort(host) : publicPort
  return (environment) => {
    // What is undefined here would otherwise come from this process's own environment.
    const worker = cluster.fork({ ...environment, PUBLIC_PORT: String(port) })
    return worker.process
  }
}

async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    throw new StartRefused(portSentence(error, 'PUBLIC_PORT', 0, host))
  }
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

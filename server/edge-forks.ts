/** How edges are started: one by itself; several of them share the public port, whose connections are dealt out to them in turn. */
import { type ChildProcess, fork } from 'node:child_process'
import cluster, { type Worker } from 'node:cluster'
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
  const listening = new Set<Worker>()
  return (environment) => {
    // What is undefined here would otherwise come from this process's own environment.
    const worker = cluster.fork({ ...environment, PUBLIC_PORT: String(port) })
    worker.once('listening', () => listening.add(worker))
    dealAgain(worker, () => listening.delete(worker) && listening.size > 0)
    return worker.process
  }
}

/** What the cluster says to an edge about a connection, and what comes back. */
interface Dealt {
  readonly cmd?: string
  readonly act?: string
  readonly seq?: number
  readonly ack?: number
}

/**
 * A connection that was dealt to an edge which died before it took it is dealt to another, or closed where there is none.
 * Node itself forgets it open, and its reader would wait for minutes. Messages are Node's own: were they others one day, it would be as without this.
 */
function dealAgain(worker: Worker, leaveToOthers: () => boolean): void {
  const { process: edge } = worker
  const untaken = new Map<number, { close?(): void }>()
  const send = edge.send.bind(edge) as (...all: unknown[]) => boolean
  edge.send = (message: Dealt, ...more: unknown[]) => {
    const [connection] = more
    if (message.act === 'newconn' && message.seq !== undefined && connection)
      untaken.set(message.seq, connection)
    return send(message, ...more)
  }
  edge.on('internalMessage', ({ ack }: Dealt) => {
    if (ack !== undefined) untaken.delete(ack)
  })
  // Not when it is disconnected: a process that died over a connection it did not take never says so.
  edge.once('exit', () => {
    const isTakenOver = leaveToOthers()
    for (const [seq, connection] of [...untaken]) {
      // As an edge would say that is about to end.
      if (isTakenOver) edge.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack: seq, accepted: false })
      else connection.close?.()
    }
    untaken.clear()
  })
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

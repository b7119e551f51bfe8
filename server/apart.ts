/**
 * Work done in a process of its own, for files of strangers: what breaks there, or takes all memory, does not take the
 * room with it. Started with the first piece of work, ended when nothing came for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface ApartOptions {
  /** A built program beside this one, or the path of one. */
  readonly program: string
  /** Milliseconds it stays without work; with none, every piece of work has a process of its own. */
  readonly idleMs: number
  /** Milliseconds a piece of work may take, before the process is ended. */
  readonly longestMs: number
  /** Megabytes of what it makes itself; the engine's usual limit otherwise. */
  readonly mostMemoryMB?: number
  /** What it prints might repeat what it reads: nothing of it is kept. */
  readonly silent?: boolean
}

export interface Apart {
  /** One piece of work after the other; the process's answer, or null if it broke. `isLast` hears all it says, and knows its last word. */
  ask(message: unknown, isLast?: (answer: unknown) => boolean): Promise<unknown>
  /** For good: what is under way breaks, and what waits is not begun. */
  close(): void
}

/** Starts no process before the first `ask`. */
export function createApart(options: ApartOptions): Apart {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  function started(): ChildProcess {
    // What has ended may count as connected for a moment more, and would never answer.
    if (child?.connected && child.exitCode === null && child.signalCode === null) return child
    child = start(options)
    return child
  }

  async function asked(message: unknown, isLast: (answer: unknown) => boolean): Promise<unknown> {
    clearTimeout(idle)
    // What still waited is nobody's any more: no process is begun for it.
    if (isClosed) return null
    const answer = await answerOf(started(), message, isLast, options.longestMs)
    if (options.idleMs === 0) end()
    else idle = setTimeout(letGo, options.idleMs).unref()
    return answer
  }

  /** It has nothing to do, and may clear up behind itself. */
  function letGo(): void {
    const going = child
    child = null
    if (going?.connected) going.disconnect()
    setTimeout(() => going?.kill('SIGKILL'), 1000).unref()
  }

  function end(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }

  return {
    ask(message, isLast = () => true) {
      const answer = last.then(() => asked(message, isLast))
      last = answer.catch(() => undefined)
      return answer
    },
    close() {
      isClosed = true
      end()
    },
  }
}

/** It reads strangers' files, so it is given none of the environment's keys. */
function start({ program, mostMemoryMB, silent }: ApartOptions): ChildProcess {
  const { PATH, SystemRoot } = process.env
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), {
    serialization: 'advanced',
    env: { ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}) },
    execArgv: mostMemoryMB === undefined ? [] : [`--max-old-space-size=${mostMemoryMB}`],
    ...(silent ? { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] as const } : {}),
  })
  child.on('error', () => child.kill('SIGKILL'))
  child.unref()
  child.channel?.unref()
  return child
}

function answerOf(
  child: ChildProcess,
  message: unknown,
  isLast: (answer: unknown) => boolean,
  longestMs: number,
): Promise<unknown> {
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), longestMs)
    const finish = (answer: unknown) => {
      clearTimeout(late)
      child.off('message', hear).off('exit', broken).off('error', broken)
      resolve(answer)
    }
    const hear = (answer: unknown) => {
      if (isLast(answer)) finish(answer)
    }
    const broken = () => finish(null)
    child.on('message', hear).on('exit', broken).on('error', broken)
    child.send(message as Buffer, () => undefined)
  })
}

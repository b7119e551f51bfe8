/** The core's end of the exporting process: one question at a time, and an answer in any case, also from a disk that hangs. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { BackupProblem } from '#shared/backup'
import type { ShowId } from '#shared/ids'
import type { Row } from '../log/chain.ts'
import type { Begin, NewPicture, Reached } from './backup-folder.ts'
import type { About } from './layout.ts'

export type WriteAsk =
  | { readonly kind: 'look'; readonly root: string; readonly dataFolder: string }
  | { readonly kind: 'begin'; readonly wish: Begin }
  | {
      readonly kind: 'add'
      readonly show: ShowId
      readonly rows: readonly Row[]
      readonly pictures: readonly NewPicture[]
    }
  | { readonly kind: 'stood'; readonly show: ShowId; readonly stood: NonNullable<About['stood']> }

export type WriteAnswer =
  | { readonly looked: { readonly sameDisk: boolean } }
  | { readonly begun: Reached & { readonly number: number } }
  | { readonly done: true }
  | { readonly problem: BackupProblem }

export interface BackupWriter {
  /** Resolves to what came of it; never rejects. `slow` is called once it takes longer than anybody should wait. */
  ask(question: WriteAsk, slow: () => void): Promise<WriteAnswer>
  /** The process that writes now; null while there is none. */
  pid(): number | null
  close(): void
}

/** From here on it is said that the folder does not answer, in milliseconds. */
const SLOW_MS = 4000
/** After that the process is ended, and another one tries once it is gone: a hanging one holds on as long as its disk does. */
const LONGEST_MS = 60_000
const MEMORY_MB = 512

/** `slowMs` is replaced in tests. */
export function createBackupWriter(
  program = new URL('backup.js', import.meta.url),
  slowMs = SLOW_MS,
): BackupWriter {
  let child: ChildProcess | null = null

  function started(): ChildProcess {
    if (child && child.exitCode === null && child.signalCode === null) return child
    const { PATH, SystemRoot } = process.env
    // It needs no key of the house, and is given none.
    const next = fork(fileURLToPath(program), {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      env: { ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}) },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    next.on('error', () => next.kill('SIGKILL'))
    next.unref()
    next.channel?.unref()
    child = next
    return next
  }

  return {
    ask(question, slow) {
      const asked = started()
      if (!asked.connected) return Promise.resolve({ problem: 'slow' })
      return new Promise((resolve) => {
        const late = setTimeout(slow, slowMs).unref()
        const over = setTimeout(() => asked.kill('SIGKILL'), LONGEST_MS).unref()
        const finish = (answer: WriteAnswer) => {
          clearTimeout(late)
          clearTimeout(over)
          asked.off('message', hear).off('exit', broken)
          resolve(answer)
        }
        const hear = (answer: unknown) => finish(answer as WriteAnswer)
        const broken = () => finish({ problem: 'failing' })
        asked.on('message', hear).on('exit', broken)
        asked.send(question, () => undefined)
      })
    },
    pid: () => child?.pid ?? null,
    close() {
      child?.kill('SIGKILL')
      child = null
    },
  }
}

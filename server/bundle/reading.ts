/**
 * An export read in a process of its own: a file that breaks its reader, or takes all memory, does not take the room with it.
 * The process is there for one file, and is ended with `close`.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { StoredImage } from '../images/image-store.ts'
import type { Row } from '../log/chain.ts'
import { BadBundle } from './bad-bundle.ts'
import type { Checked } from './check-bundle.ts'

export type ReadAsk =
  | { readonly kind: 'check'; readonly path: string }
  | { readonly kind: 'rows'; readonly after: number; readonly most: number }
  | { readonly kind: 'image'; readonly id: string }

export type ReadAnswer =
  | { readonly checked: Checked }
  | { readonly rows: Row[] }
  | { readonly image: StoredImage }
  | { readonly why: string }

export interface Reading {
  /** Checks the whole file. Rejects with `BadBundle`; nothing else is asked before. */
  check(path: string): Promise<Checked>
  /** All records, in pages. */
  pages(): AsyncGenerator<readonly Row[]>
  image(id: string): Promise<StoredImage>
  close(): void
}

/** Records of one page. */
const PAGE = 100
/** A long evening takes a slow machine a while. */
const LONGEST_MS = 180_000
/** Megabytes of its memory besides the file itself. */
const MEMORY_MB = 1536
const BROKEN = { why: 'nothing can read it.' }

/** `program` is the built reading process. */
export function openReading(program = new URL('unpack.js', import.meta.url)): Reading {
  const child = start(program)

  async function ask(question: ReadAsk): Promise<ReadAnswer> {
    const answer = await answerOf(child, question)
    if ('why' in answer) throw new BadBundle(answer.why)
    return answer
  }

  return {
    async check(path) {
      const answer = await ask({ kind: 'check', path })
      if (!('checked' in answer)) throw new BadBundle(BROKEN.why)
      return answer.checked
    },
    async *pages() {
      for (let after = 0; ; ) {
        const answer = await ask({ kind: 'rows', after, most: PAGE })
        const rows = 'rows' in answer ? answer.rows : []
        if (rows.length === 0) return
        yield rows
        after = rows.at(-1)?.seq ?? after
      }
    },
    async image(id) {
      const answer = await ask({ kind: 'image', id })
      if (!('image' in answer)) throw new BadBundle(BROKEN.why)
      return answer.image
    },
    close: () => void child.kill('SIGKILL'),
  }
}

/** It reads strangers' files, so it is given none of the environment's keys. */
function start(program: URL): ChildProcess {
  const { PATH, SystemRoot } = process.env
  const child = fork(fileURLToPath(program), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${MEMORY_MB}`],
    env: { ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}) },
  })
  child.on('error', () => child.kill('SIGKILL'))
  child.unref()
  child.channel?.unref()
  return child
}

function answerOf(child: ChildProcess, question: ReadAsk): Promise<ReadAnswer> {
  if (!child.connected) return Promise.resolve(BROKEN)
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    const finish = (answer: ReadAnswer) => {
      clearTimeout(late)
      child.off('message', hear).off('exit', broken).off('error', broken)
      resolve(answer)
    }
    const hear = (answer: unknown) => finish(answer as ReadAnswer)
    const broken = () => finish(BROKEN)
    child.on('message', hear).on('exit', broken).on('error', broken)
    child.send(question, () => undefined)
  })
}

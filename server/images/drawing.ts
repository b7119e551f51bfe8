/**
 * Pictures drawn in a process of their own: a file that breaks its decoder, or takes all memory, does not take the room with it.
 * Started with the first picture, ended when nothing came for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { BadImage } from './bad-image.ts'
import type { Picture } from './image-store.ts'

/** From the drawing process: what became of the file it was given. */
export type Drawn = { readonly picture: Picture } | { readonly why: string }

export interface Drawing {
  /** One file after the other. Rejects with `BadImage`. */
  draw(file: Buffer): Promise<Picture>
  close(): void
}

const IDLE_MS = 60_000
/** Longer than the drawing process's own patience. */
const LONGEST_MS = 90_000
const BROKEN: Drawn = { why: 'nothing can read it; export it again, as a PNG or a JPEG.' }

export function createDrawing(): Drawing {
  let child: ChildProcess | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  function started(): ChildProcess {
    if (child?.connected) return child
    const made = start()
    child = made
    return made
  }

  async function drawn(file: Buffer): Promise<Picture> {
    clearTimeout(idle)
    const answer = await answerOf(started(), file)
    idle = setTimeout(close, IDLE_MS).unref()
    if ('why' in answer) throw new BadImage(answer.why)
    return answer.picture
  }

  function close(): void {
    clearTimeout(idle)
    child?.kill('SIGKILL')
    child = null
  }

  return {
    draw(file) {
      const picture = last.then(() => drawn(file))
      last = picture.catch(() => undefined)
      return picture
    },
    close,
  }
}

/** It reads strangers' files, so it is given none of the environment's keys. */
function start(): ChildProcess {
  const program = fileURLToPath(new URL('draw.js', import.meta.url))
  const { PATH, SystemRoot } = process.env
  const child = fork(program, {
    serialization: 'advanced',
    env: { ...(PATH ? { PATH } : {}), ...(SystemRoot ? { SystemRoot } : {}) },
  })
  child.on('error', () => child.kill('SIGKILL'))
  child.unref()
  child.channel?.unref()
  return child
}

function answerOf(child: ChildProcess, file: Buffer): Promise<Drawn> {
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
    const finish = (answer: Drawn) => {
      clearTimeout(late)
      child.off('message', hear).off('exit', broken).off('error', broken)
      resolve(answer)
    }
    const hear = (answer: unknown) => finish(answer as Drawn)
    const broken = () => finish(BROKEN)
    child.on('message', hear).on('exit', broken).on('error', broken)
    child.send(file, () => undefined)
  })
}

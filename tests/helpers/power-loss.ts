/**
 * What is left on a disk when the power fails at some point of a trace.
 *
 * The disk is as unkind as POSIX allows: a write is kept only once its file was synced, and a file's name only once
 * its folder was synced (ext4 and XFS would keep the name of a new file with the file; that is not relied on).
 * Folders themselves count as kept: `makePrivate` syncs their parents before anything is written.
 */
import { dirname, relative } from 'node:path'
import type { Step } from './power-loss-trace.ts'

/** The files of the folder, by path within it. */
export type Image = ReadonlyMap<string, Buffer>

/**
 * `dropped`: everything after the last sync is gone. `torn`: the disk kept some of it, as `luck` has it.
 * `kept`: all of it is there, as after a kill of the process.
 */
export type Loss = 'dropped' | 'torn' | 'kept'

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number }

interface Content {
  readonly changes: Change[]
  /** How many of the changes are on the disk for certain. */
  synced: number
  size: number
}

/** The image after the first `cut` steps. `luck` gives numbers from 0 to below 1. */
export function imageAfter(
  steps: readonly Step[],
  cut: number,
  folder: string,
  loss: Loss,
  luck: () => number = () => 0,
): Image {
  const names = new Map<string, Content>()
  const durable = new Map<string, Content>()
  const offsets = new Map<number, number>()
  const appending = new Set<number>()

  const change = (content: Content, made: Change) => {
    content.changes.push(made)
    content.size = 'length' in made ? made.length : Math.max(content.size, made.at + made.bytes.length)
  }

  const play = (step: Step) => {
    if (step.kind === 'said') return
    const content = 'path' in step ? names.get(step.path) : undefined
    switch (step.kind) {
      case 'open': {
        offsets.set(step.fd, 0)
        if (step.flags.includes('O_APPEND')) appending.add(step.fd)
        else appending.delete(step.fd)
        if (!content && step.flags.includes('O_CREAT'))
          names.set(step.path, { changes: [], synced: 0, size: 0 })
        if (content && step.flags.includes('O_TRUNC')) change(content, { length: 0 })
        return
      }
      case 'seek':
        offsets.set(step.fd, step.offset)
        return
      case 'write': {
        if (!content) throw new Error(`${step.path} was written before it was made.`)
        const standing = appending.has(step.fd) ? content.size : (offsets.get(step.fd) ?? 0)
        const at = step.offset ?? standing
        if (step.offset === null) offsets.set(step.fd, at + step.bytes.length)
        change(content, { at, bytes: step.bytes })
        return
      }
      case 'truncate':
        if (content) change(content, { length: step.length })
        return
      case 'sync':
        if (content) content.synced = content.changes.length
        else syncNames(step.path)
        return
      case 'unlink':
        names.delete(step.path)
        return
      case 'rename':
        names.delete(step.path)
        if (content) names.set(step.to, content)
    }
  }

  const syncNames = (parent: string) => {
    for (const name of durable.keys()) if (dirname(name) === parent) durable.delete(name)
    for (const [name, content] of names) if (dirname(name) === parent) durable.set(name, content)
  }

  for (const step of steps.slice(0, cut)) play(step)
  const kept = loss === 'kept' ? names : durable
  return new Map(
    [...kept].map(([name, { changes, synced }]) => {
      const survives = (index: number) =>
        index < synced || loss === 'kept' || (loss === 'torn' && luck() < 0.5)
      return [relative(folder, name), bytesOf(changes.filter((_, index) => survives(index)))]
    }),
  )
}

function bytesOf(changes: readonly Change[]): Buffer {
  const ends = changes.map((made) => ('length' in made ? made.length : made.at + made.bytes.length))
  const bytes = Buffer.alloc(Math.max(0, ...ends))
  let size = 0
  for (const made of changes) {
    if ('length' in made) {
      if (made.length < size) bytes.fill(0, made.length, size)
      size = made.length
    } else {
      bytes.set(made.bytes, made.at)
      size = Math.max(size, made.at + made.bytes.length)
    }
  }
  return bytes.subarray(0, size)
}

/** Numbers from 0 to below 1, the same for the same seed. */
export function luckOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Where to cut: right after some of the marked steps, at some places anywhere, and at each of the last steps. */
export function cutsOf(steps: readonly Step[], marks: readonly number[], count: number): number[] {
  const luck = luckOf(count)
  const afterMarks = Array.from({ length: count }, () => (marks[Math.floor(luck() * marks.length)] ?? 0) + 1)
  const anywhere = Array.from({ length: count }, () => Math.floor(luck() * (steps.length + 1)))
  const ending = Array.from({ length: 12 }, (_, index) => steps.length - index)
  return [...new Set([...afterMarks, ...anywhere, ...ending])].sort((a, b) => a - b)
}

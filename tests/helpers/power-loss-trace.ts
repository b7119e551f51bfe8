/** What a program did to the files of one folder, and what it said meanwhile, in exact order: read from strace. */
import { accessSync, constants } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export type Step =
  | { readonly kind: 'open'; readonly fd: number; readonly path: string; readonly flags: string }
  | { readonly kind: 'seek'; readonly fd: number; readonly offset: number }
  /** `offset` null: wherever the descriptor stands. */
  | {
      readonly kind: 'write'
      readonly fd: number
      readonly path: string
      readonly offset: number | null
      readonly bytes: Buffer
    }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  /** Of a file or of a folder. */
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  /** Bytes to a pipe or a socket: what somebody else may have heard. */
  | { readonly kind: 'said'; readonly text: string }

/** All calls by which a file can be changed; what the model does not know must not pass unnoticed. */
const UNKNOWN =
  'writev,pwritev,pwritev2,copy_file_range,sendfile,splice,fallocate,truncate,linkat,link,renameat2'
const KNOWN = 'openat,lseek,write,pwrite64,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,renameat'

/** Why a test that needs strace is skipped; null if it is there. */
export function findStrace(): { readonly path: string } | { readonly missing: string } {
  const places = (process.env['PATH'] ?? '').split(delimiter).map((place) => join(place, 'strace'))
  const path = [process.env['STRACE'], ...places].find((name) => name && isProgram(name))
  return path ? { path } : { missing: 'strace is not here; install its package: apt-get install strace' }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The command line that writes the trace of what follows it; `more` are options of strace. */
export const tracing = (strace: string, trace: string, more: readonly string[] = []): string[] => [
  ...[strace, '-f', '-qq', '-y', '-xx', '-s', '4000000', '-o', trace],
  ...['-e', `trace=${KNOWN},${UNKNOWN}`, '-e', 'signal=none', ...more],
]

/** The steps of a trace that touch `folder`, and all that was said. */
export function readTrace(trace: string, folder: string): Step[] {
  const unfinished = new Map<string, string>()
  return trace.split('\n').flatMap((line) => {
    const [, thread = '', rest = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    const open = /^(.*?) <unfinished \.\.\.>$/.exec(rest)
    if (open) {
      unfinished.set(thread, open[1] ?? '')
      return []
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest)
    const step = stepOf(resumed ? `${unfinished.get(thread) ?? ''}${resumed[1]}` : rest, folder)
    return step ? [step] : []
  })
}

const CALL = /^(\w+)\((.*)\)\s+= (-?\d+)(?:<([^>]*)>)?/
const DESCRIPTOR = /^(\d+)<([^>]*)>(\(deleted\))?/
const STRING = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g

function stepOf(line: string, folder: string): Step | null {
  const [, call = '', words = '', result = '', opened = ''] = CALL.exec(line) ?? []
  const answer = Number(result)
  if (call === '' || answer < 0) return null
  const [, fd = '', file = '', deleted] = DESCRIPTOR.exec(words) ?? []
  const path = text(file)
  const strings = stringsIn(words)
  const inside = (name: string) => name === folder || name.startsWith(`${folder}/`)
  const numbers = words.split(', ').map(Number)
  const named = (index: number) => resolve(folder, (strings[index] ?? Buffer.of()).toString())

  switch (call) {
    case 'openat': {
      const name = text(opened)
      return inside(name) ? { kind: 'open', fd: answer, path: name, flags: words } : null
    }
    case 'unlink':
    case 'unlinkat':
      return inside(named(0)) ? { kind: 'unlink', path: named(0) } : null
    case 'rename':
    case 'renameat':
      return inside(named(0)) ? { kind: 'rename', path: named(0), to: named(1) } : null
    case 'write':
      if (/^(pipe|socket|TCP|UNIX)/.test(path)) return { kind: 'said', text: String(strings[0]) }
  }
  if (deleted || !inside(path)) return null
  switch (call) {
    case 'lseek':
      return { kind: 'seek', fd: Number(fd), offset: answer }
    case 'write':
    case 'pwrite64': {
      const bytes = (strings[0] ?? Buffer.of()).subarray(0, answer)
      return {
        kind: 'write',
        fd: Number(fd),
        path,
        offset: call === 'write' ? null : (numbers.at(-1) ?? 0),
        bytes,
      }
    }
    case 'ftruncate':
      return { kind: 'truncate', path, length: numbers.at(-1) ?? 0 }
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path }
    default:
      throw new Error(`The model of the disk does not know ${call}; teach it.`)
  }
}

function stringsIn(words: string): Buffer[] {
  return [...words.matchAll(STRING)].map(([, hex = '', cut]) => {
    if (cut) throw new Error('strace cut a string short; its -s is too small.')
    return Buffer.from(hex.replaceAll('\\x', ''), 'hex')
  })
}

const text = (hex: string): string =>
  hex.startsWith('\\x') ? Buffer.from(hex.replaceAll('\\x', ''), 'hex').toString() : hex

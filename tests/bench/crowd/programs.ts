/** The crowd as a process: built from C on the spot, held on one processor while the servers have the other. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const folder = mkdtempSync(join(tmpdir(), 'envelope-crowd-'))

/** Builds one of the programs beside this file; whoever has no C compiler is told so. */
export function built(name: 'crowd' | 'floor'): string {
  const program = join(folder, name)
  const source = fileURLToPath(new URL(`./${name}.c`, import.meta.url))
  for (const compiler of ['cc', 'gcc', 'clang']) {
    const { status, error, stderr } = spawnSync(compiler, ['-O2', '-o', program, source], {
      encoding: 'utf8',
    })
    if (status === 0) return program
    if (!error) throw new Error(stderr)
  }
  throw new Error(
    'This bench needs a C compiler, for a crowd that costs less than what it measures: install gcc.',
  )
}

/** Asked once, before anything is pinned: afterwards this process has one processor and counts no more. */
const canPin = spawnSync('taskset', ['--version']).status === 0 && availableParallelism() >= 2

/** Servers on one processor, the crowd on another, where there are two. */
export function onProcessor(
  at: 'server' | 'crowd',
  command: string,
  args: readonly string[],
  how: SpawnOptions,
) {
  if (!canPin) return spawn(command, args, how)
  return spawn('taskset', ['-c', at === 'server' ? '0' : '1', command, ...args], how)
}

/** Moves a process, with all its threads, to one of the two. */
export function pin(pid: number, at: 'server' | 'crowd'): void {
  if (!canPin) return
  spawnSync('taskset', ['-a', '-p', '-c', at === 'server' ? '0' : '1', String(pid)])
}

const TICKS_PER_SECOND = 100

/** Seconds of processor a process has used. */
export function cpuOf({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Kilobytes of memory a process holds. */
export const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])

export interface CrowdWish {
  /** `io` joins the readers' namespace, `ws` is a WebSocket alone, `bare` a stream that is told frames. */
  readonly mode: 'io' | 'ws' | 'bare'
  readonly port: number
  readonly readers: number
  readonly atOnce?: number
  readonly path?: string
  readonly hello?: string
  readonly epoch?: object
}

export interface Crowd {
  /** Resolves when every reader is inside: when that was, on the machine's steady clock, in milliseconds. */
  up(): Promise<number>
  /** Asks to be told when every reader has this place; resolves with when that was. */
  until(place: number): Promise<number>
  stay(): void
  /** How many are inside, were cut off so far, asked for what they missed, and have the place last asked for. */
  count(): Promise<{ inside: number; cut: number; asked: number; reached: number }>
  close(): void
}

export const steadyNow = (): number => Number(process.hrtime.bigint()) / 1e6

const LONGEST_MS = 90_000

export function startCrowd(program: string, wish: CrowdWish): Crowd {
  const { mode, port, readers, atOnce = 200, path = '/', hello = '', epoch = {} } = wish
  const args = [mode, port, readers, atOnce, path, hello, JSON.stringify(epoch)].map(String)
  const child = onProcessor('crowd', program, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const one of [...waiting]) one()
  }
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line)
      look()
    })
  }
  let over = false
  child.on('exit', () => {
    over = true
    look()
  })
  /** The first line from here on that begins so. */
  const line = (begins: string) =>
    new Promise<string[]>((resolve, reject) => {
      const end = (done: () => void) => {
        waiting.delete(one)
        clearTimeout(late)
        done()
      }
      const late = setTimeout(
        () =>
          end(() =>
            reject(new Error(`${readers} readers (${mode}): no "${begins}" within ${LONGEST_MS} ms`)),
          ),
        LONGEST_MS,
      )
      const one = () => {
        const at = lines.findIndex((said) => said.startsWith(`${begins} `))
        const [found] = at < 0 ? [] : lines.splice(at, 1)
        if (found) end(() => resolve(found.split(' ')))
        else if (over) end(() => reject(new Error('The crowd ended')))
      }
      waiting.add(one)
      one()
    })
  const say = (words: string) => void child.stdin?.write(`${words}\n`)
  return {
    up: async () => Number((await line('up'))[2]) / 1e6,
    async until(place) {
      say(`until ${place}`)
      return Number((await line(`at ${place}`))[3]) / 1e6
    },
    stay: () => say('stay'),
    async count() {
      say('count')
      const [, inside, , cut, , asked, , reached] = (await line('inside')).map(Number)
      return { inside: inside ?? 0, cut: cut ?? 0, asked: asked ?? 0, reached: reached ?? 0 }
    },
    close: () => void child.kill('SIGKILL'),
  }
}

/** A house of its own for the demonstration: no data of anybody's, no Redis, and a folder that goes when it ends. */
import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface DemoHouse {
  readonly room: string
  readonly readers: string
  /** Signs in once, as a producer. */
  readonly key: string
  /** Resolves once it has ended by itself, with what it said last. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

/** Beside a house that runs on the usual ports. */
const PORTS = { ROOM_PORT: '4110', PUBLIC_PORT: '4210' } as const

/** Whatever else stands in the environment is a real house's: it would lead to real data. */
const environment = (apiKey: string, folder: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOST: process.env['HOST'] ?? '127.0.0.1',
  ROOM_PORT: process.env['ROOM_PORT'] ?? PORTS.ROOM_PORT,
  PUBLIC_PORT: process.env['PUBLIC_PORT'] ?? PORTS.PUBLIC_PORT,
  ENVELOPE_DATA: folder,
  ENVELOPE_KEY: apiKey,
  ENVELOPE_SAMPLE: 'off',
  ENVELOPE_EDGES: '1',
})

/** Resolves once its links are printed; rejects with what it said if it ends before. */
export async function startDemoHouse(apiKey: string): Promise<DemoHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-demonstration-'))
  const child = fork(fileURLToPath(new URL('./supervisor.js', import.meta.url)), {
    env: environment(apiKey, folder),
    silent: true,
  })
  let output = ''
  const ended = new Promise<string>((resolve) => {
    child.once('exit', () => {
      rmSync(folder, { recursive: true, force: true })
      resolve(output.trim())
    })
  })
  const link = (name: string) => new RegExp(`${name}\\s+(https?://\\S+)`).exec(output)?.[1]
  const links = await new Promise<{ control: URL; live: URL }>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000)
      const [control, live] = [link('Control panel'), link('Live blog')]
      if (control && live) resolve({ control: new URL(control), live: new URL(live) })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then((said) => reject(new Error(said)))
  })
  return {
    room: links.control.origin,
    readers: links.live.origin,
    key: links.control.hash.replace('#key=', ''),
    ended,
    stop: () => stopped(child, ended),
  }
}

async function stopped(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
  await ended
}

/** A start that does not succeed: what it says of itself, and how it ends. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What `npm start` runs: it builds what is stale, then becomes the supervisor. */
export const START = fileURLToPath(new URL('../../server/start.mjs', import.meta.url))

/** Starts the program with its data in this folder, and waits for the end: the exit code and what stderr said. */
export function failedStart(
  program: string,
  folder: string,
  environment: Record<string, string>,
): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOST: '127.0.0.1',
      ROOM_PORT: '0',
      PUBLIC_PORT: '0',
      ENVELOPE_DATA: folder,
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code, lines: said.trim().split('\n') }))
  })
}

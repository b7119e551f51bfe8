/** The last step of a build: lets the house run once, with nothing in it, so that V8 keeps what it compiled on the way (`load/load.ts`). */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const LONGEST_MS = 30_000

/** Whatever else stands in the environment is a real house's. */
const environment = (data) => ({
  PATH: process.env.PATH,
  HOST: '127.0.0.1',
  ROOM_PORT: '0',
  PUBLIC_PORT: '0',
  ENVELOPE_DATA: data,
  ENVELOPE_EDGES: '1',
  ENVELOPE_KEEP_COMPILED: 'on',
})

async function runOnce(server) {
  const data = mkdtempSync(join(tmpdir(), 'envelope-first-run-'))
  const house = spawn(process.execPath, [join(server, 'supervisor.js')], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const late = setTimeout(() => house.kill('SIGKILL'), LONGEST_MS)
  let said = ''
  house.stdout.on('data', (words) => {
    said += words
    // Printed once everything is up.
    if (said.includes('Live blog')) house.kill('SIGTERM')
  })
  await new Promise((done) => house.once('close', done))
  clearTimeout(late)
  rmSync(data, { recursive: true, force: true })
}

const [server] = process.argv.slice(2)
await runOnce(server)
createRequire(import.meta.url)(join(server, 'load.js')).keepTheRest(server)

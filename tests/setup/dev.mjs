/**
 * `npm run dev`: the whole house, built anew and started again whenever a source changes, and every open page loaded anew with it.
 * The variables of README hold here too; data lie where they always do.
 */
import { spawn } from 'node:child_process'
import { existsSync, rmSync, watch } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createBuilder, runnerImport } from 'vite'

const root = join(import.meta.dirname, '../..')
// As it is shipped: libraries speak more while somebody develops them, and that is nobody here.
process.env.NODE_ENV = 'production'
const { createDevProxy } = (await runnerImport(join(import.meta.dirname, 'dev-proxy.ts'))).module
const say = (line) => process.stdout.write(`${line}\n`)

/** What has to be built anew where something changes in a folder. */
const PARTS = {
  shared: ['client', 'embed', 'pack', 'renderer', 'server'],
  display: ['client', 'embed', 'pack', 'renderer'],
  control: ['client'],
  server: ['server'],
}
/** Editors write a file in several steps, and save several files at once. */
const REST_MS = 150

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const host = process.env.HOST || '127.0.0.1'
const doors = [
  { variable: 'ROOM_PORT', outside: Number(process.env.ROOM_PORT || 4100), inside: await freePort() },
  { variable: 'PUBLIC_PORT', outside: Number(process.env.PUBLIC_PORT || 4200), inside: await freePort() },
]

async function build(parts) {
  // What is built here is no whole build: the next start makes one.
  rmSync(join(root, 'dist/.stamp'), { force: true })
  const began = performance.now()
  try {
    const builder = await createBuilder({ root, logLevel: 'error' })
    for (const part of parts) await builder.build(builder.environments[part])
    say(`Built ${parts.join(', ')} in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    return true
  } catch (error) {
    say(`The build failed; the house goes on as it was.\n${error.message}`)
    return false
  }
}

/** Links are told with the ports that people use. */
const outside = (words) =>
  doors.reduce((text, door) => text.replaceAll(`:${door.inside}`, `:${door.outside}`), words)

let house = null
let announced = false

function start() {
  const ports = Object.fromEntries(doors.map(({ variable, inside }) => [variable, String(inside)]))
  const child = spawn(process.execPath, [join(root, 'dist/server/supervisor.js')], {
    cwd: root,
    env: { ...process.env, ...ports, HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  house = child
  let said = ''
  return new Promise((resolve) => {
    child.stdout.on('data', (chunk) => {
      said += chunk
      if (!announced) process.stdout.write(outside(String(chunk)))
      if (said.includes('Live blog')) {
        announced = true
        resolve()
      }
    })
    child.once('exit', resolve)
  })
}

async function stop() {
  if (!house || house.exitCode !== null || house.signalCode !== null) return
  const ended = new Promise((resolve) => house.once('exit', resolve))
  house.kill('SIGTERM')
  await ended
}

const proxies = doors.map(({ inside }) => createDevProxy(inside))
for (const [at, { server }] of proxies.entries())
  await new Promise((resolve, reject) => {
    server.once('error', reject).listen(doors[at].outside, host, resolve)
  }).catch((error) => {
    say(
      `Port ${doors[at].outside} cannot be opened (${error.code}); set ${doors[at].variable} to a free one.`,
    )
    process.exit(1)
  })

const changed = new Set()
let working = true
let resting = null

/** One build at a time; what changes meanwhile is in the next one. */
async function work() {
  if (working || changed.size === 0) return
  working = true
  const parts = PARTS.shared.filter((part) => [...changed].some((folder) => PARTS[folder].includes(part)))
  changed.clear()
  if (await build(parts)) {
    await stop()
    await start()
    for (const proxy of proxies) proxy.reload()
  }
  working = false
  void work()
}

for (const folder of Object.keys(PARTS))
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || /(^|\/)\.|~$|README\.md$/.test(file)) return
    changed.add(folder)
    clearTimeout(resting)
    resting = setTimeout(work, REST_MS)
  })

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop().then(() => process.exit(0)))

if ((await build(PARTS.shared)) || existsSync(join(root, 'dist/server/supervisor.js'))) await start()
say('Whatever is saved is built, and every open page loaded anew. Ctrl+C ends it.')
working = false
void work()

/**
 * `npm run try-image`: takes every step of the Dockerfile in clean folders instead of a container, then starts what came of it as the image
 * does, by an account that may write into its data folder alone. Where Debian's `docker-compose` is installed, it reads the compose file too.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const { copyIn, isIgnored, programIn, stagesIn, variablesIn } = (
  await runnerImport(join(import.meta.dirname, 'dockerfile.ts'))
).module

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const say = (line) => process.stdout.write(`${line}\n`)
const isRoot = process.getuid?.() === 0
const PROFILES = [[], ['scale'], ['tls'], ['scale', 'tls']]

const KEY = 'a-key-for-this-trial-only'
/** One red dot, as PNG. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
)

class Failed extends Error {}

function composeFile() {
  if (spawnSync('docker-compose', ['version']).status !== 0)
    return say('docker-compose is not installed: the compose file was not read.')
  for (const profiles of PROFILES) {
    const words = profiles.flatMap((profile) => ['--profile', profile])
    const read = spawnSync('docker-compose', [...words, 'config'], { cwd: root, encoding: 'utf8' })
    if (read.status !== 0) throw new Failed(`docker-compose does not take the compose file:\n${read.stderr}`)
    say(`✓ ${['docker-compose', ...words, 'config'].join(' ')}`)
  }
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/** Absolute paths of the image lie in one folder here, each stage's in a folder of its own. */
function place(folder, path) {
  return join(folder, path)
}

/** The project as a build is given it: what git knows or would, less what `.dockerignore` names. */
function projectFiles() {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
  return list
    .split('\n')
    .filter((file) => file !== '' && existsSync(join(root, file)) && !isIgnored(file, ignored))
}

function copy({ from, sources, target }, folder, workdir, stages) {
  const to = place(folder, target.startsWith('/') ? target : join(workdir, target))
  mkdirSync(to, { recursive: true })
  if (from !== null) {
    for (const source of sources) cpSync(place(stages.get(from), source), to, { recursive: true })
    return
  }
  const files = projectFiles()
  for (const source of sources) {
    const wanted = source === '.' ? files : files.filter((file) => file === source)
    if (wanted.length === 0) throw new Failed(`The Dockerfile copies ${source}, which there is not.`)
    for (const file of wanted) cpSync(join(root, file), join(to, file), { recursive: true })
  }
}

/** Paths of the image in a command, as they lie here; only those that the Dockerfile itself names are known. */
const moved = (command, folder) => command.replace(/(?<=\s)\/(?=\w)/g, `${folder}/`)

function runStep(command, folder, workdir, environment) {
  const began = performance.now()
  const bin = { PATH: process.env.PATH, HOME: folder, ...environment }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', moved(command, folder)], {
    cwd: place(folder, workdir),
    env: bin,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) throw new Failed(`RUN ${command}\n${stdout}${stderr}`)
  say(`✓ RUN ${command} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
}

function build(base) {
  const stages = new Map()
  let last = null
  for (const { name, steps } of stagesIn(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    const folder = mkdtempSync(join(base, 'stage-'))
    stages.set(name, folder)
    last = { folder, workdir: '/', environment: {}, check: [], program: [] }
    for (const { word, words } of steps) {
      if (word === 'WORKDIR') {
        last.workdir = words
        mkdirSync(place(folder, words), { recursive: true })
      } else if (word === 'COPY') copy(copyIn(words), folder, last.workdir, stages)
      else if (word === 'ENV') Object.assign(last.environment, variablesIn(words))
      else if (word === 'HEALTHCHECK') last.check = programIn(words)
      else if (word === 'CMD') last.program = programIn(words)
      else if (word === 'RUN') {
        // Only root can give a folder away; anybody else tries it with their own.
        const own = isRoot ? words : words.replace(/ -o \d+ -g \d+/, '')
        runStep(own, folder, last.workdir, last.environment)
      } else if (word === 'USER') last.user = words.split(':').map(Number)
    }
  }
  return last
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0)
}

const listing = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((file) => `${file} ${statSync(join(folder, file)).mtimeMs}`)
    .sort()
    .join('\n')

/** Something of every library with machine code, and of every process that is there only while it is needed. */
async function use(room, readers) {
  const show = 'lgc-awards-2022'
  const asked = async (address, init = {}, wanted = 200) => {
    const answer = await fetch(address, {
      ...init,
      headers: { authorization: `Bearer ${KEY}`, ...init.headers },
    })
    if (answer.status !== wanted)
      throw new Failed(`${address} answers ${answer.status}: ${await answer.text()}`)
    return answer
  }
  for (const page of [`${room}/control`, `${room}/stage`, `${readers}/live/${show}`]) await asked(page)
  await asked(`${room}/control/images`, { method: 'POST', body: PICTURE }, 201)
  const id = 'try-image-0001'
  await asked(`${room}/api/v1/shows/${show}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, kind: 'write-post', text: 'Doors are open.' }),
  })
  // Readers are told a moment after the room.
  const shared = `${readers}/live/${show}/share/post-${id}-1.png`
  const deadline = Date.now() + 20_000
  while ((await fetch(shared)).status !== 200)
    if (Date.now() > deadline) await asked(shared)
    else await new Promise((resolve) => setTimeout(resolve, 100))
}

async function start({ folder, workdir, environment, program, check, user }) {
  const [roomPort, publicPort] = [await freePort(), await freePort()]
  const app = place(folder, workdir)
  const env = {
    PATH: process.env.PATH,
    ...environment,
    HOST: '127.0.0.1',
    ROOM_PORT: String(roomPort),
    PUBLIC_PORT: String(publicPort),
    ENVELOPE_DATA: place(folder, environment.ENVELOPE_DATA),
    ENVELOPE_KEY: KEY,
  }
  const [uid, gid] = user
  const as = isRoot ? { uid, gid } : {}
  const before = listing(app)
  const [, ...words] = program
  const house = spawn(process.execPath, words, { cwd: app, env, ...as, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise((resolve) => house.once('exit', resolve))
  let said = ''
  const ready = new Promise((resolve, reject) => {
    const hear = (chunk) => {
      said += chunk
      if (said.includes('Live blog')) resolve()
    }
    house.stdout.on('data', hear)
    house.stderr.on('data', hear)
    ended.then((code) => reject(new Failed(`The house ended with ${code}:\n${said}`)))
  })
  const healthy = () => spawnSync(process.execPath, check.slice(1), { cwd: app, env }).status
  try {
    if (healthy() === 0) throw new Failed('The health check is content before anything runs.')
    await ready
    if (healthy() !== 0) throw new Failed(`The health check fails though the house is up:\n${said}`)
    await use(`http://127.0.0.1:${roomPort}`, `http://127.0.0.1:${publicPort}`)
  } finally {
    house.kill('SIGTERM')
  }
  const code = await ended
  if (code !== 0) throw new Failed(`Asked to end, the house ended with ${code}.`)
  if (listing(app) !== before) throw new Failed('The house wrote into its own folder.')
  say(`✓ ${program.join(' ')}: starts, is healthy, serves and ends${isRoot ? `, as account ${uid}` : ''}`)
}

const base = mkdtempSync(join(tmpdir(), 'envelope-image-'))
try {
  // Whoever runs it must be able to get there.
  chmodSync(base, 0o755)
  composeFile()
  const image = build(base)
  for (const folder of readdirSync(base)) chmodSync(join(base, folder), 0o755)
  say(`✓ the image holds ${(sizeOf(place(image.folder, image.workdir)) / 1e6).toFixed(0)} MB beside Node`)
  await start(image)
} catch (error) {
  if (!(error instanceof Failed)) throw error
  say(`✗ ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(base, { recursive: true, force: true })
}

/** Builds when the sources are not those of the last build: `dist/.stamp` keeps their fingerprint. By itself: `node server/build.mjs`. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stamp = join(root, 'dist', '.stamp')
const folders = ['shared', 'server', 'display', 'control']
const files = ['package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.base.json']

function sources() {
  const found = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  )
  return [...found.sort(), ...files.map((file) => join(root, file))]
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const path of sources()) {
    if (existsSync(path)) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path))
  }
  return hash.digest('hex')
}

const isBuilt = (print) => existsSync(stamp) && readFileSync(stamp, 'utf8') === print

/** True if `dist/` is of these sources, without building. */
export const isFresh = () => isBuilt(fingerprint())

/** Builds if need be; throws with the builder's output if it fails. */
export function buildIfStale() {
  const print = fingerprint()
  if (isBuilt(print)) return false
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite))
    throw new Error('The sources have changed and the builder is not installed; run npm ci first.')
  const run = spawnSync(process.execPath, [vite, 'build', '--app', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (run.status !== 0) throw new Error(`The build failed:\n${run.stdout}${run.stderr}`)
  // Where it fails the house is slower to start, and nothing else.
  const firstRun = join(root, 'server', 'first-run.mjs')
  spawnSync(process.execPath, [firstRun, join(root, 'dist', 'server')], { stdio: 'ignore', timeout: 60_000 })
  writeFileSync(stamp, print)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    buildIfStale()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

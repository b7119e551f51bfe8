/**
 * Lays into an empty folder what a built house needs to run, and nothing else: `node server/ship.mjs <folder>`.
 * Nearly all libraries are built in; those that are not are found by asking what was built.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const FILES = [
  'package.json',
  'LICENSE',
  'dist',
  'server/sample',
  'server/health.mjs',
  'server/verify-log.mjs',
  'server/verify-commitment.mjs',
]

const packageIn = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** `@scope/name` or `name` of what is imported. */
const nameOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** The libraries the built programs ask for by name. */
function askedFor() {
  const { dependencies } = packageIn(root)
  const texts = ['dist/server', 'dist/renderer'].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
  const names = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:from|import|require)\s*\(?\s*["']([@\w][^"']*)["']/g)].map(([, name]) => name),
  )
  // A name in a string of some library is no import of ours.
  return [...new Set(names.filter((name) => !isBuiltin(name)).map(nameOf))].filter((name) =>
    Object.hasOwn(dependencies, name),
  )
}

/** Where a package finds another: beside itself or further up, as Node looks. */
function folderOf(name, from) {
  for (let at = from; ; at = dirname(at)) {
    const found = join(at, 'node_modules', name)
    if (existsSync(found)) return found
    if (dirname(at) === at) return null
  }
}

/** Folders of packages, with all they need themselves. What is optional and not there is for other machines. */
function withTheirs(names, from, found = new Set()) {
  for (const name of names) {
    const folder = folderOf(name, from)
    if (folder === null || found.has(folder)) continue
    found.add(folder)
    const { dependencies = {}, optionalDependencies = {} } = packageIn(folder)
    withTheirs([...Object.keys(dependencies), ...Object.keys(optionalDependencies)], folder, found)
  }
  return found
}

const OWN = `${process.platform}-${process.arch}`

/** Neither sources nor typings, nor programs for other machines. */
function isNeeded(path) {
  if (/\.(c|cc|cpp|h|hpp|gyp|gypi|map|d\.[cm]?ts|ts|md)$/.test(path)) return false
  return basename(dirname(path)) !== 'prebuilds' || basename(path) === OWN
}

function ship(target) {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Error(`The folder ${target} is not empty.`)
  if (!existsSync(join(root, 'dist/.stamp'))) throw new Error('There is no build; run npm start once.')
  mkdirSync(target, { recursive: true })
  for (const file of FILES) cpSync(join(root, file), join(target, file), { recursive: true })
  const names = askedFor()
  for (const folder of withTheirs(names, root)) {
    const inside = folder.slice(folder.indexOf(`${sep}node_modules${sep}`) + 1)
    cpSync(realpathSync(folder), join(target, inside), { recursive: true, filter: isNeeded })
  }
  return names
}

const [target] = process.argv.slice(2)
try {
  if (!target) throw new Error('Say where to: node server/ship.mjs <folder>')
  process.stdout.write(`Shipped to ${target}, with ${ship(resolve(target)).join(', ')}.\n`)
} catch (error) {
  process.stderr.write(`Nothing was shipped: ${error.message}\n`)
  process.exit(1)
}

/** How built programs are loaded: with what was compiled of them before, and as well without. */
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { beside, compiled, keep, keepTheRest } from '../../server/load/compiled.ts'
import { load } from '../../server/load/load.ts'

const DIST = fileURLToPath(new URL('../../dist/server', import.meta.url))
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-load-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, source: string): string {
  const path = join(folder, name)
  writeFileSync(path, source)
  return path
}

test('files ask for each other, for Node’s parts and for themselves by address; each is run once', () => {
  file('other.js', 'exports.times = (globalThis.timesRun = (globalThis.timesRun ?? 0) + 1)')
  const first = file(
    'first.js',
    `const other = require('./other.js')
     const again = require(${JSON.stringify(pathToFileURL(join(folder, 'other.js')).href)})
     exports.same = other === again
     exports.joined = require('node:path').basename(__filename)
     exports.folder = __dirname`,
  )
  expect(load(first)).toEqual({ same: true, joined: 'first.js', folder })
  expect(load(first)).toBe(load(first))
  expect(load(join(folder, 'other.js'))).toEqual({ times: 1 })
})

test('of two that ask for each other, one is given what there is so far', () => {
  file('b.js', "const a = require('./a.js'); exports.saw = a.early; exports.late = () => a.after")
  const a = file('a.js', "exports.early = 1; exports.b = require('./b.js'); exports.after = 2")
  const made = load(a) as { b: { saw: number; late: () => number } }
  expect([made.b.saw, made.b.late()]).toEqual([1, 2])
})

test('a file that throws is no half of one: it throws again, or is there once it can be', () => {
  const path = file('fails.js', "exports.half = 1; if (!globalThis.mayLoad) throw new Error('not yet')")
  for (const _ of [1, 2]) expect(() => load(path)).toThrow('not yet')
  Object.assign(globalThis, { mayLoad: true })
  expect(load(path)).toEqual({ half: 1 })
})

test('what was compiled of another source, or is nothing of V8’s, is refused, and the file runs all the same', () => {
  const [before, after, broken] = [
    file('before.js', 'exports.answer = (() => 42)()'),
    file('after.js', 'exports.answer = (() => 42 + 1)()'),
    file('broken.js', 'exports.answer = (() => 42 + 2)()'),
  ]
  keep(before, compiled(before))
  copyFileSync(beside(before), beside(after))
  writeFileSync(beside(broken), 'words')
  expect([after, broken].map((path) => compiled(path).cachedDataRejected)).toEqual([true, true])
  expect([after, broken].map(load)).toEqual([{ answer: 43 }, { answer: 44 }])
})

test('the rest of a folder is compiled too: what is named after its contents, and has nothing beside it yet', () => {
  const [named, plain] = [file('part-a1B2c3D4.js', 'exports.a = 1'), file('part.js', 'exports.a = 1')]
  keepTheRest(folder)
  expect([existsSync(beside(named)), existsSync(beside(plain))]).toEqual([true, false])
})

const parts = () => readdirSync(DIST).filter((name) => /-[\w-]{8}\.js$/.test(name))

test('of the house as it was built everything is compiled, and this Node takes it', () => {
  expect(parts().length).toBeGreaterThan(20)
  const refused = parts().filter((name) => compiled(join(DIST, name)).cachedDataRejected !== false)
  expect(refused).toEqual([])
})

test('the build has let it run: more is compiled of the core than what reading it compiles', () => {
  const core = parts().find((name) => name.startsWith('core-')) ?? ''
  copyFileSync(join(DIST, core), join(folder, core))
  keepTheRest(folder)
  const size = (path: string) => readFileSync(beside(path)).length
  expect(size(join(DIST, core))).toBeGreaterThan(2 * size(join(folder, core)))
})

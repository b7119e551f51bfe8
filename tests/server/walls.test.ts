/** The walls inside the server, which project references do not see: what an edge is built of, and who knows the log. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../../server')

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))

/** The server's own files this one imports, types aside: what is there when it runs. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(ROOT, file), 'utf8').matchAll(/^(?:import|export) (?!type\b)[^']*?'(\.[^']+)'/gm),
  ].map(([, specifier]) => relative(ROOT, join(ROOT, file, '..', specifier ?? '')))

/** Everything a process that starts with this file loads. */
function loadedBy(entry: string, seen = new Set<string>()): string[] {
  if (!seen.has(entry)) {
    seen.add(entry)
    for (const file of importsOf(entry)) loadedBy(file, seen)
  }
  return [...seen]
}

const SECRET = /^(log|vault|registry|images|import|sample)\/|^(core|core-main|shows|show-runner|stores)\.ts$/

test('[E1] an edge is built without log, vault, registry and runner', () => {
  expect(loadedBy('edge-main.ts').length).toBeGreaterThan(6)
  expect(loadedBy('edge-main.ts').filter((file) => SECRET.test(file))).toEqual([])
  // The twin: the same search finds them where they are.
  expect(loadedBy('core-main.ts').filter((file) => SECRET.test(file)).length).toBeGreaterThan(10)
})

test('gateways know no log and no vault, and neither of these knows a gateway', () => {
  const across = (from: RegExp, to: RegExp) =>
    files.filter((file) => from.test(file) && importsOf(file).some((other) => to.test(other)))
  expect(across(/^gateways\//, /^(log|vault)\//)).toEqual([])
  expect(across(/^(log|vault|registry|images)\//, /^(gateways|edge)\//)).toEqual([])
  expect(across(/^[^/]+$/, /^log\//)).toContain('show-runner.ts')
})

/** What a core on files has read before it does anything: each file of a library it does not need is time without a stage. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../dist/server/', import.meta.url))
const built = (file: string): string => readFileSync(`${folder}${file}`, 'utf8')

/** The program of that name, whatever it contains. */
const program = (name: string): string => /'([^']+)'\)\)$/m.exec(built(`${name}.js`))?.[1] ?? ''

/** Every file that is read because another one is: those that are asked for later are not among them. */
function readWith(first: string): string[] {
  const read = new Set([first])
  for (const file of read)
    for (const [, other] of built(file).matchAll(
      /^(?:(?:const|let|var) .* = )?require\("\.\/([^"]+\.js)"\)/gm,
    ))
      if (other) read.add(other)
  return [...read]
}

const holdsRedis = (file: string) => built(file).includes('node_modules/@redis/client')

test('the client of Redis is read only where there is a Redis', () => {
  const read = readWith(program('core'))
  expect(read.length).toBeGreaterThan(10)
  expect(read.filter(holdsRedis)).toEqual([])
})

test('the test can see it, where it is read', () => {
  const stores = readdirSync(folder).filter((file) => /^redis-stores-.*\.js$/.test(file))
  expect(stores).toHaveLength(1)
  expect(stores.flatMap(readWith).filter(holdsRedis)).not.toEqual([])
})

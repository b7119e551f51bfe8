/** What a core on files has read before it does anything: each file of a library it does not need is time without a stage. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const built = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../dist/server/${file}`, import.meta.url)), 'utf8')

/** Every file that is read because another one is: those that are asked for later are not among them. */
function readWith(first: string): string[] {
  const read = new Set([first])
  for (const file of read)
    for (const [, other] of built(file).matchAll(/^(?:import|export)[^;]*?"\.\/([^"]+\.js)";/gm))
      if (other) read.add(other)
  return [...read]
}

const holdsRedis = (file: string) => built(file).includes('node_modules/@redis/client')

test('the client of Redis is read only where there is a Redis', () => {
  expect(readWith('core.js').filter(holdsRedis)).toEqual([])
})

test('the test can see it, where it is read', () => {
  const stores = readWith('core.js')
    .flatMap((file) => [...built(file).matchAll(/import\("\.\/(redis-stores[^"]+)"\)/g)])
    .map(([, file = '']) => file)
  expect(stores).toHaveLength(1)
  expect(stores.flatMap(readWith).filter(holdsRedis)).not.toEqual([])
})

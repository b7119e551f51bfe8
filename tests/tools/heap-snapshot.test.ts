/** The reader of V8's heap snapshots that `bench join-heap` goes by, on a program whose heap is known. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { byOwner } from '../bench/heap-snapshot.ts'

const folder = mkdtempSync(join(tmpdir(), 'envelope-heap-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const PROGRAM = `
class Planted { words = new Map([['a', {}]]); numbers = [1.5, 2.5, { deep: 'x' + Math.random() }] }
globalThis.kept = Array.from({ length: COUNT }, () => new Planted())
require('node:v8').writeHeapSnapshot(process.argv[1])`

function heapOf(count: number) {
  const file = join(folder, String(count))
  const { status, stderr } = spawnSync(process.execPath, [
    '-e',
    PROGRAM.replace('COUNT', String(count)),
    file,
  ])
  if (status !== 0) throw new Error(String(stderr))
  return byOwner(JSON.parse(readFileSync(file, 'utf8')))
}

test('what lies between two snapshots goes by whose it is and under which name they have it', () => {
  const [few, many] = [heapOf(100), heapOf(1100)]
  const more = (owner: string, of: 'count' | 'bytes') =>
    ((many.get(owner)?.[of] ?? 0) - (few.get(owner)?.[of] ?? 0)) / 1000
  expect(more('Planted', 'count')).toBe(1)
  expect(more('Planted', 'bytes')).toBeGreaterThanOrEqual(24)
  // The list, its elements, and what lies in them.
  expect(more('Planted.numbers', 'count')).toBeGreaterThanOrEqual(3)
  expect(more('Map', 'count')).toBeCloseTo(1, 1)
  expect(more('Map.table', 'bytes')).toBeGreaterThan(50)
  expect(more('Socket', 'count')).toBe(0)
})

/** What the heap of an edge holds for each reader, by kind of thing: two snapshots, one empty and one with everybody inside, and what lies between. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { updateSince } from '#shared/feed'
import { first, show } from './crowd/feed.ts'
import { built, memoryOf, startCrowd } from './crowd/programs.ts'
import { type Rival, startEdgeRival, startPlain } from './crowd/rivals.ts'
import { pause, tenths } from './figures.ts'
import { byOwner, type Kinds } from './heap-snapshot.ts'

const READERS = Number(process.env['READERS'] ?? 2000)
/** Of what is told by name. */
const MOST_KINDS = 60
const SNAPSHOTS = fileURLToPath(new URL('./snapshots.mjs', import.meta.url))

/** Of a program that was started with `snapshots.mjs`. */
async function snapshotOf(rival: Rival, file: string): Promise<Kinds> {
  const done = once(rival.child, 'message')
  rival.child.kill('SIGUSR2')
  await done
  return byOwner(JSON.parse(readFileSync(file, 'utf8')))
}

export async function bench(say: (line: string) => void): Promise<object> {
  const program = built('crowd')
  const folder = mkdtempSync(join(tmpdir(), 'envelope-heap-'))
  const file = join(folder, 'snapshot')
  const preload = { NODE_OPTIONS: `--import=${SNAPSHOTS}`, SNAPSHOT: file }
  const told: Record<string, number> = {}
  try {
    for (const name of ['edge', 'plain'] as const) {
      const rival =
        name === 'edge'
          ? await startEdgeRival(show, updateSince(first, null), { environment: preload })
          : await startPlain('plain', preload)
      // Whatever is made for the first who ever comes is nobody's own.
      const early = startCrowd(program, { ...rival.door, readers: 50 })
      await early.up()
      early.close()
      await pause(1000)
      const before = await snapshotOf(rival, file)
      const memory = memoryOf(rival.child)
      const crowd = startCrowd(program, { ...rival.door, readers: READERS })
      await crowd.up()
      await pause(3000)
      const after = await snapshotOf(rival, file)
      const rss = (memoryOf(rival.child) - memory) / READERS
      crowd.close()
      rival.stop()
      const grown = [...after]
        .map(([kind, { bytes, count }]) => {
          const old = before.get(kind) ?? { bytes: 0, count: 0 }
          return { kind, bytes: (bytes - old.bytes) / READERS, count: (count - old.count) / READERS }
        })
        .toSorted((a, b) => b.bytes - a.bytes)
      const whole = grown.reduce((sum, { bytes }) => sum + bytes, 0)
      say(
        `${name}: ${Math.round(whole)} bytes of heap and ${tenths(rss)} KB of memory for each of ${READERS}`,
      )
      for (const { kind, bytes, count } of grown.slice(0, MOST_KINDS))
        say(`  ${String(Math.round(bytes)).padStart(6)}  ${tenths(count).toFixed(1).padStart(5)} × ${kind}`)
      told[`${name}HeapBytes`] = Math.round(whole)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { readers: READERS, ...told }
}

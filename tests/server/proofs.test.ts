/**
 * [E2] end to end, as a stranger would check it: from the public feed alone, with SHA-256 from Node and nothing of ours.
 * The whole LGC evening is run, with a tie, a "no award", a correction and a card that was sealed again.
 */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Ears, type ImportedShow, importShow, overhear, sampleTable } from '../e2e/imported-show.ts'
import { type House, startHouse, until } from '../helpers/house.ts'

let house: House
let show: ImportedShow
let ears: Ears
beforeAll(async () => {
  house = await startHouse()
  show = await importShow(house, 'proven')
  ears = await overhear(house, 'proven')
  await playTheEvening()
}, 120_000)
afterAll(async () => {
  ears?.close()
  await house?.stop()
})

const SEALED_AGAIN = 2
const CORRECTED = 5
const CITATION = '“Quotes”, & ampersands, ünïcode — and a line\nbreak; it’s **all** kept'

const must = async (wish: Parameters<ImportedShow['command']>[0]) => {
  const answer = await show.command(wish)
  if (!answer.ok) throw new Error(`${wish.kind}: ${answer.refusal.sentence}`)
}

async function playTheEvening(): Promise<void> {
  const { plan, live } = await show.view()
  for (const [at, { id, entries }] of plan.show.categories.entries()) {
    const [one = '', two = ''] = entries.map((entry) => entry.id)
    // Awarded nothing by the table, so free to be what was meant.
    const right = entries.find((entry) => !sampleTable('results.csv').includes(entry.entrant))?.id ?? one
    const seal = (winners: string[], reason: string | null) =>
      must({
        kind: 'set-result',
        category: id,
        levels: [{ level: 'winner', entries: winners, citation: CITATION }],
        reason,
      })
    if (!(live.marks[id] ?? '').startsWith('s')) await seal(at % 2 === 0 ? [one, two] : [], null)
    await show.playTo(`${id}:winner:winner`)
    if (at === SEALED_AGAIN) {
      await must({ kind: 'retract', category: id, level: 'winner', reason: 'The wrong card' })
      await seal([right], 'The right card')
      await show.playTo(`${id}:winner:winner`)
    }
    if (at === CORRECTED) {
      const result = { entries: [right], citation: CITATION }
      await must({ kind: 'correct-result', category: id, level: 'winner', ...result, reason: 'Misread' })
    }
  }
  while ((await show.view()).live.next) await show.take()
  await until('everything to be public', async () => (await show.view()).live.onItsWay === null)
  expect((await show.view()).live.programme.label).toBe('End')
}

/** The public feed as anybody reads it from the socket: no types, no code of ours. */
interface Change {
  n: number
  kind: string
  commitments?: { category: string; level: string; version: number; commitment: string }[]
  post?: {
    rev: number
    body: {
      kind: string
      category: { id: string }
      level: { id: string }
      corrections: unknown[]
      result: {
        entries: { id: string }[]
        citation: string | null
        version: number
        nonce: string
        commitment: string
      } | null
    }
  }
}

async function publicChanges(): Promise<Change[]> {
  const reply = await ears.sockets.reader.timeout(3000).emitWithAck('since', { cursor: null })
  const told = ears.heard('reader').flatMap(([event, word]) => {
    return event === 'update' ? (word as { changes: Change[] }).changes : []
  })
  const first = (reply.value as { changes: Change[] }).changes.filter(
    (change) => change.n < (told[0]?.n ?? Number.POSITIVE_INFINITY),
  )
  return [...first, ...told]
}

test('[E2] every result ever published, corrections and cards sealed again included, is what was committed to before', async () => {
  const published: Record<string, number> = {}
  const committed = new Map<string, { n: number; commitment: string }>()
  let [ties, none] = [0, 0]
  for (const { n, commitments, post } of await publicChanges()) {
    for (const { category, level, version, commitment } of commitments ?? []) {
      const name = `${category}/${level}/${version}`
      // A commitment is made once and never exchanged.
      expect(committed.has(name)).toBe(false)
      committed.set(name, { n, commitment })
    }
    if (post?.body.kind !== 'result' || !post.body.result) continue
    const { category, level, result } = post.body
    const { version, nonce, citation } = result
    const entries = result.entries.map((entry) => entry.id)
    const text = JSON.stringify({
      show: 'proven',
      category: category.id,
      level: level.id,
      version,
      entries,
      citation,
    })
    const hash = createHash('sha256').update(text, 'utf8').update(Buffer.from(nonce, 'hex')).digest('hex')
    const promise = committed.get(`${category.id}/${level.id}/${version}`)
    expect(promise?.commitment).toBe(hash)
    expect(result.commitment).toBe(hash)
    expect(nonce).toMatch(/^[0-9a-f]{64}$/)
    const corrected = version > 1 && promise?.n === n
    if (!corrected) expect(promise?.n).toBeLessThan(n)
    const how = corrected ? 'corrected' : version > 1 ? 'sealed again' : 'first'
    published[how] = (published[how] ?? 0) + 1
    if (level.id === 'winner' && entries.length > 1) ties += 1
    if (entries.length === 0) none += 1
  }
  expect(published['first']).toBeGreaterThan(22)
  expect(published).toMatchObject({ corrected: 1, 'sealed again': 1 })
  expect(Math.min(ties, none)).toBeGreaterThan(0)
})

test('at most 4 KB are told to a desk after each change of the whole evening', () => {
  const sizes = ears
    .heard('desk')
    .filter(([event]) => event === 'live')
    .map(([, live]) => Buffer.byteLength(JSON.stringify(live)))
  expect(sizes.length).toBeGreaterThan(150)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(4096)
})

/** A show that is running does not notice when others are taken along, brought back or deleted: its takes are answered in the middle of it. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deleteShow } from '../../../server/keeping/delete-show.ts'
import { exportShow } from '../../../server/keeping/export-show.ts'
import type { ShowRunner } from '../../../server/show-runner.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { issue } from '../../helpers/runner.ts'
import { take } from './restore.ts'

let house: KeepingHouse
let running: ShowRunner
beforeEach(async () => {
  house = await keepingHouse()
  running = await house.open('tonight')
  const last = await house.open('last-year')
  for (let post = 0; post < 200; post += 1)
    await issue(last, { kind: 'write-post', text: `Post ${post}: ${'words '.repeat(80)}` })
}, 60_000)
afterEach(() => house.close())

/** Takes and posts one after the other until `work` has ended; resolves to how many were answered before it did. */
async function actsDuring(work: Promise<unknown>): Promise<{ answered: number; refused: number }> {
  let ended = false
  const end = work.finally(() => {
    ended = true
  })
  let [answered, refused] = [0, 0]
  for (const cue of ['opening', 'housing:title', 'climate:title', 'interval'].values()) {
    const answer = await take(house, running, cue)
    if (ended) break
    answered += 1
    if (!answer.ok) refused += 1
  }
  await end
  return { answered, refused }
}

test('[L1] takes are answered while a long show is exported, and the export holds what was durable when it began', async () => {
  const { head } = running.chain()
  const exported = await exportShow(house.world, house.world.shows.runner('last-year') as ShowRunner)
  const read = async () => {
    let bytes = 0
    for await (const piece of exported?.pieces ?? []) bytes += piece.length
    return bytes
  }
  expect(await actsDuring(read())).toEqual({ answered: 4, refused: 0 })
  expect(running.chain().head.seq).toBeGreaterThan(head.seq)
  expect(await running.verify(head)).toMatchObject({ brokenAt: null, noted: true })
})

test('[L1] takes are answered while a long show is restored', async () => {
  const file = await house.exported('last-year')
  await deleteShow(house.world, 'last-year', 'Sample Awards')
  const restored = house.restore(file)
  expect(await actsDuring(restored)).toEqual({ answered: 4, refused: 0 })
  expect(await restored).toMatchObject({ ok: true, commits: 201 })
})

test('[L1] takes are answered while a long show is deleted, and another goes on air meanwhile', async () => {
  const deleted = deleteShow(house.world, 'last-year', 'Sample Awards')
  const aired = house.open('other').then(() => house.world.shows.putOnAir('other', { interrupt: true }))
  const order: string[] = []
  void deleted.then(() => order.push('deleted'))
  void aired.then(() => order.push('aired'))
  expect(await actsDuring(deleted)).toEqual({ answered: 4, refused: 0 })
  expect(await deleted).toMatchObject({ ok: true })
  expect(await aired).toMatchObject({ ok: true })
  expect(order).toEqual(['aired', 'deleted'])
})

test('a show that is running is exported as it stood: what is written meanwhile is not in the file, and the file verifies', async () => {
  const exported = await exportShow(house.world, running)
  const pieces: Uint8Array[] = []
  for await (const piece of exported?.pieces ?? []) {
    pieces.push(piece)
    if (pieces.length === 1) await take(house, running, 'opening')
  }
  const there = await keepingHouse()
  expect(await there.restore(Buffer.concat(pieces))).toMatchObject({ ok: true, commits: 1 })
  await there.close()
})

/** Two shows in one house, imported as CSV and run by HTTP: neither is heard in the other, whatever the other does. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskLive } from '#shared/desk-view'
import type { Epoch } from '#shared/ids'
import type { StageFrame } from '#shared/stage-frame'
import {
  type Ears,
  FIRST,
  type ImportedShow,
  importedShow,
  importShow,
  overhear,
} from '../e2e/imported-show.ts'
import { type House, newCommandId, SAMPLE, startHouse, until } from '../helpers/house.ts'

let house: House
let sample: ImportedShow
let other: ImportedShow
let ears: Record<'sample' | 'other', Ears>
beforeAll(async () => {
  house = await startHouse()
  sample = importedShow(house, SAMPLE)
  other = await importShow(house, 'other-show')
  ears = { sample: await overhear(house, SAMPLE), other: await overhear(house, 'other-show') }
})
afterAll(async () => {
  for (const ear of Object.values(ears ?? {})) ear.close()
  await house?.stop()
})

const newest = <T>(ear: Ears, who: 'desk' | 'screen', event: string): T =>
  ear.heard(who).findLast(([name]) => name === event)?.[1] as T

/** Every log named anywhere in what was said, beats included. */
const epochsIn = (ear: Ears): string[] => {
  const said = JSON.stringify((['desk', 'screen', 'reader'] as const).map((who) => ear.heard(who)))
  return [
    ...new Set([...said.matchAll(/"epoch":\{"generation":1,"id":"([0-9a-f]+)"/g)].map(([, id]) => id ?? '')),
  ]
}

test('a show imported as CSV is run by HTTP from its first cue to a winner, on its own screen and live blog', async () => {
  await other.playTo(`${FIRST}:winner:winner`)
  const frame = await until('the winner on its screen', () => {
    const shown = newest<StageFrame>(ears.other, 'screen', 'frame')
    return shown?.slide.kind === 'winner' ? shown : null
  })
  expect(JSON.stringify(frame.slide)).toContain('Manchester City Council')
  await until('the winner on its live blog', async () =>
    (await (await fetch(`${house.readers}/live/other-show`)).text()).includes('Manchester City Council'),
  )
})

test('nothing of it is seen or heard in the show on air, and its commands are its own', async () => {
  const before = await sample.view()
  expect(before.live.programme.on).toBeNull()
  expect(await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).not.toContain(
    'Manchester City Council',
  )

  // One id in two shows is two commands.
  const id = newCommandId()
  const here = await sample.command({ kind: 'write-post', text: 'Said in the sample' }, id)
  const there = await other.command({ kind: 'write-post', text: 'Said in the other' }, id)
  expect([here.ok, there.ok]).toEqual([true, true])
  await until('both to be told', () =>
    Object.values(ears).every((ear) => JSON.stringify(ear.heard('reader')).includes('Said in the')),
  )
  expect(JSON.stringify(ears.sample.heard('reader'))).not.toContain('Said in the other')
  expect(JSON.stringify(ears.other.heard('reader'))).not.toContain('Said in the sample')

  // A take that saw the other show is refused here.
  const seen = (await other.view()).live
  const from = { epoch: seen.position.epoch, programmeSeq: seen.programme.seq }
  const to = before.live.next?.to ?? { cue: 'opening', step: 0, revision: 0 }
  expect(await sample.command({ kind: 'take', from, to })).toMatchObject({
    refusal: { code: 'log-replaced' },
  })
})

test('desk, screen and reader of a show hear of no log but its own, beats included', async () => {
  const beats = (ear: Ears) => ear.heard('desk').filter(([event]) => event === 'beat').length
  const had = Object.values(ears).map(beats)
  await until('two beats of each', () =>
    Object.values(ears).every((ear, at) => beats(ear) >= (had[at] ?? 0) + 2),
  )
  const epochOf = (ear: Ears): Epoch => newest<DeskLive>(ear, 'desk', 'live').position.epoch
  expect(epochsIn(ears.sample)).toEqual([epochOf(ears.sample).id])
  expect(epochsIn(ears.other)).toEqual([epochOf(ears.other).id])
  expect(epochOf(ears.other).id).not.toBe(epochOf(ears.sample).id)
})

test('[L3] the core killed: both shows stand where they stood, and the same one is on air', async () => {
  const before = [(await sample.view()).live, (await other.view()).live]
  const { core } = house.children()
  process.kill(core, 'SIGKILL')
  await until('another core', () => ![0, core].includes(house.children().core))
  const ready = await until('it to be ready', async () => {
    const reply = await fetch(`${house.room}/ready`)
    return reply.ok ? ((await reply.json()) as { onAir: string }) : null
  })
  expect(ready.onAir).toBe(SAMPLE)
  expect([(await sample.view()).live, (await other.view()).live]).toEqual(before)
})

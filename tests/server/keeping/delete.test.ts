/** Deleting, duplicating, putting away and listing shows: what is asked first, what is left, and what nobody may do. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deletePastRehearsals, deleteShow } from '../../../server/keeping/delete-show.ts'
import { duplicateShow } from '../../../server/keeping/duplicate-show.ts'
import { listShows } from '../../../server/keeping/list-shows.ts'
import { LogUnavailable } from '../../../server/log/show-log.ts'
import { startRehearsal } from '../../../server/rehearsals.ts'
import { newCommandId } from '../../helpers/house.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { seededRandom } from '../../helpers/random.ts'
import { issue, PRODUCER } from '../../helpers/runner.ts'
import { awarded, sampleResults } from '../../helpers/show.ts'
import { take } from './restore.ts'

let house: KeepingHouse
beforeEach(async () => {
  house = await keepingHouse()
  await house.open('on-air')
})
afterEach(() => house.close())

const NAME = 'Sample Awards'
const rehearse = async (of: string, interrupt = true) => {
  const wanted = {
    of,
    commandId: newCommandId(),
    by: PRODUCER,
    terms: { interrupt },
    draw: seededRandom(5).next,
  }
  const answer = await startRehearsal(house.world.shows, wanted)
  if (!answer.ok) throw new Error(answer.refusal.sentence)
  return answer.show
}
const bytesOf = async (id: string) => {
  const pieces: Uint8Array[] = []
  for await (const piece of (await house.world.kept.read(id)) ?? []) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('a deleted show is gone from house and log, is kept, and comes back as it was', async () => {
  const picture = await house.picture()
  const shared = await house.picture()
  const images = [
    { of: { kind: 'ceremony' as const }, image: picture },
    { of: { kind: 'sponsor' as const, name: 'Housing Ltd' }, image: shared },
  ]
  const runner = await house.open('gala', { images })
  await house.open('other', { images: images.slice(1) })
  await issue(runner, { kind: 'write-post', text: 'Doors are open.' })
  const before = runner.shown()
  const gone: string[] = []
  house.world.shows.onGone((show) => gone.push(show))
  expect(await deleteShow(house.world, 'gala', ` ${NAME} `)).toEqual({ ok: true, deleted: ['gala'] })
  expect([house.world.shows.runner('gala'), await house.stores.logs.open('gala'), gone]).toEqual([
    null,
    null,
    ['gala'],
  ])
  expect([
    await house.stores.images.image(picture),
    (await house.stores.images.image(shared)) !== null,
  ]).toEqual([null, true])
  expect(await issue(runner, { kind: 'clear' })).toMatchObject({
    ok: false,
    refusal: { code: 'no-such-show' },
  })
  const [kept] = (await listShows(house.world)).kept
  expect(kept).toMatchObject({ show: 'gala', ceremony: NAME, deletedAt: house.clock.now })
  expect(await house.restore(await bytesOf(kept?.id ?? ''))).toMatchObject({ ok: true, show: 'gala' })
  const after = house.world.shows.runner('gala')?.shown()
  expect({ ...after, position: before.position, feed: before.feed }).toEqual(before)
  expect(after?.position.epoch.generation).toBe(before.position.epoch.generation + 1)
  expect(await house.stores.images.image(picture)).not.toBeNull()
})

test('asked for by its name: another name, no name and an unknown show delete nothing', async () => {
  await house.open('gala')
  for (const typed of ['', 'sample awards', 'Sample Award', 'gala'])
    expect(await deleteShow(house.world, 'gala', typed)).toMatchObject({ refusal: { code: 'name-differs' } })
  expect(await deleteShow(house.world, 'nowhere', NAME)).toMatchObject({ refusal: { code: 'no-such-show' } })
  expect(house.world.shows.ids()).toEqual(['on-air', 'gala'])
  expect(await house.world.kept.list()).toEqual([])
})

test('not what is on air, not with its rehearsal on air, not what a screen shows, not what readers wait for', async () => {
  const held = { settings: { publicHoldSeconds: 600, guardMs: 800 } }
  const runner = await house.open('gala', held)
  expect(await deleteShow(house.world, 'on-air', NAME)).toMatchObject({ refusal: { code: 'still-on-air' } })
  await rehearse('gala')
  expect(await deleteShow(house.world, 'gala', NAME)).toMatchObject({ refusal: { code: 'still-on-air' } })
  await house.world.shows.putOnAir('on-air', {})
  house.screens.set('gala', ['Foyer', 'Left'])
  const watched = await deleteShow(house.world, 'gala', NAME)
  expect(watched).toMatchObject({ refusal: { code: 'still-on-screens' } })
  expect(watched.ok === false && watched.refusal.sentence).toContain('Foyer, Left')
  house.screens.clear()
  for (const cue of ['opening', 'housing:title']) await take(house, runner, cue)
  expect(runner.shown().publications.length).toBe(1)
  expect(await deleteShow(house.world, 'gala', NAME)).toMatchObject({ refusal: { code: 'still-publishing' } })
  expect(house.world.shows.ids()).toEqual(['on-air', 'gala', 'gala-rehearsal-1'])
})

test('what cannot be put aside or removed stays, and goes on', async () => {
  const runner = await house.open('gala')
  const refusing = {
    ...house.world,
    kept: { ...house.world.kept, keep: () => Promise.reject(new LogUnavailable('no disk')) },
  }
  expect((await deleteShow(refusing, 'gala', NAME)).ok).toBe(false)
  const stuck = {
    ...house.world,
    logs: { ...house.world.logs, remove: () => Promise.reject(new LogUnavailable('no disk')) },
  }
  expect(await deleteShow(stuck, 'gala', NAME)).toMatchObject({ refusal: { code: 'log-unavailable' } })
  expect(await house.world.kept.list()).toEqual([])
  const again = house.world.shows.runner('gala')
  expect(again?.shown()).toEqual(runner.shown())
  expect(again && (await issue(again, { kind: 'write-post', text: 'Still here.' })).ok).toBe(true)
})

test('a performance goes with its rehearsals; past rehearsals go in one act, and the one on air stays', async () => {
  await house.open('gala')
  const made = [await rehearse('gala'), await rehearse('gala'), await rehearse('gala')]
  expect(await deletePastRehearsals(house.world, 'gala')).toEqual({ ok: true, deleted: made.slice(0, 2) })
  expect(await deletePastRehearsals(house.world, 'gala')).toEqual({ ok: true, deleted: [] })
  expect(await deletePastRehearsals(house.world, 'nowhere')).toMatchObject({
    refusal: { code: 'no-such-show' },
  })
  expect(house.world.shows.ids()).toEqual(['on-air', 'gala', made[2]])
  await house.world.shows.putOnAir('on-air', {})
  expect(await deleteShow(house.world, 'gala', NAME)).toEqual({ ok: true, deleted: [made[2], 'gala'] })
  expect((await house.world.kept.list()).length).toBe(4)
})

test('a deleted name that is given again begins newer than it ended', async () => {
  const first = (await house.open('gala')).shown().position.epoch
  await deleteShow(house.world, 'gala', NAME)
  const second = (await house.open('gala')).shown().position.epoch
  expect([first.generation, second.generation]).toEqual([1, 2])
  house = await house.restarted()
  expect(house.world.shows.runner('gala')?.shown().position.epoch).toEqual(second)
})

test('duplicating opens this year’s show off air and without a result; one id has one duplicate', async () => {
  const wish = { commandId: newCommandId(), name: 'Sample Awards', date: '2027-11-19', entries: true }
  const answer = await duplicateShow(house.world, 'on-air', wish, PRODUCER)
  expect(answer).toEqual({ ok: true, show: 'sample-awards-2027' })
  expect(await duplicateShow(house.world, 'on-air', wish, PRODUCER)).toEqual(answer)
  const again = await duplicateShow(house.world, 'on-air', { ...wish, commandId: newCommandId() }, PRODUCER)
  expect(again).toEqual({ ok: true, show: 'sample-awards-2027-2' })
  const made = house.world.shows.runner('sample-awards-2027')?.shown()
  expect([made?.results, made?.showFile?.ceremony.date]).toEqual([{}, '2027-11-19'])
  expect(house.world.shows.runner(null)?.show).toBe('on-air')
  const editor = { name: 'Ed', role: 'editor' as const, desk: null }
  expect(
    await duplicateShow(house.world, 'on-air', { ...wish, commandId: newCommandId() }, editor),
  ).toMatchObject({
    refusal: { code: 'not-your-role' },
  })
  expect(await duplicateShow(house.world, 'nowhere', wish, PRODUCER)).toMatchObject({
    refusal: { code: 'no-such-show' },
  })
})

test('the list says how far every show is, and which was put away, also after a restart', async () => {
  const gala = await house.open('gala')
  await rehearse('gala')
  await house.world.shows.putOnAir('on-air', {})
  await take(house, gala, 'opening')
  const over = await house.open('over')
  await take(house, over, 'end')
  await house.world.registry.note('archived', 'over', true)
  house = await house.restarted()
  const { onAir, shows } = await listShows(house.world)
  expect(onAir).toBe('on-air')
  expect(
    shows.map(({ show, standing, archived, rehearsalOf }) => [show, standing, archived, rehearsalOf]),
  ).toEqual([
    ['on-air', 'on-air', false, null],
    ['gala', 'paused', false, null],
    ['gala-rehearsal-1', 'preparation', false, 'gala'],
    ['over', 'over', true, null],
  ])
  expect(shows[0]).toMatchObject({
    ceremony: NAME,
    date: '2026-11-20',
    categories: 3,
    entries: 12,
    sealed: 2,
  })
})

test('[E1] houses that differ only in what is sealed have the same list', async () => {
  const others = sampleResults().map((result) => ({
    ...result,
    levels: [awarded('winner', []), awarded('commended', [])],
  }))
  await house.open('gala')
  const other = await keepingHouse({ clock: house.clock })
  await other.open('on-air')
  await other.open('gala', {}, others)
  expect(JSON.stringify(await listShows(other.world))).toBe(JSON.stringify(await listShows(house.world)))
  // The twin: a category more that is sealed is seen.
  const more = [
    ...sampleResults(),
    { category: 'lifetime', levels: [awarded('winner', []), awarded('commended', [])] },
  ]
  await house.open('more', {}, more)
  await other.open('more')
  expect(JSON.stringify(await listShows(other.world))).not.toBe(JSON.stringify(await listShows(house.world)))
  await other.close()
})

/** What was edited on a page can be taken back and made again, and another's words are not undone unseen. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Command, Wish } from '#shared/commands'
import { type DeskPlan, deskView } from '#shared/desk-view'
import { imageOf } from '#shared/images'
import type { ShowFile } from '#shared/show-file'
import { draftsBelongTo, forgetDrafts } from '../../control/drafts.ts'
import { Editing, editsIn } from '../../control/setup/editing.ts'
import { categoriesMatching } from '../../control/setup/find.ts'
import { newId } from '../../control/setup/new-ids.ts'
import { renamed, sponsorList, whereUsed } from '../../control/setup/sponsors.ts'
import { createTestShow, sampleShowFile, type TestShow } from './test-show.ts'

let show: TestShow
let editing: Editing
/** As the desk has it; told of every change, unless a test holds it back. */
let plan: DeskPlan
let isHeld = false
let count = 0
const by = { name: 'Ada', role: 'producer', desk: null } as const
const file = (): ShowFile => show.state().showFile as ShowFile
const send = async (wish: Wish) => {
  count += 1
  const answer = show.submit({ id: `command-${count}`, ...wish } as Command, by)
  if (!isHeld) see()
  return answer.ok ? answer : { ok: false as const, ...answer.refusal }
}
const planNow = (): DeskPlan => {
  const view = deskView(show.state(), 'producer')
  if (!view) throw new Error('no view')
  return view.plan
}
const order = () => file().rundown.map(({ id }) => id)

beforeEach(() => {
  show = createTestShow()
  count += 1
  show.open({ ...sampleShowFile({ most: 4 }), id: `show-${count}` }, [])
  plan = planNow()
  editing = new Editing(
    send,
    () => plan,
    () => undefined,
  )
})

const venue = (name: string): Wish => ({ kind: 'edit-ceremony', change: { venue: name }, push: false })

function see(): void {
  plan = planNow()
  editing?.look()
}

describe('undo', () => {
  it('takes back the last edit, then the one before it, and makes them again', async () => {
    const before = file()
    await editing.send(venue('Guildhall'))
    await editing.send({ kind: 'skip-segment', segment: 'interval', skipped: true, push: false })
    const after = file()
    expect(editing.undoes).toBe('skip Interval')
    await editing.undo()
    expect([editing.undoes, editing.redoes]).toEqual(['the ceremony’s venue', 'skip Interval'])
    await editing.undo()
    expect(file()).toEqual(before)
    expect(editing.undoes).toBeNull()
    await editing.redo()
    await editing.redo()
    expect(file()).toEqual(after)
    expect(editing.redoes).toBeNull()
  })

  it('brings back a category with its entries and its place in the evening', async () => {
    const before = file()
    const [first] = before.categories
    await editing.send({ kind: 'remove-category', category: first?.id ?? '', push: false })
    expect(file().categories).toHaveLength(before.categories.length - 1)
    expect(editing.undoes).toBe('remove Council of the Year')
    expect(await editing.undo()).toMatchObject({ ok: true })
    expect(file()).toEqual(before)
  })

  it('takes a picture away again, and gives back the one before', async () => {
    const set = (letter: string): Wish => ({
      kind: 'set-image',
      of: { kind: 'background' },
      image: letter.repeat(22),
    })
    const image = () => imageOf(file().images, { kind: 'background' })?.[0] ?? null
    await editing.send(set('a'))
    await editing.send(set('b'))
    expect(editing.undoes).toBe('the picture behind the words')
    await editing.undo()
    expect(image()).toBe('a')
    await editing.undo()
    expect(image()).toBeNull()
    await editing.redo()
    expect(image()).toBe('a')
  })

  it('puts what was moved back to where it stood, whoever added what', async () => {
    const before = order()
    await editing.send({ kind: 'move-segment', segment: 'interval', before: null, push: false })
    expect(order().at(-1)).toBe('interval')
    await editing.undo()
    expect(order()).toEqual(before)
  })

  it('undoes nothing that somebody else has changed since', async () => {
    await editing.send(venue('Guildhall'))
    await send(venue('Barbican'))
    expect(await editing.undo()).toMatchObject({ ok: false, sentence: /Nothing was undone/ })
    expect(file().ceremony.venue).toBe('Barbican')
  })

  it('[T3] removes nothing new into which somebody else has written since, and puts back nothing over it', async () => {
    const category = file().categories[0]?.id ?? ''
    const entry = { id: 'new-one', entrant: 'Leeds', partners: [], title: null, person: null, summary: null }
    const made = { id: 'new-prize', name: 'New prize', sponsor: null, entries: [] }
    const names = (id: string) =>
      file()
        .categories.find((one) => one.id === id)
        ?.entries.map((e) => e.entrant)
    await editing.send({ kind: 'add-entry', category, entry, before: null, push: false })
    await send({ kind: 'edit-entry', category, entry: 'new-one', change: { title: 'Homes' }, push: false })
    expect(await editing.undo()).toMatchObject({ ok: false, sentence: /Nothing was undone/ })
    expect(names(category)).toContain('Leeds')
    await editing.send({
      kind: 'revise',
      edits: [
        { kind: 'add-category', category: made, before: null },
        {
          kind: 'insert-segment',
          segment: { kind: 'category', id: 'new-prize', category: 'new-prize' },
          before: null,
        },
      ],
      results: [],
      reason: null,
      push: false,
    })
    await send({ kind: 'add-entry', category: 'new-prize', entry, before: null, push: false })
    expect(await editing.undo()).toMatchObject({ ok: false, sentence: /Nothing was undone/ })
    expect(names('new-prize')).toEqual(['Leeds'])
    // What has come to stand beside it is no word in it.
    const add = (id: string): Wish => ({
      kind: 'add-category',
      category: { ...made, id },
      before: null,
      push: false,
    })
    await editing.send(add('mine'))
    await send(add('theirs'))
    expect(await editing.undo()).toMatchObject({ ok: true })
    expect([names('mine'), names('theirs')]).toEqual([undefined, []])
  })

  it('[T3] what somebody else has changed since, or removed, stands in the way of nothing before it', async () => {
    const before = file().ceremony
    const category = file().categories[0]?.id ?? ''
    const entry = { id: 'new-one', entrant: 'Leeds', partners: [], title: null, person: null, summary: null }
    await editing.send(venue('Guildhall'))
    await editing.send({ kind: 'edit-ceremony', change: { presentedBy: 'Ada' }, push: false })
    await editing.send({ kind: 'add-entry', category, entry, before: null, push: false })
    await send({ kind: 'edit-ceremony', change: { presentedBy: 'Bo' }, push: false })
    await send({ kind: 'remove-entry', category, entry: 'new-one', push: false })
    expect(await editing.undo()).toMatchObject({ ok: false })
    expect(await editing.undo()).toMatchObject({ ok: false, sentence: /Nothing was undone/ })
    expect(await editing.undo()).toMatchObject({ ok: true })
    expect(file().ceremony).toEqual({ ...before, presentedBy: 'Bo' })
    expect([editing.undoes, editing.redoes]).toEqual([null, 'the ceremony’s venue'])
  })

  it('[T3] is of one person: whoever signs in next at this machine takes back nothing of theirs', async () => {
    draftsBelongTo('Ada')
    await editing.send(venue('Guildhall'))
    draftsBelongTo('Ada')
    expect(editing.undoes).toBe('the ceremony’s venue')
    draftsBelongTo('Bo')
    expect(editing.undoes).toBeNull()
    await editing.send(venue('Barbican'))
    forgetDrafts()
    expect(await editing.undo()).toBeNull()
  })

  it('remembers nothing that was refused, and nothing that is no edit', async () => {
    await editing.send({ kind: 'skip-segment', segment: 'nowhere', skipped: true, push: false })
    await editing.send({ kind: 'blackout', on: true })
    expect(editing.undoes).toBeNull()
    expect(await editing.undo()).toBeNull()
    expect(editsIn({ kind: 'blackout', on: true })).toBeNull()
  })

  it('pressed quickly takes back one step each, also before the desk has the picture of the edit', async () => {
    const before = file()
    await editing.send(venue('Guildhall'))
    isHeld = true
    await editing.send(venue('Barbican'))
    const both = Promise.all([editing.undo(), editing.undo()])
    isHeld = false
    see()
    expect(await both).toMatchObject([{ ok: true }, { ok: true }])
    expect(file()).toEqual(before)
  })

  it('after something new there is nothing to make again', async () => {
    await editing.send(venue('Guildhall'))
    await editing.undo()
    await editing.send(venue('Barbican'))
    expect(editing.redoes).toBeNull()
  })
})

describe('sponsors', () => {
  it('are one list, and are renamed wherever they stand, in one step that is undone in one', async () => {
    const ids = file().categories.map(({ id }) => id)
    for (const category of ids.slice(0, 2))
      await send({ kind: 'edit-category', category, change: { sponsor: 'Nortgate' }, push: false })
    await send({ kind: 'edit-ceremony', change: { presentedBy: 'Nortgate' }, push: false })
    const before = file()
    const [sponsor] = sponsorList(before)
    if (!sponsor) throw new Error('no sponsor')
    expect(whereUsed(sponsor)).toBe('presents the evening · 2 categories')
    await editing.send({
      kind: 'revise',
      edits: renamed(sponsor, 'Northgate'),
      results: [],
      reason: null,
      push: false,
    })
    const names = sponsorList(file()).map(({ name }) => name)
    expect([names[0], names.includes('Nortgate')]).toEqual(['Northgate', false])
    expect(editing.undoes).toBe('the name of a sponsor')
    await editing.undo()
    expect(file()).toEqual(before)
  })
})

it('ids are read from names, and never taken', () => {
  expect(newId('Best Newcomer & Friend', 'category', [])).toBe('best-newcomer-and-friend')
  expect(newId('Housing', 'category', ['housing', 'housing-2'])).toBe('housing-3')
  expect(newId('年度人物', 'category', ['category-1'])).toBe('category-2')
  expect(newId('x'.repeat(300), 'entry', [])).toHaveLength(60)
})

it('a category is found by its name, its sponsor or one of its entries, and by no mixture of two', () => {
  const names = (wanted: string) => categoriesMatching(file().categories, wanted).map(({ name }) => name)
  const [first, second] = file().categories
  const [a, b] = first?.entries ?? []
  expect(names('')).toHaveLength(4)
  expect(names(`  ${first?.name.toUpperCase()} `)).toEqual([first?.name])
  expect(names(second?.sponsor ?? '')).toContain(second?.name)
  expect(names(a?.entrant ?? '')).toContain(first?.name)
  expect(names(`${a?.entrant} ${b?.entrant}`)).toEqual([])
})

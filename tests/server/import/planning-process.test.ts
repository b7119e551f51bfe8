/** The process that plans imports: it makes of a draft what is made of it here, keeps only what is looked at, and may break. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { ImportChange } from '#shared/import-view'
import { changedBy, type Draft, newDraft, withFile } from '../../../server/import/draft.ts'
import { planOf } from '../../../server/import/plan.ts'
import { createPlanning, type Planning } from '../../../server/import/planning.ts'
import { showNow } from '../../../server/import/target.ts'
import { evening } from '../../helpers/given.ts'
import { houseWith, NEW, sheetOf } from '../../helpers/import-tables.ts'
import { childrenRunning, ofProcess } from '../../helpers/processes.ts'
import { category, entry, sampleShow } from '../../helpers/show.ts'

const PROGRAM = join(import.meta.dirname, '../../../dist/server/plan.js')
const planners = () => childrenRunning(PROGRAM, process.pid)

const SHOW = sampleShow({
  categories: [
    category('housing', 'Housing', [entry('a', 'Ada'), entry('b', 'Bo')]),
    ...Array.from({ length: 12 }, (_, n) => category(`c${n}`, `Prize ${n}`, [entry(`e${n}`, `Eve ${n}`)])),
  ],
  rundown: [{ kind: 'opening', id: 'opening' }],
})
const now = showNow(
  evening(SHOW, [
    { category: 'housing', levels: [{ level: 'winner', entries: ['a'], citation: null }] },
  ]).state(),
)
if (!now) throw new Error('no show')
const HOUSE = houseWith(now)
const INTO: ImportChange = { target: { kind: 'show', show: SHOW.id } }

const large = sheetOf(
  `Category|Entrant|Winner\n${Array.from({ length: 1234 }, (_, n) => `Prize ${n % 40}|Entrant ${n}|${n < 40 ? 'x' : ''}`).join('\n')}`,
)
const small = sheetOf('Category|Entrant|Winner\nHousing|Ada|x\nHousing|Cy|')

let planning: Planning
const started = (program = PROGRAM, longestMs?: number) => {
  planning = createPlanning(HOUSE, program, longestMs)
  return planning
}
afterEach(() => planning.close())

const begun = (): { draft: Draft } => ({ draft: newDraft(NEW) })
const filed = (name: string, ...sheets: (typeof small)[]) => ({ file: { name, sheets } })

test('what it makes of a draft is what is made of it here: of a file, of changes, of a show that is there', async () => {
  expect(existsSync(PROGRAM)).toBe(true)
  const { plan } = started()
  const one = begun()
  let here = newDraft(NEW)
  const sameAs = async (said: Parameters<typeof plan>[1], draft: Draft) => {
    here = draft
    expect(await plan(one, said, true)).toEqual(planOf(here, HOUSE))
    expect(one.draft).toEqual(here)
  }
  await sameAs(filed('awards.csv', large), withFile(here, 'awards.csv', [large]))
  await sameAs(filed('more.csv', small), withFile(here, 'more.csv', [small]))
  await sameAs({ change: { sort: 'name' } }, changedBy(here, { sort: 'name' }))
  const header: ImportChange = { tables: [{ id: 't1', header: { row: 2, count: 1 } }] }
  await sameAs({ change: header }, changedBy(here, header))
  await sameAs({ change: INTO }, changedBy(here, INTO))
  await sameAs({}, here)
  // The sheets are those that were read, not copies of them.
  expect(one.draft.tables.map(({ sheet }) => sheet)).toEqual([large, small])
  expect(one.draft.tables.every(({ sheet }) => sheet === large || sheet === small)).toBe(true)
})

test('the command is told only where it is asked for', async () => {
  const { plan } = started()
  const one = begun()
  expect(await plan(one, filed('awards.csv', small))).toMatchObject({ view: { ready: true }, wish: null })
  expect(await plan(one, {}, true)).toMatchObject({ wish: { kind: 'open-show' } })
})

test('of changes said at once each is said of what the one before has made; two imports do not mix', async () => {
  const { plan } = started()
  const [one, other] = [begun(), begun()]
  const changes: ImportChange[] = [{ sort: 'name' }, { levels: ['Gold'] }, INTO, { leave: ['x'] }]
  await Promise.all([
    plan(one, filed('awards.csv', large)),
    plan(other, filed('others.csv', small)),
    ...changes.flatMap((change) => [plan(one, { change }), plan(other, {})]),
  ])
  const all = changes.reduce(changedBy, withFile(newDraft(NEW), 'awards.csv', [large]))
  expect(one.draft).toEqual(all)
  expect(other.draft).toEqual(withFile(newDraft(NEW), 'others.csv', [small]))
})

test('it stays for the next choice; killed, it leaves the draft as it was, and the next is started and told all again', async () => {
  const { plan } = started()
  const one = begun()
  await plan(one, filed('awards.csv', large))
  const [pid = ''] = planners()
  await plan(one, { change: { sort: 'name' } })
  expect(planners()).toEqual([pid])
  const { draft } = one
  process.kill(Number(pid), 'SIGSTOP')
  const broken = plan(one, { change: INTO })
  const next = plan(one, { change: { levels: ['Gold'] } }, true)
  process.kill(Number(pid), 'SIGKILL')
  expect(await broken).toBeNull()
  expect(await next).toEqual(planOf(changedBy(draft, { levels: ['Gold'] }), HOUSE))
  expect(one.draft).toEqual(changedBy(draft, { levels: ['Gold'] }))
  expect(planners()).toHaveLength(1)
  expect(planners()).not.toContain(pid)
})

test('[E1] it is given none of the keys, and what it might print goes nowhere', async () => {
  process.env['ENVELOPE_TEST_KEY'] = 'x'
  await started().plan(begun(), filed('awards.csv', small))
  delete process.env['ENVELOPE_TEST_KEY']
  const [pid = ''] = planners()
  expect(ofProcess(pid, 'environ')).toContain('PATH=')
  expect(ofProcess(pid, 'environ')).not.toContain('ENVELOPE')
  expect(ofProcess(pid, 'cmdline')).toContain('--max-old-space-size=')
})

test('what takes too long, and a program that is not there, change nothing', async () => {
  const one = begun()
  const { draft } = one
  expect(await started(PROGRAM, 1).plan(one, filed('awards.csv', large))).toBeNull()
  planning.close()
  expect(await started(`${PROGRAM}.gone`).plan(one, filed('awards.csv', large))).toBeNull()
  expect(one.draft).toBe(draft)
})

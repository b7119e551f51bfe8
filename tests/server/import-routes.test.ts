/** The import wizard by HTTP, on a house as people start it: from bytes to a show, again as a difference, and nothing told to whom it is not for. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ImportChange, ImportDoneView, ImportRows, ImportView } from '#shared/import-view'
import { PAGE_HEADER } from '#shared/page-header'
import { API_KEY, type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { workbook } from '../helpers/workbooks.ts'

let house: House
beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_LOG: 'info' } })
})
afterAll(() => house.stop())

const ask = async (path: string, method = 'GET', body?: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${house.room}${path}`, {
    method,
    headers: { authorization: `Bearer ${API_KEY}`, ...headers },
    ...(body === undefined ? {} : { body }),
  })
const told = async <T>(reply: Promise<Response>): Promise<T & { status: number }> => {
  const answer = await reply
  return { ...((await answer.json()) as T), status: answer.status }
}
const json = { 'content-type': 'application/json' }
type Said<T> = T & { code?: string; sentence?: string }

const send = (text: BodyInit, name = 'awards.csv', into = '') =>
  told<Said<ImportView>>(
    ask(`/control/imports${into}`, 'POST', text, {
      'content-type': 'text/csv',
      'x-file-name': encodeURIComponent(name),
    }),
  )
const change = ({ id }: ImportView, what: ImportChange) =>
  told<Said<ImportView>>(ask(`/control/imports/${id}`, 'PATCH', JSON.stringify(what), json))
const commit = ({ id, seen }: ImportView) =>
  told<Said<ImportDoneView>>(ask(`/control/imports/${id}/commit`, 'POST', JSON.stringify({ seen }), json))

const target = (id: string): ImportChange => ({
  target: {
    kind: 'new',
    id,
    ceremony: {
      name: 'Town Awards',
      date: '2026-11-20',
      venue: '',
      presentedBy: '',
      timeZone: 'Europe/London',
    },
  },
})

test('a file and its results become a show; the same commit again has the same answer', async () => {
  const draft = await send(
    'Category;Nominee;Title\r\nHousing;York;Homes\r\nHousing;Brent;\r\n',
    'Town awards 2026 shortlist.csv',
  )
  expect(draft.status).toBe(201)
  expect(draft.target).toMatchObject({ id: 'town-awards-2026', ceremony: { name: 'Town awards 2026' } })
  expect(draft.ready).toBe(false)
  const both = await send('Category,Winner\nHousing,York', 'results.csv', `/${draft.id}/files`)
  expect(both.tables.map(({ use }) => use)).toEqual(['shortlist', 'results'])
  expect(both.results?.toSeal).toEqual(['housing'])
  expect(await commit(both)).toMatchObject({ status: 409, code: 'import-not-ready' })
  const ready = await change(both, target('town-awards'))
  expect(ready).toMatchObject({ ready: true, preview: [{ name: 'Housing', count: 2 }] })
  expect(await commit(both)).toMatchObject({ status: 409, code: 'import-changed' })
  const done = await commit(ready)
  expect(done).toMatchObject({ status: 201, show: 'town-awards', control: '/control?show=town-awards' })
  expect(done).toMatchObject({ onAir: SAMPLE })
  expect(await commit(ready)).toEqual(done)
  const { plan, live } = await house.view('town-awards')
  expect(plan.show.categories).toMatchObject([
    { name: 'Housing', entries: [{ entrant: 'York', title: 'Homes' }, { entrant: 'Brent' }] },
  ])
  expect(live.marks).toEqual({ housing: 'ss' })
})

test('exported and imported into its own show, nothing differs; a change is a difference, and is made', async () => {
  const csv = await (await ask(`/api/v1/shows/${SAMPLE}/shortlist.csv`)).text()
  const draft = await send(csv, 'shortlist.csv')
  const same = await change(draft, { target: { kind: 'show', show: SAMPLE } })
  expect(same).toMatchObject({ difference: [], ready: true })
  const other = await send(csv.replace('Manchester City Council', 'City of Manchester'), 'shortlist.csv')
  const changed = await change(other, { target: { kind: 'show', show: SAMPLE } })
  expect(changed.difference).toMatchObject([
    {
      kind: 'changed',
      category: 'Council of the Year',
      fields: [{ field: 'Entrant', from: 'Manchester City Council', to: 'City of Manchester' }],
    },
  ])
  expect(await commit(changed)).toMatchObject({ status: 201, show: SAMPLE })
  const { plan } = await house.view(SAMPLE)
  expect(plan.show.categories[0]?.entries.map(({ entrant }) => entrant)).toContain('City of Manchester')
  expect(await commit(same)).toMatchObject({ status: 409, code: 'import-changed' })
})

test('[E1] two tables that differ only in their results are answered alike, also in the log', async () => {
  const text = (winner: number) =>
    [
      'Category,Nominee,Result,Score',
      ...[0, 1, 2].map((at) => `Housing,N${at},${at === winner ? 'Winner' : ''},${winner + at}`),
    ].join('\n')
  const masked = (value: unknown, id: string) => JSON.stringify(value).replaceAll(id, '')
  const seen = async (winner: number) => {
    const before = house.output().length
    const draft = await send(text(winner))
    const rows = await told<ImportRows>(ask(`/control/imports/${draft.id}/rows?table=t1`))
    const answered = await change(draft, target('fair'))
    const logged = () => {
      const lines = house.output().slice(before)
      const mine = lines.slice(lines.indexOf('"/control/imports"'))
      return mine.split('request completed').length > 3 ? mine : null
    }
    const lines = (await until('three requests in the log', logged))
      .replace(/"(time|responseTime|reqId|pid|remotePort)":("[^"]*"|[\d.]+),?/g, '')
      .replaceAll(draft.id, '')
    return [masked(draft, draft.id), masked(rows, draft.id), masked(answered, draft.id), lines]
  }
  const first = await seen(0)
  expect(await seen(2)).toEqual(first)
  expect(first[3]).toContain('/control/imports')
  expect(first[1]).toContain('●')
  expect(first[2]).toContain('"toSeal":["housing"]')
})

test('what cannot be read is refused in a sentence; an import belongs to who began it, and only a producer begins one', async () => {
  const bad = await send('', 'empty.csv')
  expect(bad).toMatchObject({ status: 400, code: 'bad-file' })
  expect(bad.sentence).toContain('empty')
  expect(await told(ask('/control/imports/none'))).toMatchObject({ status: 404, code: 'import-gone' })
  expect((await fetch(`${house.room}/control/imports`, { method: 'POST', body: 'a,b' })).status).toBe(401)
  const invited = await told<{ link: string }>(
    ask('/control/invite', 'POST', JSON.stringify({ role: 'operator' }), {
      ...json,
      origin: house.room,
      ...PAGE_HEADER,
    }),
  )
  const key = invited.link.split('#key=')[1]
  const signedIn = await fetch(`${house.room}/control/sign-in`, {
    method: 'POST',
    headers: { ...json, origin: house.room, ...PAGE_HEADER },
    body: JSON.stringify({ key }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const stranger = await fetch(`${house.room}/control/imports`, {
    method: 'POST',
    headers: { cookie, origin: house.room, ...PAGE_HEADER, 'content-type': 'text/csv' },
    body: 'Category,Nominee\nA,B',
  })
  expect(stranger.status).toBe(403)
  const draft = await send('Category,Nominee\nA,B')
  expect((await change(draft, { levels: [] } as ImportChange)).status).toBe(400)
  expect((await ask(`/control/imports/${draft.id}`, 'DELETE')).status).toBe(200)
  expect((await ask(`/control/imports/${draft.id}`)).status).toBe(404)
})

test('who never was nominated is asked about and written in; a spelling is put right by the answer', async () => {
  const draft = await send('Category,Nominee\nHousing,York\nHousing,Brent\nClimate,Leeds')
  const both = await send(
    'Category,Winner\nHousing,Yrok\nClimate,Ada Lovelace',
    'results.csv',
    `/${draft.id}/files`,
  )
  expect(both.results?.questions.map(({ row }) => row)).toEqual([2, 3])
  expect(JSON.stringify(both)).not.toMatch(/Yrok|Lovelace/)
  const answers = Object.fromEntries(
    (both.results?.questions ?? []).map(({ id }, at) => [id, at === 0 ? 'york' : 'write-in']),
  )
  const ready = await change(both, { ...target('write-ins'), answers })
  expect(ready.ready).toBe(true)
  expect(await commit(ready)).toMatchObject({ status: 201 })
  const view = await house.view('write-ins')
  expect(JSON.stringify(view)).not.toContain('Lovelace')
})

test('what the room sees is changed by an import only if somebody says so once more', async () => {
  await until('the first category on screen', async () => {
    await house.takeNext()
    return (await house.view(SAMPLE)).live.programme.label.startsWith('Council of the Year')
  })
  const csv = await (await ask(`/api/v1/shows/${SAMPLE}/shortlist.csv`)).text()
  const draft = await send(csv.replaceAll('Zurich Municipal', 'Zürich Municipal'), 'shortlist.csv')
  const ready = await change(draft, { target: { kind: 'show', show: SAMPLE } })
  expect(await commit(ready)).toMatchObject({ status: 409, code: 'frozen' })
  const body = JSON.stringify({ seen: ready.seen, push: true })
  const pushed = await told(ask(`/control/imports/${ready.id}/commit`, 'POST', body, json))
  expect(pushed).toMatchObject({ status: 201, show: SAMPLE })
  expect((await house.view(SAMPLE)).plan.show.categories[0]?.sponsor).toBe('Zürich Municipal')
})

test('one workbook with two sheets, notes above its header and two header rows is one import', async () => {
  const bytes = workbook([
    {
      name: 'Nominations',
      rows: [
        ['Town Awards, export of 1 May'],
        ['Entry', '', '', 'Judging', ''],
        ['Category', 'Nominee', 'Title', 'Round 1 score', 'Remarks'],
        ['Housing', 'York', 'Homes', { number: 87.5 }, 'needs a lift'],
        ['', 'Brent', '', { number: 12 }, ''],
        ['Climate', 'Leeds &amp; Bradford', 'Air', { number: 1 }, ''],
      ],
    },
    {
      name: 'Winners',
      rows: [
        ['Category', 'Winner', 'Highly Commended'],
        ['Housing', 'Brent', 'Homes'],
        ['Climate', 'No award', ''],
      ],
    },
  ])
  const draft = await send(new Blob([bytes as BlobPart]), 'Town awards.xlsx')
  expect(draft.tables.map(({ use, header }) => [use, header])).toEqual([
    ['shortlist', { row: 2, count: 2 }],
    ['results', { row: 1, count: 1 }],
  ])
  const ready = await change(draft, target('town-two'))
  expect(ready.problems.map(({ row, grave }) => [row, grave])).toEqual([
    [6, false],
    [5, false],
  ])
  expect(ready.results).toMatchObject({ toSeal: ['housing', 'climate'], problems: [], questions: [] })
  expect(await commit(ready)).toMatchObject({ status: 201 })
  const { plan } = await house.view('town-two')
  expect(plan.show.categories[0]?.entries).toMatchObject([{ entrant: 'York' }, { entrant: 'Brent' }])
  // Whatever stands below "Judging" could tell.
  expect(JSON.stringify(plan)).not.toContain('needs a lift')
  expect(plan.show.categories[1]?.entries).toMatchObject([{ entrant: 'Leeds & Bradford' }])
})

test('the LGC sample goes from its two files to a show as the wizard reads them', async () => {
  const folder = fileURLToPath(new URL('../../server/sample/lgc-awards-2022', import.meta.url))
  const draft = await send(readFileSync(`${folder}/shortlist.csv`, 'utf8'), 'shortlist.csv')
  const both = await send(readFileSync(`${folder}/results.csv`, 'utf8'), 'results.csv', `/${draft.id}/files`)
  const ready = await change(both, target('lgc-again'))
  expect(ready).toMatchObject({ ready: true })
  expect(ready.results).toMatchObject({ problems: [], questions: [] })
  expect(ready.results?.toSeal).toHaveLength(13)
  expect(ready.preview.reduce((sum, { count }) => sum + count, 0)).toBe(183)
  expect(await commit(ready)).toMatchObject({ status: 201, show: 'lgc-again' })
})

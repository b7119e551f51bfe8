/** The evening on paper, over HTTP, from a whole house: as-run log, results, and the chain that vouches for both. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChainReport, HeadReport } from '#shared/log-chain'
import { PAGE_HEADER } from '#shared/page-header'
import { isAtDesk, ROLES } from '#shared/people'
import type { AsRunReport, ResultsReport } from '#shared/reports'
import type { StageFrame } from '#shared/stage-frame'
import { type ImportedShow, importedShow, importShow } from '../e2e/imported-show.ts'
import { type House, screenSocket, startHouse, until } from '../helpers/house.ts'

const SHORTLIST = `category,sponsor,entrant,partners,title,person,summary
=Best=,+44 Ltd,"=HYPERLINK(""http://evil.example"",""x"")",,-30-,@ada,
=Best=,+44 Ltd,Bath,,,,
`
const RESULTS = `category,level,entrant,title
=Best=,Winner,"=HYPERLINK(""http://evil.example"",""x"")",-30-
=Best=,Highly Commended,Bath,
`

let folder: string
let house: House
let show: ImportedShow
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'envelope-as-run-'))
  house = await startHouse({ folder })
  show = await importShow(house, 'paper', { shortlist: SHORTLIST, results: RESULTS })
}, 60_000)
afterAll(async () => {
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const path = (what: string, of = 'paper') => `/api/v1/shows/${of}/${what}`
const told = async <T>(what: string) => (await (await house.api(path(what))).json()) as T
const asRun = (since?: number) =>
  told<AsRunReport>(`as-run.json${since === undefined ? '' : `?since=${since}`}`)
const table = async (what: string): Promise<Record<string, string>[]> =>
  parse(await (await house.api(path(what))).text(), { bom: true, columns: true })

const ALL = ['as-run.json', 'as-run.csv', 'results.json', 'results.csv', 'as-run/head', 'as-run/verify']

test('every role reads it, a stranger reads none of it, and a show that is not there is said not to be', async () => {
  const key = new URL(house.controlLink).hash.slice('#key='.length)
  const post = (to: string, body: object, cookie = '') =>
    fetch(`${house.room}${to}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, cookie },
      body: JSON.stringify(body),
    })
  const signedIn = async (by: string) =>
    (await post('/control/sign-in', { key: by })).headers.get('set-cookie')?.split(';')[0] ?? ''
  const producer = await signedIn(key)
  for (const role of ROLES.filter(isAtDesk)) {
    const { link } = (await (await post('/control/invite', { role }, producer)).json()) as { link: string }
    const cookie = await signedIn(link.split('#key=')[1] ?? '')
    for (const what of ALL) {
      const reply = await fetch(`${house.room}${path(what)}`, { headers: { cookie } })
      expect(`${role} ${what} ${reply.status}`).toBe(`${role} ${what} 200`)
      expect(reply.headers.get('cache-control')).toBe('no-store')
    }
  }
  for (const what of ALL) {
    expect((await fetch(`${house.room}${path(what)}`)).status).toBe(401)
    expect((await fetch(`${house.readers}${path(what)}`)).status).toBe(404)
    const reply = await house.api(path(what, 'none'))
    expect(reply.status).toBe(404)
    expect(await reply.json()).toMatchObject({ code: 'no-such-show' })
  }
  expect((await house.api(path('as-run.json?since=last'))).status).toBe(400)
  expect((await house.api(path('as-run/verify?seq=1&head=abc'))).status).toBe(400)
})

test('the evening is told act by act, and what is new since a position', async () => {
  const before = await asRun()
  expect(before.lines).toMatchObject([{ seq: 1, act: 'Show opened', by: 'automation' }])
  await show.take()
  const { position, lines } = await asRun(before.position.seq)
  expect(lines).toMatchObject([{ seq: position.seq, act: 'Taken', what: 'Opening', screens: null }])
  expect((await asRun(position.seq)).lines).toEqual([])
  const [first, last] = await table('as-run.csv')
  expect(first).toMatchObject({
    Position: '1',
    Act: 'Show opened',
    'Time (UTC)': expect.stringMatching(/\.\d{3}Z$/),
  })
  expect(last?.['To be painted at (UTC)']).toBe(new Date(lines[0]?.showAt ?? 0).toISOString())
})

test('[E1] a result is in it once it was revealed, with a proof that a stranger can repeat', async () => {
  expect((await told<ResultsReport>('results.json')).results).toEqual([])
  expect(JSON.stringify(await asRun())).not.toContain('HYPERLINK')
  await show.playTo('best:winner:winner')
  const { results } = await told<ResultsReport>('results.json')
  expect(results.map(({ level, entries }) => [level.id, entries[0]?.id])).toEqual([
    ['winner', expect.stringContaining('hyperlink')],
    ['highly-commended', 'bath'],
  ])
  for (const { proof } of results) {
    const nonce = Buffer.from(proof.nonce, 'hex')
    expect(createHash('sha256').update(proof.text).update(nonce).digest('hex')).toBe(proof.commitment)
  }
  await show.command({ kind: 'retract', category: 'best', level: 'winner', reason: 'The wrong card' })
  expect((await told<ResultsReport>('results.json')).results.map(({ level }) => level.id)).toEqual([
    'highly-commended',
  ])
  expect((await asRun()).lines.at(-1)).toMatchObject({ act: 'Retracted', detail: 'reason: The wrong card' })
})

test('names that a spreadsheet would run are text in both tables, and untouched in JSON', async () => {
  for (const what of ['as-run.csv', 'results.csv']) {
    const rows = await table(what)
    const cells = rows.flatMap((row) => Object.values(row))
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([])
    // The twin: they are there.
    expect(cells.some((cell) => cell.startsWith("'="))).toBe(true)
    const reply = await house.api(path(what))
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(reply.headers.get('content-disposition')).toBe(
      `attachment; filename="paper-${what.replace('.csv', '')}.csv"`,
    )
    expect(new Uint8Array(await reply.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
  }
  const { results } = await told<ResultsReport>('results.json')
  expect(results[0]?.category).toMatchObject({ name: '=Best=', sponsor: '+44 Ltd' })
})

test('[S2] which screens painted a take, and when, is in the line of the take', async () => {
  const screen = screenSocket(house, 'programme', 'paper')
  const frame = await new Promise<StageFrame>((resolve) => screen.once('frame', resolve))
  screen.on('frame', ({ position, showAt }: StageFrame) =>
    screen.emit('painted', { position, at: showAt + 5, showAt }),
  )
  screen.emit('painted', { position: frame.position, at: frame.showAt })
  await show.jumpTo('opening')
  const taken = (await show.view()).live.programme.seq
  const line = await until('the report', async () =>
    (await asRun()).lines.find(({ seq, screens }) => seq === taken && screens),
  )
  expect(line.screens).toMatchObject({
    painted: [{ screen: 'screen-programme', at: (line.showAt ?? 0) + 5 }],
    missing: [],
  })
  // A page that looks on hears of it too, though the line is older than what it holds.
  expect((await asRun(taken)).lines.map(({ seq }) => seq)).toContain(taken)
  expect((await table('as-run.csv')).at(-1)).toMatchObject({ 'Painted by': 'screen-programme +5 ms' })
  // And the log rests: nothing was taken, so nothing is reported.
  const { seq } = (await asRun()).position
  expect(seq).toBe((await show.view()).live.position.seq)
  screen.disconnect()
})

test('[L2] the head can be noted, and found again in a log that has gone on', async () => {
  const noted = await told<HeadReport>('as-run/head')
  expect(noted).toMatchObject({ begins: 1, brokenAt: null, position: (await asRun()).position })
  await show.command({ kind: 'blackout', on: true })
  const { head, position } = await told<HeadReport>('as-run/head')
  expect(position.seq).toBe(noted.position.seq + 1)
  const verify = (seq: number, hash: string) => told<ChainReport>(`as-run/verify?seq=${seq}&head=${hash}`)
  expect(await told('as-run/verify')).toMatchObject({ ok: true, noted: null, head, position })
  expect(await verify(noted.position.seq, noted.head)).toMatchObject({ ok: true, noted: true })
  expect(await verify(noted.position.seq, head)).toMatchObject({ ok: false, noted: false, brokenAt: null })
})

test('[L2] a log that was changed by hand is said to be, loudly; the room is not left dark for it', async () => {
  const { head, position } = await told<HeadReport>('as-run/head')
  await house.stop()
  const tool = new DatabaseSync(join(folder, 'shows.db'))
  const changed = tool
    .prepare(
      "UPDATE commits SET record = replace(record, 'The wrong card', 'The right card') WHERE show = 'paper'",
    )
    .run()
  tool.close()
  expect(Number(changed.changes)).toBeGreaterThan(0)
  house = await startHouse({ folder })
  show = importedShow(house, 'paper')
  expect(house.output()).toMatch(/The log of paper is not as it was written: record \d+ does not follow/)
  const found = await told<ChainReport>(`as-run/verify?seq=${position.seq}&head=${head}`)
  expect(found).toMatchObject({ ok: false, brokenAt: expect.any(Number) })
  expect((await told<HeadReport>('as-run/head')).brokenAt).toBe(found.brokenAt)
  expect(await show.command({ kind: 'blackout', on: false })).toMatchObject({ ok: true })
})

/** The emergency pack as the server makes it: nothing of a result in the clear, in no form and by no length. */
import { createDecipheriv, scryptSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PackShow } from '#shared/emergency-pack'
import { type Apart, createApart } from '../../../server/apart.ts'
import { makePack, packMark } from '../../../server/pack/make-pack.ts'
import { writePack } from '../../../server/pack/write-pack.ts'
import { canariesIn, formsOf } from '../../helpers/canaries.ts'
import { newCommandId } from '../../helpers/house.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { PRODUCER } from '../../helpers/runner.ts'
import { awarded, type CategoryResults, sampleResults } from '../../helpers/show.ts'
import { take } from '../keeping/restore.ts'

const PASSPHRASE = 'five words nobody guesses here'
const CANARIES = ['Zephyrine-Quibbleworth', 'Xylographic-Vermilion-Jubilee']

const house: { one: KeepingHouse | null } = { one: null }
let drawing: Apart
let page = ''
const folders: string[] = []

beforeAll(async () => {
  house.one = await keepingHouse()
  drawing = createApart({
    program: new URL('../../../dist/server/pages.js', import.meta.url).href,
    idleMs: 60_000,
    longestMs: 120_000,
  })
  page = mkdtempSync(join(tmpdir(), 'envelope-page-'))
  folders.push(page)
  mkdirSync(join(page, 'letters'))
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  writeFileSync(join(page, 'letters', 'a.woff2'), 'letters')
})
afterAll(async () => {
  drawing?.close()
  await house.one?.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const CANARY_RESULTS: CategoryResults[] = [
  {
    category: 'housing',
    levels: [awarded('winner', ['h-3'], `${CANARIES[1]}.`), awarded('commended', ['h-5'])],
  },
  {
    category: 'climate',
    levels: [
      {
        level: 'winner',
        entries: ['write-in--new'],
        citation: null,
        writeIns: [
          { id: 'write-in--new', entrant: String(CANARIES[0]), title: null, person: null, partners: [] },
        ],
      },
      awarded('commended', []),
    ],
  },
]

async function packOf(show: string, results: CategoryResults[], passphrase: string | null, pictures = false) {
  const there = house.one as KeepingHouse
  const images = pictures ? [{ of: { kind: 'ceremony' as const }, image: await there.picture() }] : []
  const runner = await there.open(show, { images, id: show }, results)
  const made = await makePack(runner, passphrase, PRODUCER, {
    draw: async (ask) => {
      const drawn = await drawing.ask(ask)
      return drawn instanceof Uint8Array ? Buffer.from(drawn) : null
    },
    now: () => 1_700_000_000_000,
    newCommandId,
  })
  if (!made || 'refusal' in made) throw new Error('No pack was made')
  const pieces: Uint8Array[] = []
  for await (const piece of writePack(made, page, there.stores.images)) pieces.push(piece)
  const zip = Buffer.concat(pieces)
  return { runner, pack: made.show, slides: made.slides, zip, members: unzipSync(zip) }
}

/** What the page in it will do, with Node's own tools. */
function opened(
  { lock, file }: PackShow,
  box: string,
  words: readonly string[],
  passphrase = PASSPHRASE,
): Buffer {
  if (!lock) throw new Error('The pack has no lock')
  const { salt, N, r, p } = lock
  const key = scryptSync(passphrase, Buffer.from(salt, 'hex'), 32, { N, r, p, maxmem: 2 ** 28 })
  const bytes = Buffer.from(box, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
    .setAAD(Buffer.from(JSON.stringify([file.id, ...words])))
    .setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()])
}

test('[E1] nothing of a result stands in any file of the pack, in no encoding; with the passphrase it is all there', async () => {
  const { zip, members, pack, slides } = await packOf('canaries', CANARY_RESULTS, PASSPHRASE, true)
  expect(Object.keys(members).map((name) => name.replace(/[\w-]{22}/, 'id'))).toEqual([
    'emergency-pack/index.html',
    'emergency-pack/letters/a.woff2',
    'emergency-pack/show.js',
    'emergency-pack/pages.js',
    'emergency-pack/pictures/id.js',
    'emergency-pack/slides.pdf',
    'emergency-pack/READ ME.txt',
  ])
  for (const bytes of [zip, slides, ...Object.values(members).map((member) => Buffer.from(member))])
    expect(canariesIn(bytes, [...CANARIES, PASSPHRASE])).toEqual([])
  // The same eyes see each form that is there.
  for (const word of CANARIES)
    for (const [form, bytes] of formsOf(word))
      expect(
        canariesIn(Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]), [word]),
      ).toContain(`${word} as ${form}`)
  const box = (category: string, level: string) =>
    pack.sealed.find((one) => one.category === category && one.level === level)?.box ?? ''
  const climate = opened(pack, box('climate', 'winner'), ['climate', 'winner']).toString()
  expect(canariesIn(Buffer.from(climate), CANARIES)).toEqual([`${CANARIES[0]} as utf-8`])
  expect(() => opened(pack, box('climate', 'winner'), ['climate', 'winner'], 'another passphrase')).toThrow()
  // Moved to another place, it does not open.
  expect(() => opened(pack, box('climate', 'winner'), ['housing', 'winner'])).toThrow()
  const pages = opened(pack, pack.pages ?? '', ['pages'])
  const pdf = pages.subarray(4, 4 + pages.readUInt32BE(0))
  expect(pdf.toString('latin1', 0, 8)).toBe('%PDF-1.7')
  expect(pdf.toString('latin1', pdf.length - 6)).toBe('%%EOF\n')
}, 60_000)

test('[E1] two shows that differ in who wins make packs of the same files, the same sizes and the same bytes beside what is sealed', async () => {
  const other: CategoryResults[] = [
    { category: 'housing', levels: [awarded('winner', []), awarded('commended', ['h-1', 'h-2', 'h-4'])] },
    {
      category: 'climate',
      levels: [awarded('winner', ['c-4'], 'x'.repeat(1400)), awarded('commended', ['c-1'])],
    },
  ]
  const packs = [await packOf('twins', sampleResults(), PASSPHRASE)]
  const there = house.one as KeepingHouse
  await there.open('stand-in', {}, [])
  await there.world.shows.putOnAir('stand-in', { interrupt: true })
  const out = await there.world.shows.takeOut('twins')
  if (out) await there.world.logs.remove('twins', out.end)
  out?.back()
  packs.push(await packOf('twins', other, PASSPHRASE))
  const masked = ({ members }: (typeof packs)[number]) =>
    Object.fromEntries(
      Object.entries(members).map(([name, bytes]) => [
        name,
        Buffer.from(bytes)
          .toString('latin1')
          .replace(/"(box|salt|check)":"([^"]*)"/g, (_, what, text) => `${what} of ${text.length}`)
          .replace(/^envelopePages="([^"]*)"/, (_, text) => `pages of ${text.length}`),
      ]),
    )
  const [a, b] = packs.map(masked)
  expect(a).toEqual(b)
  expect(packs[0]?.members['emergency-pack/show.js']).not.toEqual(packs[1]?.members['emergency-pack/show.js'])
}, 60_000)

test('without a passphrase there is nothing to open, and nobody looked', async () => {
  const { pack, runner, members } = await packOf('bare', CANARY_RESULTS, null)
  expect([pack.lock, pack.sealed, pack.pages]).toEqual([null, [], null])
  for (const member of Object.values(members)) expect(canariesIn(Buffer.from(member), CANARIES)).toEqual([])
  const kinds = (await runner.commits())?.flatMap(({ events }) => events.map(({ kind }) => kind))
  expect(kinds).not.toContain('peeked')
})

test('[L1] every look into an envelope is in the log, by name; what was revealed is in the clear, and the mark tells a change', async () => {
  const there = house.one as KeepingHouse
  const { runner } = await packOf('looked', sampleResults(), PASSPHRASE)
  const looks = (await runner.commits())?.filter(({ events }) => events.some(({ kind }) => kind === 'peeked'))
  expect(looks?.map(({ by }) => by)).toEqual(['Pat', 'Pat'])
  const before = packMark(runner.shown())
  await take(there, runner, 'opening')
  expect(packMark(runner.shown())).toBe(before)
  const file = runner.shown().showFile
  expect(
    packMark({ ...runner.shown(), showFile: file && { ...file, levels: [...file.levels].reverse() } }),
  ).not.toBe(before)
}, 60_000)

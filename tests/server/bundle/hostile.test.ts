/** Files that look like a show's export and are something else: each is refused with a sentence that names what is wrong, and writes nothing. */
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FORMAT } from '#shared/events'
import { checkBundle } from '../../../server/bundle/check-bundle.ts'
import { writeRecord } from '../../../server/log/record.ts'
import { commitOf } from '../../helpers/commits.ts'
import { type KeepingHouse, keepingHouse } from '../../helpers/keeping.ts'
import { plain } from '../../helpers/pictures.ts'
import { type Forger, forgerOf, lying, renamed, sha256 } from './forging.ts'

let house: KeepingHouse
let good: Buffer
let picture: string
let by: Forger
beforeAll(async () => {
  house = await keepingHouse()
  picture = await house.picture()
  await house.open('gala', { images: [{ of: { kind: 'ceremony' }, image: picture }] })
  good = await house.exported('gala')
  by = forgerOf(good)
})
afterAll(() => house.close())

const opening = () =>
  JSON.parse(by.records[0] ?? '') as { events: [{ showFile: { id: string; rundown: object[] } }] }
const linkedTo = (record: string, seq: number) => writeRecord(commitOf(seq), sha256(Buffer.from(record)))
const webp = () => `images/${picture}.webp`
const stored = (name: string, bytes: Uint8Array) => zipSync({ [name]: bytes }, { level: 0 })

const ZEROS = new Uint8Array(40_000_000)
const START = '0'.repeat(64)
const NOT_OURS = 'is no picture of an Envelope'

const ZIPS: [string, () => Uint8Array, string | RegExp][] = [
  ['nothing at all', () => new Uint8Array(), 'it is no zip file'],
  ['a table', () => Buffer.from('Category;Entrant\nHousing;Zoë\n'), 'it is no zip file'],
  ['an export cut short', () => good.subarray(0, good.length / 2), 'it was cut short'],
  ['another zip', () => zipSync({ 'readme.txt': new Uint8Array(3) }), '“readme.txt”, which is no part'],
  ['an empty zip', () => zipSync({}), 'no export of an Envelope show'],
  ['a bomb as the log', () => by.put('log.jsonl', ZEROS), /“log.jsonl” would unpack from \d+ KB to 38 MB/],
  ['a bomb as the list', () => by.put('manifest.json', ZEROS), 'a trap, not a show'],
  ['a bomb as a picture', () => by.put(webp(), ZEROS), 'a trap, not a show'],
  ['a bomb that lies', () => lying(by.forge('log.jsonl', ZEROS), 100), 'the checksum is another'],
  ['a picture of 30 MB', () => stored(webp(), ZEROS.subarray(0, 30_000_000)), 'it may have 20 MB'],
  [
    'more files than a show has',
    () => {
      const names = Array.from({ length: 6002 }, (_, i) => `images/${String(i).padStart(22, 'a')}.webp`)
      return zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array()])))
    },
    'too many files',
  ],
  ['a way out', () => by.put('../../etc/cron.d/x', 'x'), '“../../etc/cron.d/x” leads out of the file'],
  ['a way out on Windows', () => by.put('images\\..\\..\\x.webp', 'x'), 'leads out of the file'],
  ['an absolute name', () => by.put('/tmp/x', 'x'), 'leads out of the file'],
  ['a name that turns the line around', () => by.put('\u202egnp.x', 'x'), '“?gnp.x”, which is no part'],
  ['a member nobody listed', () => by.put('seal-key.json', '{}'), 'which its list does not name'],
  ['a member twice', () => renamed(by.put('log.jsonm', 'x'), 'log.jsonm', 'log.jsonl'), 'twice'],
  ['a member missing', () => by.without(webp()), 'is missing'],
]

const LISTS: typeof ZIPS = [
  ['no list', () => by.without('manifest.json'), 'no export of an Envelope show'],
  ['a list that is no JSON', () => by.put('manifest.json', '{'), '“manifest.json” cannot be read'],
  ['a list of another kind', () => by.listed({ kind: 'other' }), 'no export of an Envelope show'],
  ['a newer Envelope’s list', () => by.listed({ format: 2 }), 'written by a newer Envelope'],
  [
    'a newer Envelope’s records',
    () => by.listed({ recordFormat: FORMAT + 1 }),
    'written by a newer Envelope',
  ],
  ['a list with a field of its own', () => by.listed({ run: 'me' }), 'not known: "run"'],
  ['the list of another show', () => by.listed({ show: 'other' }), 'its log is that of “gala”'],
]

const LOGS: typeof ZIPS = [
  [
    'a changed letter',
    () => by.put('log.jsonl', `${by.records[0]?.replace('Sample', 'Simple')}\n`),
    'checksum',
  ],
  [
    'a changed letter, forged well',
    () => by.withLog([by.records[0] ?? '', linkedTo('something else', 2)]),
    'the chain through its log is broken: record 2',
  ],
  [
    'an end that was taken off',
    () => by.listed({ head: { seq: 2, hash: START } }),
    'its log ends at record 1',
  ],
  ['no last line end', () => by.forge('log.jsonl', by.records[0] ?? ''), 'cut short'],
  [
    'bytes that are no text',
    () => by.forge('log.jsonl', Buffer.from([0xff, 0xfe, 10])),
    'its log is no text',
  ],
  ['no record', () => by.withLog([]), 'its log'],
  [
    'a record that is no commit',
    () => by.withLog([`{"hello":1,"prev":"${START}"}`]),
    'its log cannot be read',
  ],
  [
    'a newer Envelope’s record in an older list',
    () => by.withLog([(by.records[0] ?? '').replace(`"format":${FORMAT}`, `"format":${FORMAT + 1}`)]),
    `format ${FORMAT + 1}`,
  ],
  ['no opening', () => by.withLog([writeRecord(commitOf(1), START)]), 'opens no show'],
  [
    'a show file with a mistake',
    () => {
      const first = opening()
      first.events[0].showFile.rundown.push({ kind: 'category', id: 'x', category: 'nowhere' })
      return by.withLog([JSON.stringify(first)])
    },
    'names a category "nowhere"',
  ],
]

const PICTURES: [string, () => Uint8Array | Promise<Uint8Array>, string][] = [
  ['a web page', () => by.forge(webp(), '<script>alert(1)</script>'), NOT_OURS],
  [
    'a page behind the pixels',
    async () => {
      const ours = (await house.stores.images.image(picture))?.webp ?? Buffer.alloc(0)
      return by.forge(webp(), Buffer.concat([ours, Buffer.from('<script>')]))
    },
    NOT_OURS,
  ],
  ['a JPEG', async () => by.forge(webp(), await plain(80, 50, 'red').flatten().jpeg().toBuffer()), NOT_OURS],
  [
    'words hidden in it',
    async () =>
      by.forge(
        webp(),
        await plain(80, 50, 'red')
          .withExif({ IFD0: { Copyright: 'me' } })
          .webp()
          .toBuffer(),
      ),
    NOT_OURS,
  ],
  ['another size', async () => by.forge(webp(), await plain(81, 50, 'red').webp().toBuffer()), NOT_OURS],
  ['a picture nobody tells of', () => by.forge('images.json', '[]'), 'list of pictures does not name'],
  ['a picture that is not there', () => by.forged((members) => delete members[webp()]), 'is missing'],
]

const refuses = async (make: () => Uint8Array | Promise<Uint8Array>, words: string | RegExp) => {
  const error: unknown = await checkBundle(await make()).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ name: 'BadBundle' })
  if (typeof words === 'string') expect(String(error)).toContain(words)
  else expect(String(error)).toMatch(words)
}

test.each(ZIPS)('as a zip: %s is refused', (_, make, words) => refuses(make, words))
test.each(LISTS)('by its list: %s is refused', (_, make, words) => refuses(make, words))
test.each(LOGS)('by its log: %s is refused', (_, make, words) => refuses(make, words))
test.each(PICTURES)('by a picture: %s is refused', (_, make, words) => refuses(make, words))

test('what is not hostile is not refused: the export as it is, packed anew, and with a wrapped key', async () => {
  const same = () => undefined
  for (const file of [good, by.changed(same), by.forged(same), by.forge('seal-key.json', '{}')]) {
    const { checked, rows, image } = await checkBundle(file)
    expect(checked).toMatchObject({ show: 'gala', commits: 1, images: [picture] })
    expect(rows(0, 10).map(({ record }) => record)).toEqual(by.records)
    expect(image(picture)).toEqual(await house.stores.images.image(picture))
  }
})

test('[E1] no sentence of a refusal quotes what a log holds', async () => {
  const bad = by.withLog([JSON.stringify({ ...opening(), by: 'x'.repeat(200) })])
  const error: unknown = await checkBundle(bad).catch((reason: unknown) => reason)
  expect(String(error)).toContain('its log cannot be read')
  expect(String(error)).not.toMatch(/Council|xxxx/)
})

test('a refused file leaves no show, no log and no picture behind', async () => {
  const other = await keepingHouse()
  const bad = by.withLog([by.records[0] ?? '', linkedTo('something else', 2)])
  expect(await other.restore(bad)).toMatchObject({ ok: false, refusal: { code: 'bad-export' } })
  const left = async () => [other.world.shows.ids(), await other.stores.logs.shows()]
  expect([await left(), await other.stores.images.image(picture)]).toEqual([[[], []], null])
  // The twin: the same house takes the good one.
  expect(await other.restore(good)).toMatchObject({ ok: true, show: 'gala' })
  expect(await left()).toEqual([['gala'], ['gala']])
  expect(await other.stores.images.image(picture)).not.toBeNull()
  await other.close()
})

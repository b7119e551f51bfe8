/** Pictures in a zip: taken by their bytes and named by their last name; what is none, or a trap, is listed and why. */
import { expect, test } from 'vitest'
import { LARGEST_WHOLE, picturesIn } from '../../control/zip-pictures.ts'
import { blackPng, grainy, SVG } from '../helpers/pictures.ts'
import { bombOf, type PartMade, zip } from '../helpers/zips.ts'

const png = blackPng(3, 2)
const whole = (parts: readonly PartMade[]) => picturesIn(zip(parts))
const SYSTEM = 'A file of the system, no picture.'
const NONE = 'This is no picture Envelope reads: JPEG, PNG, WebP, AVIF, GIF or TIFF.'
const DAMAGED = 'It is damaged or was cut short; make it again.'

test('every kind is taken, by its bytes, whatever folder it is in', async () => {
  const jpeg = await grainy(30, 20).jpeg().toBuffer()
  const files: [string, Buffer, string][] = [
    ['logos/Ada.png', png, 'image/png'],
    ['Bob.jpg', jpeg, 'image/jpeg'],
    ['really a JPEG.png', jpeg, 'image/jpeg'],
    ['a/b/c.webp', await grainy(30, 20).webp().toBuffer(), 'image/webp'],
    ['d.gif', await grainy(30, 20).gif().toBuffer(), 'image/gif'],
    ['e.tiff', await grainy(30, 20).tiff().toBuffer(), 'image/tiff'],
    ['f.avif', await grainy(30, 20).avif({ effort: 0 }).toBuffer(), 'image/avif'],
    ['Zoe\u0308.png', png, 'image/png'],
  ]
  const found = await whole([
    { name: 'logos/', bytes: '' },
    ...files.map(([name, bytes]) => ({ name, bytes })),
  ])
  expect(found.sentence).toBeNull()
  expect(found.leftOut).toEqual([])
  expect(found.pictures.map(({ name, type }) => [name, type])).toEqual(
    files.map(([name, , type]) => [name.split('/').at(-1)?.normalize('NFC'), type]),
  )
  for (const [at, [, bytes]] of files.entries())
    expect(bytes.equals(found.pictures[at]?.bytes ?? png.subarray(1))).toBe(true)
  const stored = await whole([{ name: 'a.png', bytes: png, stored: true }])
  expect(stored.pictures).toHaveLength(1)
})

test('no path leads out of the zip, and no name hides anything', async () => {
  const found = await whole([
    { name: '../../../etc/cron.d/ada.png', bytes: png },
    { name: '..\\..\\Windows\\bob.png', bytes: png },
    { name: '/root/\u202Egnp.c\u0007.png', bytes: png },
    { name: 'C:\\d.png', bytes: png },
  ])
  expect(found.pictures.map(({ name }) => name)).toEqual(['ada.png', 'bob.png', 'gnp.c.png', 'd.png'])
  const old = await whole([{ name: 'Zo?.png', bytes: png, said: {} }])
  expect(old.pictures).toHaveLength(1)
  // Names as old DOS wrote them.
  const made = zip([{ name: 'Zoe.png', bytes: png }])
  for (let at = made.indexOf('Zoe.png'); at >= 0; at = made.indexOf('Zoe.png', at + 1)) made[at + 2] = 0x89
  expect((await picturesIn(made)).pictures[0]?.name).toBe('Zoë.png')
})

test('what is left out is listed, each with a sentence', async () => {
  const found = await whole([
    { name: 'ada.png', bytes: png },
    { name: '__MACOSX/._ada.png', bytes: png },
    { name: '.DS_Store', bytes: 'x' },
    { name: 'more.zip', bytes: zip([{ name: 'x.png', bytes: png }]) },
    { name: 'more.png', bytes: zip([{ name: 'x.png', bytes: png }]) },
    { name: 'drawing.svg', bytes: SVG },
    { name: 'drawing.png', bytes: SVG },
    { name: 'page.png', bytes: '<!doctype html><script>1</script>' },
    { name: 'notes.txt', bytes: 'x' },
    { name: 'empty.png', bytes: '' },
    { name: 'other/ADA.png', bytes: png },
    { name: 'photo.heic', bytes: '\0\0\0\x18ftypheic\0\0\0\0mif1heic' },
    { name: '..', bytes: png },
  ])
  expect(found.pictures.map(({ name }) => name)).toEqual(['ada.png'])
  expect(Object.fromEntries(found.leftOut.map(({ name, sentence }) => [name, sentence]))).toEqual({
    '__MACOSX/._ada.png': SYSTEM,
    '.DS_Store': SYSTEM,
    '..': SYSTEM,
    'more.zip': 'A zip inside the zip; unpack it first.',
    'more.png': 'A zip inside the zip; unpack it first.',
    'drawing.svg': 'Drawings (SVG) are not taken; export it as PNG, large.',
    'drawing.png': 'Drawings (SVG) are not taken; export it as PNG, large.',
    'page.png': NONE,
    'notes.txt': NONE,
    'empty.png': NONE,
    'other/ADA.png': 'Another picture of this name is in the zip; the first was taken.',
    'photo.heic': 'It is a HEIC photo; export it as a JPEG.',
  })
})

test('bombs, lies and too many are refused, and the pictures beside them are taken', async () => {
  const lying = (said: PartMade['said']): PartMade => ({
    name: 'b.png',
    bytes: png,
    ...(said ? { said } : {}),
  })
  const beside = async (part: PartMade) => {
    const { pictures, leftOut } = await whole([{ name: 'a.png', bytes: png }, part])
    expect(pictures.map(({ name }) => name)).toEqual(['a.png'])
    return leftOut.map(({ sentence }) => sentence)
  }
  const bomb = bombOf('\0', 19, png.toString('latin1'))
  expect(await beside({ name: 'b.png', ...bombOf('\0', 300) })).toEqual([
    'It has more than 20 MB; make it smaller first.',
  ])
  expect(await beside({ name: 'b.png', ...bomb, said: { size: 1000 } })).toHaveLength(1)
  expect(await beside({ name: 'b.png', ...bombOf('\0', 19) })).toEqual([NONE])
  expect(await beside(lying({ checksum: 1 }))).toEqual([DAMAGED])
  expect(await beside(lying({ size: 10 }))).toEqual([DAMAGED])
  expect(await beside(lying({ size: 1000 }))).toEqual([DAMAGED])
  expect(await beside(lying({ method: 99 }))).toEqual([
    'It is packed in a way that is not read; make the zip again.',
  ])
  expect(await beside(lying({ flags: 0x801 }))).toEqual([
    'It is protected by a password; make the zip without one.',
  ])
  const many = await whole(Array.from({ length: 502 }, (_, n) => ({ name: `${n}.png`, bytes: png })))
  expect(many.pictures).toHaveLength(500)
  expect(many.leftOut.map(({ name }) => name)).toEqual(['500.png', '501.png'])
})

test('all together may have 400 MB', async () => {
  expect(LARGEST_WHOLE).toBe(400 * 1024 * 1024)
  const one = 1024 * 1024
  const bytes = Buffer.concat([png, Buffer.alloc(one - png.length)])
  const parts = Array.from({ length: 25 }, (_, n): PartMade => ({ name: `${n}.png`, bytes, stored: true }))
  const { pictures, leftOut } = await picturesIn(zip(parts), 20 * one)
  expect(pictures).toHaveLength(20)
  expect(leftOut).toHaveLength(5)
  expect(new Set(leftOut.map(({ sentence }) => sentence))).toEqual(
    new Set(['All pictures together have more than 400 MB; put it into another zip.']),
  )
})

test('what is no zip, or no longer one, says so', { tags: ['whole'] }, async () => {
  const made = zip([{ name: 'a.png', bytes: png }])
  const sentence = async (bytes: Uint8Array) => (await picturesIn(bytes)).sentence
  expect(await sentence(made)).toBeNull()
  expect(await sentence(Buffer.alloc(0))).toBe('This is no zip.')
  expect(await sentence(png)).toBe('This is no zip.')
  expect(await sentence(Buffer.concat([png, made]))).toBe('This is no zip.')
  expect(await sentence(made.subarray(0, made.length - 5))).toBe(DAMAGED)
  expect(await sentence(zip([{ name: 'a.png', bytes: png, said: { place: 4 } }]))).toBe(DAMAGED)
  expect(await sentence(zip(Array.from({ length: 10_001 }, () => ({ name: 'a', bytes: '' }))))).toBe(
    'It has more than 10000 files.',
  )
})

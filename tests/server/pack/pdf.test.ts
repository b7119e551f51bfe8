/** The PDF of the pack: every page where its table says it is, and found by its name in any script. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { pdfOf } from '../../../server/pack/pdf.ts'

test('every object stands where the table says, every page has its picture, and the names are readable', async () => {
  const jpeg = await sharp({ create: { width: 64, height: 36, channels: 3, background: '#123' } })
    .jpeg()
    .toBuffer()
  const labels = ['Housing — Winner', 'جائزة', '賞 (a) \\']
  const pdf = pdfOf(
    'Gala',
    labels.map((label) => ({ label, jpeg, width: 64, height: 36 })),
  )
  const text = pdf.toString('latin1')
  const start = Number(/startxref\n(\d+)\n/.exec(text)?.[1])
  const table = text.slice(start).split('\n')
  expect(table[0]).toBe('xref')
  const count = Number(table[1]?.split(' ')[1])
  const places = table.slice(3, 2 + count).map((line) => Number(line.slice(0, 10)))
  expect(places).toHaveLength(count - 1)
  for (const [at, place] of places.entries())
    expect(text.slice(place, place + 12)).toContain(`${at + 1} 0 obj`)
  expect(text).toContain('/Count 3')
  const found = [...text.matchAll(/\/Title <feff([0-9a-f]*)>/g)].map(([, hex = '']) =>
    Buffer.from(hex, 'hex').swap16().toString('utf16le'),
  )
  expect(found).toEqual([...labels, 'Gala'])
  const lengths = [...text.matchAll(/\/DCTDecode[^>]*\/Length (\d+)>>\nstream\n/g)]
  expect(lengths).toHaveLength(3)
  for (const one of lengths) {
    const from = (one.index ?? 0) + one[0].length
    expect(pdf.subarray(from, from + Number(one[1])).equals(jpeg)).toBe(true)
  }
})

/** Whose picture a file is, by its name: found only where nothing else could be meant. */
import { expect, test } from 'vitest'
import { deskView } from '#shared/desk-view'
import { thingOfFile } from '../../control/picture-match.ts'
import { thingLabelled, thingsMatching, thingsOf } from '../../control/picture-things.ts'
import { fileProblem } from '../../control/picture-upload.ts'
import { createTestShow, sampleShowFile } from './test-show.ts'

const IMAGE = 'a'.repeat(22)

function things(
  change: (file: ReturnType<typeof sampleShowFile>) => ReturnType<typeof sampleShowFile> = (f) => f,
) {
  const show = createTestShow()
  show.open(change(sampleShowFile()), [])
  const view = deskView(show.state(), 'producer')
  if (!view) throw new Error('no view')
  return thingsOf(view.plan.show)
}

test('every thing has a label of its own, and is found by it', () => {
  const all = things()
  expect(all.length).toBeGreaterThan(250)
  expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
  for (const thing of all) expect(thingLabelled(all, ` ${thing.label} `)).toBe(thing)
  expect(thingLabelled(all, 'Entrant: Nobody')).toBeNull()
})

test('two entries that read alike are told apart by a number', () => {
  const all = things((file) => {
    const [first, ...others] = file.categories
    const twin = first?.entries[0]
    if (!first || !twin) throw new Error('no entry')
    return {
      ...file,
      categories: [{ ...first, entries: [...first.entries, { ...twin, id: 'twin' }] }, ...others],
    }
  })
  const twins = all.filter(({ label }) => label.startsWith('Entry: Council of the Year: Great Yarmouth BC'))
  expect(twins.map(({ label }) => label.endsWith(' (2)'))).toEqual([false, true])
})

test('a file finds its owner whatever the case, the blanks and the ending', () => {
  const all = things()
  const found = (name: string) => thingOfFile(all, name)?.of ?? null
  const manchester = { kind: 'entrant', name: 'Manchester City Council' }
  for (const name of [
    'Manchester City Council.png',
    'manchester-city-council.JPG',
    'MANCHESTER_CITY_COUNCIL-logo.webp',
  ])
    expect(found(name)).toEqual(manchester)
  expect(found('LGC Awards 2022.png')).toEqual({ kind: 'ceremony' })
  expect(found('council-of-the-year-manchester-city-council.png')).toEqual({
    kind: 'entry',
    category: 'council-of-the-year',
    entry: 'manchester-city-council',
  })
  expect(found('IMG_4711.jpg')).toBeNull()
})

test('a name that two things have is nobody’s: somebody must choose', () => {
  const all = things((file) => ({
    ...file,
    ceremony: { ...file.ceremony, presentedBy: 'Manchester City Council' },
  }))
  expect(thingOfFile(all, 'Manchester City Council.png')).toBeNull()
})

test('names beyond Latin letters are told apart', () => {
  const all = things((file) => ({ ...file, ceremony: { ...file.ceremony, presentedBy: 'בנק לאומי' } }))
  expect(thingOfFile(all, 'בנק לאומי.png')?.of).toEqual({ kind: 'sponsor', name: 'בנק לאומי' })
  expect(thingOfFile(all, 'טבע.png')).toBeNull()
})

test('search finds by words of the name or the category; an entry borrows its entrant’s picture', () => {
  const of = { kind: 'entrant' as const, name: 'Manchester City Council' }
  const all = things((file) => ({ ...file, images: [{ of, image: IMAGE }] }))
  const names = (wanted: string, pictured: 'all' | 'with' | 'without') =>
    thingsMatching(all, wanted, pictured).map(({ group, name }) => `${group}: ${name}`)
  expect(names('', 'with')).toEqual(['Entrants: Manchester City Council'])
  expect(names('manchester council of year', 'all')).toEqual(['Entries: Manchester City Council'])
  expect(names('manchester', 'without')).not.toContain('Entrants: Manchester City Council')
  const entry = all.find((thing) => thing.files.includes('council-of-the-year-manchester-city-council'))
  expect(entry).toMatchObject({ image: null, borrowed: IMAGE })
})

test('what the house would not take is said before it is sent', () => {
  const file = (name: string, type: string, size = 10) => new File([new Uint8Array(size)], name, { type })
  expect(fileProblem(file('a.png', 'image/png'))).toBeNull()
  expect(fileProblem(file('a.TIF', ''))).toBeNull()
  expect(fileProblem(file('a.svg', 'image/svg+xml'))).toContain('PNG')
  expect(fileProblem(file('a.pdf', 'application/pdf'))).toContain('JPEG')
  expect(fileProblem(file('a.png', 'image/png', 21 * 1024 * 1024))).toContain('20 MB')
})

test('the organisers’ own file names come first; one for several entries of one entrant is the entrant’s', () => {
  const all = things((file) => ({
    ...file,
    categories: file.categories.map((category, c) => ({
      ...category,
      entries: category.entries.map((entry, e) => ({
        ...entry,
        ...(c === 0 && e === 0 ? { picture: 'uploads/Manchester City Council.PNG' } : {}),
        ...(entry.entrant === 'Manchester City Council' ? { picture: 'mcc_crest.jpg' } : {}),
        ...(c === 1 && e < 2 ? { picture: 'two of them.jpg' } : {}),
      })),
    })),
  }))
  const found = (name: string) => thingOfFile(all, name)?.of ?? null
  expect(found('Manchester City Council.png')).toMatchObject({
    kind: 'entry',
    category: 'council-of-the-year',
  })
  expect(found('MCC_Crest.webp')).toEqual({ kind: 'entrant', name: 'Manchester City Council' })
  expect(found('two of them.jpg')).toBeNull()
})

test('a little around a name is no other name, unless somebody has that name too', () => {
  const all = things()
  const manchester = { kind: 'entrant', name: 'Manchester City Council' }
  for (const name of [
    'Manchester City Council_logo_final (2).png',
    'logo-manchester-city-council-RGB.png',
    'photos/manchester city council-v3.jpg',
  ])
    expect(thingOfFile(all, name)?.of).toEqual(manchester)
  expect(thingOfFile(all, 'LGC Awards 2022.png')?.of).toEqual({ kind: 'ceremony' })
  expect(thingOfFile(all, 'background.jpg')?.of).toEqual({ kind: 'background' })
  expect(thingOfFile(all, 'final-2.png')).toBeNull()
})

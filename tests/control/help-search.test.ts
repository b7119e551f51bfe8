import { expect, test } from 'vitest'
import { type Page, placeFor, search } from '../../control/help/places.ts'

const page = (id: string, title: string, words: string): Page => ({ id, book: 'wrong', title, words })
const PAGES = [
  page('dead-screen', 'One screen is dead or wrong', 'Look at its cable. The editor goes on.'),
  page(
    'wrong-winner',
    'The wrong winner is on screen',
    'Hold R until the bar is full, whoever the winner is.',
  ),
  page('no-internet', 'No internet', 'The café’s Wi-Fi is no room. Screens keep their picture.'),
]
const found = (typed: string) => search(PAGES, typed).map(({ page: { id } }) => id)

test('every word has to be there, at its beginning; a title counts more than the text', () => {
  expect(found('winner')).toEqual(['wrong-winner'])
  expect(found('screen wrong')).toEqual(['dead-screen', 'wrong-winner'])
  expect(found('screen')).toEqual(['dead-screen', 'wrong-winner', 'no-internet'])
  expect(found('inner')).toEqual([])
  expect(found('winner internet')).toEqual([])
  expect(found('  ')).toEqual([])
})

test('in German a long word is found inside of another, and shown as it stands', () => {
  const pages = [
    page('take', 'Fahren', 'C zeigt die Haltefolie.'),
    page('edits', 'Eine Folie ändern', 'Am Pult.'),
  ]
  const inGerman = (typed: string) => search(pages, typed, 'de').map(({ page: { id } }) => id)
  expect(inGerman('folie')).toEqual(['edits', 'take'])
  expect(inGerman('andern')).toEqual(['edits'])
  expect(inGerman('lie')).toEqual([])
  expect(search(pages, 'folie').map(({ page: { id } }) => id)).toEqual(['edits'])
  expect(search(pages, 'haltefolie', 'de')[0]).toMatchObject({ before: 'C zeigt die ', match: 'Haltefolie' })
  expect(search(pages, 'folie', 'de')[1]).toMatchObject({ before: 'C zeigt die Halte', match: 'folie' })
})

test('case and accents make no difference, and what was found is shown as it stands', () => {
  const [hit] = search(PAGES, 'CAFE')
  expect(hit).toMatchObject({ before: 'The ', match: 'café' })
  expect(`${hit?.before}${hit?.match}${hit?.after}`).toContain('The café’s Wi-Fi')
})

test('an address that leads nowhere is the beginning', () => {
  expect(placeFor(PAGES, 'no-internet')?.title).toBe('No internet')
  expect(placeFor(PAGES, 'gone')).toBeNull()
  expect(placeFor(PAGES, '')).toBeNull()
})

import { expect, it } from 'vitest'
import { rangesOf, scriptsWithoutFont } from '../../display/preflight/letters.ts'
import { nameOf, readSize } from '../../display/preflight/sizes.ts'

const latin = (family: string) => ({ family, unicodeRange: 'U+0-FF, U+2000-206F, U+20AC' })
const faces = [latin('Serif'), latin('Sans'), { family: 'Serif', unicodeRange: 'U+0370-03FF' }]

it('reads the ranges of a face as its style sheet writes them', () => {
  expect(rangesOf('U+0-FF, U+131, U+4??')).toEqual([
    [0, 0xff],
    [0x131, 0x131],
    [0x400, 0x4ff],
  ])
})

it('names the scripts that some family has no letters of, each once', () => {
  expect(scriptsWithoutFont(faces)('“Plain” words – for €5')).toEqual([])
  expect(scriptsWithoutFont(faces)('بيت דף 家 ファ 한')).toEqual([
    'Arabic',
    'Hebrew',
    'Han',
    'Katakana',
    'Hangul',
  ])
  expect(scriptsWithoutFont(faces)('one family has it: Αθήνα')).toEqual(['Greek'])
  expect(scriptsWithoutFont([...faces, { family: 'Sans', unicodeRange: 'U+370-3FF' }])('Αθήνα')).toEqual([])
  expect(scriptsWithoutFont(faces)('🏡 and 👩‍👩‍👧 and 🇬🇧')).toEqual(['emoji'])
  expect(scriptsWithoutFont(faces)('∮')).toEqual(['signs'])
  const scripts = { family: 'Stage Scripts', unicodeRange: 'U+0600-06FF' }
  expect(scriptsWithoutFont([...faces, scripts])('بيت דף a')).toEqual(['Hebrew'])
})

it('spaces, joiners and marks that nobody sees need no font', () => {
  expect(scriptsWithoutFont(faces)('a\u00adb\u200dc\ufe0f\u3000d\n')).toEqual([])
})

it('reads the size of a screen, and nothing else', () => {
  const read = (text: string) => {
    const size = readSize(text)
    return size && nameOf(size)
  }
  for (const text of ['2880×720', ' 2880 x 720 ', '2880X720', '2880*720']) expect(read(text)).toBe('2880×720')
  for (const text of ['', '2880', '2880×', '1×1', '99999×720', '2880×720×3', 'wide', '2880.5×720'])
    expect(read(text)).toBeNull()
})

/** The German handbook is the English one, task by task: the same addresses, keys, links and commands, and for each label and sentence of the desk its German. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BOOKS } from '../../control/help/books.ts'
import { bookOf, handbook, keySheet } from '../../control/help/handbook.ts'
import { ENGLISH_BOOK, GERMAN_BOOK } from '../../control/help/tongues.ts'
import { HELP_WORDS } from '../../control/help/words.ts'
import { KEYS, SIDE_KEYS } from '../../control/keymap.ts'
import { de, heard } from '../../control/language/de/de.ts'
import { PACK_KEYS } from '../../display/pack/keys.ts'

const HELP = join(import.meta.dirname, '../../control/help')
const read = (file: string) => readFileSync(join(HELP, file), 'utf8')
const english = BOOKS.map((name) => read(`books/${name}.md`))
const german = BOOKS.map((name) => read(`books/de/${name}.md`))

/** What the desk says, and how it says it in German. */
const SAID = Object.entries({ ...heard, ...de }).map(
  ([key, told]) => [key.replace(/\|[^|]*$/, ''), told] as const,
)
const caps: Readonly<Record<string, string>> = de

/** The pages of an emergency pack speak English to everybody. */
const OF_THE_PACK = ['Open the envelopes', 'Show the stage', 'Begin anywhere:']

const isItsLabel = (label: string, told: string): boolean =>
  (OF_THE_PACK.includes(label) && told === label) ||
  SAID.some(([key, value]) => key === label && value === told)

/** As it stands, without what a name was left out for, and with a level where the sentence has its place. */
const forms = (words: string, level: string) => [
  words,
  words.replace(/^… /, ''),
  words.replace(level, '{level}'),
]
const isItsSentence = (words: string, told: string): boolean =>
  (OF_THE_PACK.includes(words) && told === words) ||
  forms(words, 'Winner').some((said, at) =>
    SAID.some(([key, value]) => key.includes(said) && value.includes(forms(told, 'Gewinner')[at] ?? '')),
  )

interface Task {
  readonly id: string
  readonly text: string
}

const HEADING = /^#{1,2} .*\{#([a-z0-9-]+)\}$/
const tasksOf = (book: string): Task[] =>
  book
    .split(/^(?=#{1,2} .*\{#)/m)
    .map((text) => ({ id: HEADING.exec(text.split('\n')[0] ?? '')?.[1] ?? '', text }))
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? '')),
]

/** What is the same in every language. */
const bones = (text: string) => ({
  links: all(text, /\]\(([^)]+)\)/g).toSorted(),
  code: all(text, /(```[\s\S]*?```|`[^`]+`)/g),
  lines: text.split('\n').map((line) => /^(?:#+ |\d+\. |- |> |\|)?/.exec(line)?.[0] ?? ''),
})

/** Each of the one has its match among those of the other, and the other way round. */
function unmatched(
  ours: readonly string[],
  theirs: readonly string[],
  fits: (our: string, their: string) => boolean,
): string[] {
  return [
    ...ours.filter((our) => !theirs.some((their) => fits(our, their))),
    ...theirs.filter((their) => !ours.some((our) => fits(our, their))),
  ]
}

/** Where a German book is not the English one, in words. */
function differences(book: string, translated: string): string[] {
  const [tasks, others] = [tasksOf(book), tasksOf(translated)]
  if (tasks.map(({ id }) => id).join() !== others.map(({ id }) => id).join())
    return [`tasks: ${others.map(({ id }) => id).join()}`]
  return tasks.flatMap(({ id, text }, at) => {
    const other = others[at]?.text ?? ''
    const wrong = [
      ...unmatched(all(text, /\*\*([^*]+)\*\*/g), all(other, /\*\*([^*]+)\*\*/g), isItsLabel),
      ...unmatched(all(text, /“([^”]+)”/g), all(other, /„([^“]+)“/g), isItsSentence),
      ...unmatched(
        all(text, /<kbd>([^<]+)<\/kbd>/g),
        all(other, /<kbd>([^<]+)<\/kbd>/g),
        (cap, told) => (caps[cap] ?? cap) === told,
      ),
      ...all(other, /(”)/g),
    ]
    if (JSON.stringify(bones(text)) !== JSON.stringify(bones(other))) wrong.push('links, code or lists')
    return wrong.map((what) => `${id}: ${what}`)
  })
}

test.each(BOOKS.map((name, at) => [name, at] as const))(
  'the German %s says what the English one says',
  (_, at) => {
    expect(differences(english[at] ?? '', german[at] ?? '')).toEqual([])
  },
)

test.each([
  ['a task left out', /^## Schwarz, und das Bild zurück[\s\S]*?(?=^## )/m, ''],
  ['another address', '{#lift}', '{#lifted}'],
  ['a label of another button', '**Schwarz aufheben**', '**Schwarz**'],
  ['a label in English', '**Schwarz aufheben**', '**Lift blackout**'],
  ['a sentence as nobody says it', 'Zu früh nach dem letzten Druck', 'Zu schnell gedrückt'],
  ['a key by its English name', '<kbd>Strg+L</kbd>', '<kbd>Ctrl+L</kbd>'],
  ['another key', '<kbd>X</kbd> macht', '<kbd>C</kbd> macht'],
  ['a link that leads elsewhere', '(#editor)', '(#write)'],
  ['a step that is gone', /^2\. Sie wird rot.*\n/m, ''],
  ['English quotation marks', 'drücken.“', 'drücken.”'],
])('%s is found', (_, from, to) => {
  const at = BOOKS.indexOf('running')
  const book = german[at] ?? ''
  const changed = book.replace(from, to)
  expect(changed).not.toBe(book)
  expect(differences(english[at] ?? '', changed)).not.toEqual([])
})

test('the German sheet has every key by its German name, and says of each what the desk says', () => {
  const sheet = keySheet(PACK_KEYS, GERMAN_BOOK)
  const printed = all(sheet, /<kbd>([^<]+)<\/kbd>/g)
  const named = [...KEYS, ...SIDE_KEYS, ...PACK_KEYS].flatMap((key) =>
    key.caps.map((cap) => caps[cap] ?? cap),
  )
  expect(printed.toSorted()).toEqual([...new Set(named)].toSorted())
  expect(sheet).toContain('<span class="hold">Halten:</span> <kbd>T</kbd></dt><dd>Von dem Pult übernehmen')
  const held = KEYS.filter((key) => key.held)
  for (const { says } of held) expect(caps[says]).toMatch(HELP_WORDS.de.heldSays)
  expect(() => keySheet([{ caps: ['Q'], says: 'What nobody has said' }], GERMAN_BOOK)).toThrow(/What nobody/)
})

test('each page is whole in its language, and leads to the other', () => {
  const draw = (books: readonly string[], tongue: typeof GERMAN_BOOK) =>
    handbook(read('index.html'), books.map(bookOf), PACK_KEYS, tongue)
  const [inEnglish, inGerman] = [draw(english, ENGLISH_BOOK), draw(german, GERMAN_BOOK)]
  for (const page of [inEnglish, inGerman]) expect(page).not.toMatch(/[{}]|aria-label=""|<!--/)
  expect(inEnglish).toContain('<html lang="en">')
  expect(inGerman).toContain('<html lang="de">')
  expect(inEnglish).toContain('href="/help/de" lang="de" hreflang="de">Deutsch</a>')
  expect(inGerman).toContain('href="/help/en" lang="en" hreflang="en">English</a>')
  expect([de.Help, de['Control panel']]).toEqual([HELP_WORDS.de.help, HELP_WORDS.de.desk])
})

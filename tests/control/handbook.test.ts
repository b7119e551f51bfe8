/** Whatever the handbook quotes is there: labels, sentences, addresses, variables, commands and keys. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BOOKS } from '../../control/help/books.ts'
import { bookOf, keySheet } from '../../control/help/handbook.ts'
import { ENGLISH_BOOK } from '../../control/help/tongues.ts'
import { helpTask, type Situation, TASKS } from '../../control/help-task.ts'
import { KEYS, SIDE_KEYS } from '../../control/keymap.ts'
import { MENU_PAGES, VIEWS } from '../../control/views.ts'
import { PACK_KEYS } from '../../display/pack/keys.ts'
import { VARIABLES } from '../../server/config.ts'
import { PUBLIC, ROOM } from '../server/roles-table.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const sourcesOf = (folder: string): string =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('help'))
    .map((file) => read(join(folder, file)))
    .join('\n')

/** What people see at a desk and in a pack, and what may be said to them. */
const LABELLED = ['control', 'display', 'shared'].map(sourcesOf).join('\n')
const SAID = `${LABELLED}\n${sourcesOf('server')}`

const markdown = BOOKS.map((name) => read(`control/help/books/${name}.md`)).join('\n')
const books = BOOKS.map((name) => bookOf(read(`control/help/books/${name}.md`)))
const ids = books.flatMap(({ id, articles }) => [id, ...articles.map((article) => article.id)])
const all = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, found]) => found ?? '')),
]

/** With a name in it that the code leaves open. */
const COMPOSED: Readonly<Record<string, string>> = {
  'Write in: Winner…': 'Write in: {}…',
  'Correct Winner, which has been revealed': 'Correct {}, which has been revealed',
  '… has no sealed result yet.': '{} has no sealed result yet.',
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** As a whole: between tags, in quotes, or before a key printed behind it. */
const isLabel = (label: string): boolean =>
  new RegExp(`[>'"\`}\\n]\\s*(?:← )?${literal(label)}\\s*(?:[<'"\`$|\\n]|\\$\\{)`).test(LABELLED)
const HEARD = SAID.replace(/\s+/g, ' ')
const isSaid = (words: string): boolean => {
  const [before = '', after] = (COMPOSED[words] ?? words).split('{}')
  return new RegExp(
    `${literal(before)}${after === undefined ? '' : `\\$?\\{[^{}]*\\}${literal(after)}`}`,
  ).test(HEARD)
}
const isServed = (path: string): boolean =>
  [...Object.keys(ROOM), ...Object.keys(PUBLIC), 'GET /ca.crt'].some((route) =>
    new RegExp(`^[A-Z]+ ${literal(route.split(' ')[1] ?? '').replace(/:[a-z]+/g, '[^/]+')}$`).test(
      `GET ${path}`,
    ),
  )

test('every label in bold is one of the desk, and every sentence in quotes is said somewhere', () => {
  const labels = all(markdown, /\*\*([^*]+)\*\*/g)
  expect(labels.length).toBeGreaterThan(60)
  expect(labels.filter((label) => !isLabel(label))).toEqual([])
  expect(all(markdown, /“([^”]+)”/g).filter((words) => !isSaid(words))).toEqual([])
  expect([isLabel('Add a scren'), isLabel('dd a screen'), isSaid('No link to the sever')]).toEqual([
    false,
    false,
    false,
  ])
})

test('every address, variable and command of the handbook is one of ours', () => {
  const code = all(markdown.replace(/```[\s\S]*?```/g, ''), /`([^`]+)`/g)
  const paths = [
    ...code.filter((text) => text.startsWith('/') && !text.startsWith('/etc') && !text.startsWith('/opt')),
    ...all(markdown, /\]\((\/[^)]+)\)/g),
  ]
  expect(paths.filter((path) => !isServed(path))).toEqual([])
  expect(isServed('/help/me')).toBe(false)
  const variables = all(markdown, /\b((?:ENVELOPE|ROOM|PUBLIC|REDIS)_[A-Z_]+)\b/g)
  expect(variables).toContain('ENVELOPE_TLS')
  expect(variables.filter((name) => !(name in VARIABLES))).toEqual([])
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
  expect(all(markdown, /npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([])
})

test('every link leads to a task, every address is used once, and every desk has its task', () => {
  expect(new Set(ids).size).toBe(ids.length)
  expect(all(markdown, /\]\(#([^)]+)\)/g).filter((id) => !ids.includes(id))).toEqual([])
  expect(TASKS.filter((id) => !ids.includes(id))).toEqual([])
})

test('the sheet has every key of the desk and of the pack, and no other; the books name no other either', () => {
  const caps = [...KEYS, ...SIDE_KEYS, ...PACK_KEYS].flatMap((key) => [...key.caps])
  const printed = all(keySheet(PACK_KEYS, ENGLISH_BOOK), /<kbd>([^<]+)<\/kbd>/g)
  expect(printed.toSorted()).toEqual([...new Set(caps)].toSorted())
  // Leaving a kiosk is the browser's own.
  const foreign = ['Alt', 'F4']
  expect(all(markdown, /<kbd>([^<]+)<\/kbd>/g).filter((cap) => ![...caps, ...foreign].includes(cap))).toEqual(
    [],
  )
})

/** In fields, lists, menus and tools keys go along and choose, as in every program. */
const USUAL = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Tab', 'Backspace', ',']

test('whatever key the code of the desk listens for stands in its tables', () => {
  const names: Readonly<Record<string, string>> = { Escape: 'Esc', ' ': 'Space' }
  const known = [...KEYS.flatMap(({ keys }) => keys), ...SIDE_KEYS.flatMap(({ caps }) => caps), ...USUAL]
  const heard = all(sourcesOf('control'), /\bkey\s*===\s*'([^']+)'/g)
  expect(heard).toContain('Enter')
  const unknown = heard.filter(
    (key) => ![key, key.toUpperCase(), names[key] ?? key].some((name) => known.includes(name)),
  )
  expect(unknown).toEqual([])
})

const AT_REST: Situation = {
  view: 'stage',
  asked: null,
  link: 'live',
  live: null,
  isApart: false,
  drives: true,
}

test('F1 opens the task of the page, and what is wrong before it', () => {
  for (const view of [...VIEWS.map(([name]) => name), ...MENU_PAGES])
    expect(ids).toContain(helpTask({ ...AT_REST, view }))
  const live = {
    next: null,
    armed: null,
    retracted: null,
    programme: { seq: 3, on: null, label: '', black: false, by: '' },
  }
  const at = (more: Partial<Situation>) => helpTask({ ...AT_REST, live, ...more })
  expect(at({})).toBe('take')
  expect(at({ live: { ...live, armed: { by: 'Ada', confirmedBy: null } } })).toBe('reveal')
  expect(at({ live: { ...live, retracted: 'Housing — Winner' } })).toBe('wrong-winner')
  expect(at({ live: { ...live, programme: { ...live.programme, black: true } } })).toBe('lift')
  expect(at({ drives: false })).toBe('two-desks')
  expect(at({ isApart: true })).toBe('dead-redis')
  expect(at({ view: 'screens' })).toBe('screens')
  expect(at({ view: 'screens', asked: 'result' })).toBe('seal')
  expect(at({ view: 'screens', link: 'lost' })).toBe('no-link')
})

/** What the core says is heard in German: by templates that stand in its code, each said whole in either language. And nothing of the desk's own English is left out of its table. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { asRun } from '#shared/as-run'
import { deskView } from '#shared/desk-view'
import { nameProblem } from '#shared/names'
import { REFUSALS, type RefusalCode, refusal } from '#shared/refusals'
import { heardLine } from '../../control/as-run-words.ts'
import { blog } from '../../control/language/de/blog.ts'
import { de, heard as german } from '../../control/language/de/de.ts'
import { fromTheCore } from '../../control/language/de/from-the-core.ts'
import { house } from '../../control/language/de/house.ts'
import { imports } from '../../control/language/de/imports.ts'
import { people } from '../../control/language/de/people.ts'
import { refusals } from '../../control/language/de/refusals.ts'
import { results } from '../../control/language/de/results.ts'
import { screens } from '../../control/language/de/screens.ts'
import { screensMore } from '../../control/language/de/screens-more.ts'
import { setup } from '../../control/language/de/setup.ts'
import { shows } from '../../control/language/de/shows.ts'
import { stage } from '../../control/language/de/stage.ts'
import { stageKeys } from '../../control/language/de/stage-keys.ts'
import { stageMore } from '../../control/language/de/stage-more.ts'
import { words } from '../../control/language/de/words.ts'
import { heard, understand } from '../../control/language/heard.ts'
import { heardLive, heardPlan } from '../../control/language/heard-view.ts'
import { ENGLISH, speak } from '../../control/language/say.ts'
import { playCeremony } from '../golden/ceremony.ts'
import { EPOCH, evening } from '../helpers/given.ts'
import { sampleShow } from '../helpers/show.ts'
import { filesOfControl, keysOfGerman, lookThrough } from '../setup/unsaid.mjs'

const ROOT = join(import.meta.dirname, '../..')

beforeEach(() => {
  understand(german)
  speak({ lang: 'de', locale: 'de-DE', table: de })
})
afterEach(() => {
  understand({})
  speak(ENGLISH)
})

const sourcesOf = (folder: string): string =>
  readdirSync(join(ROOT, folder), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8'))
    .join('\n')
const SOURCES = `${sourcesOf('shared')}\n${sourcesOf('server')}`
  .replaceAll("\\'", "'")
  .replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** Made by the core of two of its words: `${counted(commits)} kept`. */
const MADE_OF: Readonly<Record<string, readonly string[]>> = {
  '{n} commits kept': ['commits', 'kept'],
  '1 commit kept': ['1 commit', 'kept'],
}

/** What the core writes of a sentence: its words between what is filled in, without the signs around them. */
const partsOf = (english: string): readonly string[] =>
  MADE_OF[english] ??
  english
    .split(/\{\w+\}/)
    .map((part) => part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((part) => (part.match(/\p{L}/gu)?.length ?? 0) >= 3)

const missingIn = (sources: string): string[] =>
  Object.keys(fromTheCore).filter((english) => partsOf(english).some((part) => !sources.includes(part)))

const bracesOf = (sentence: string): string[] =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()

test('every sentence that is heard in German is said by the core in these words', () => {
  expect(missingIn(SOURCES)).toEqual([])
})

test('a sentence that the core says otherwise from now on is missed', () => {
  const otherwise = SOURCES.replaceAll('The room is still in rehearsal.', 'The room still rehearses.')
  expect(missingIn(otherwise)).toEqual(['The room is still in rehearsal.'])
})

test('German has the same words in braces as English', () => {
  const pairs = [
    ...Object.entries(de),
    ...Object.entries(fromTheCore),
    ...(Object.keys(REFUSALS) as RefusalCode[]).map((code) => [REFUSALS[code], refusals[code]] as const),
  ]
  expect(pairs.filter(([english, told]) => `${bracesOf(english)}` !== `${bracesOf(told)}`)).toEqual([])
  expect(pairs.filter(([, told]) => told.trim() === '')).toEqual([])
})

test('an English sentence has one German, wherever it stands', () => {
  const areas: Readonly<Record<string, string>>[] = [
    ...[words, stage, stageKeys, stageMore, results, screens, screensMore],
    ...[blog, setup, imports, people, shows, house],
  ]
  const all = areas.flatMap((area) => Object.entries(area))
  expect(new Set(all.map(([english]) => english))).toEqual(new Set(Object.keys(de)))
  const known: Readonly<Record<string, string>> = de
  expect(all.filter(([english, told]) => known[english] !== told)).toEqual([])
})

/** English of the panel that is none: hooks of tests, names of fields and of letters, a level's own name, an error nobody reads. */
const NO_WORDS: readonly (readonly [file: string, text: string])[] = [
  ['control/blog/given-files.ts', 'Files'],
  ['control/blog/picture-field.ts', 'alt'],
  ['control/blog/picture-field.ts', 'credit'],
  ['control/blog/post-actions.ts', 'reason'],
  ['control/blog/post-composer.ts', 'after'],
  ['control/import/import-target.ts', 'Highly Commended'],
  ['control/import/import-target.ts', 'Gold'],
  ['control/import/import-target.ts', 'Silver'],
  ['control/import/import-target.ts', 'Bronze'],
  ['control/keymap.ts', 'Key'],
  ['control/parts/add-screen-dialog.ts', 'way'],
  ['control/parts/add-screen-dialog.ts', '…/stage'],
  ['control/parts/choose-password.ts', 'username'],
  ['control/parts/desk-modal.ts', 'foot'],
  ['control/parts/fit-check.ts', 'The frame is not drawn yet'],
  ['control/parts/result-dialog.ts', 'mode'],
  ['control/parts/screens-page.ts', '…/stage'],
  ['control/parts/setup-fields.ts', 'layout'],
  ['control/parts/setup-fields.ts', 'background'],
  ['control/parts/show-delete-dialog.ts', 'name'],
  ['control/parts/show-duplicate-dialog.ts', 'name'],
  ['control/parts/show-duplicate-dialog.ts', 'date'],
  ['control/parts/show-duplicate-dialog.ts', 'entries'],
  ['control/parts/sign-in-form.ts', 'name'],
  ['control/parts/sign-in-form.ts', 'key'],
  ['control/setup/levels-part.ts', 'New level'],
  ['control/setup/look-part.ts', 'Source Serif'],
  ['control/setup/look-part.ts', 'Hanken Grotesk'],
  ['control/setup/look-part.ts', 'letters'],
]

/** The words of these lists are said by the panel. */
const LISTS = ['shared/import-fields.ts']

test('the panel says all its English, and the table holds nothing that nobody says', () => {
  const keys = keysOfGerman()
  const { said, unsaid } = lookThrough(filesOfControl(), keys)
  const inLists = lookThrough(LISTS, keys).said
  expect(Object.keys(de).filter((english) => !said.has(english) && !inLists.has(english))).toEqual([])
  const found = unsaid.map((line) => line.replace(/:\d+: /, ': '))
  expect([...new Set(found)].sort()).toEqual(NO_WORDS.map(([file, text]) => `${file}: ${text}`).sort())
})

test('a refusal is heard with what it is about, and what that is called by its show is left', () => {
  expect(heard(refusal('no-such-entry', { category: 'Opening', entry: 'End' }).sentence)).toBe(
    'Opening hat keine Einreichung namens End.',
  )
  expect(heard(refusal('frozen', { what: 'Housing', where: 'on screen' }).sentence)).toBe(
    'Housing ist jetzt auf dem Bildschirm. Geändert wird nur, wenn Sie es dort ausdrücklich wollen.',
  )
  const detail = 'awards.xlsx: it has more than 100 sheets.\nList, row 7, column "B": it is no number.'
  expect(heard(refusal('bad-file', { detail }).sentence)).toBe(
    'Diese Datei lässt sich nicht lesen: awards.xlsx: Sie hat mehr als 100 Blätter.\nList, row 7, column "B": it is no number.',
  )
  expect(heard(nameProblem('x'.repeat(61)) ?? '')).toBe('Ein Name hat höchstens 60 Zeichen.')
})

test('labels, and sentences within sentences', () => {
  expect(heard('Housing — Shortlist 2 of 2')).toBe('Housing — Shortlist 2 von 2')
  expect(heard('Reveal Housing — Winner')).toBe('Enthüllen: Housing — Winner')
  expect(
    heard('3 categories have no result and are not marked “on the night”: Housing, Climate and 3 more.'),
  ).toBe(
    '3 Kategorien haben kein Ergebnis und sind nicht als „am Abend“ gekennzeichnet: Housing, Climate und 3 weitere.',
  )
  expect(
    heard(
      'It was planned to begin 3 days ago, at 19:30 on 2026-11-20 (Europe/London). Is that the right date?',
    ),
  ).toBe('Der geplante Beginn liegt 3 Tage zurück: 2026-11-20, 19:30 Uhr (Europe/London). Stimmt das Datum?')
  expect(
    heard('The log is durable on the disk within 70 ms; that is slow. Is something else busy there?'),
  ).toBe(
    'Das Protokoll ist innerhalb von 70 ms auf der Platte gesichert; das ist langsam. Ist dort etwas anderes beschäftigt?',
  )
  expect(
    heard(
      'The backup folder /mnt/my stick is full, and 3 commits are not in it. The show goes on; the export goes on by itself once it can.',
    ),
  ).toBe(
    'Der Sicherungsordner /mnt/my stick ist voll, und 3 Einträge sind nicht darin. Die Show geht weiter; die Sicherung geht von selbst weiter, sobald sie kann.',
  )
})

test('a desk draws the steps of the evening in its language, and slides by the titles they were given', () => {
  const file = sampleShow()
  const night = evening(file)
  const view = deskView(night.take().state(), 'operator')
  if (!view) throw new Error('The show is open.')
  const plan = heardPlan(view.plan)
  expect(plan.cues.map(({ label }) => label)).toEqual(expect.arrayContaining(['Shortlist']))
  const slides = { ...plan, cues: plan.cues.map((cue) => ({ ...cue, kind: 'text' as const })) }
  expect(heardLive(view.live, plan).programme.label).toBe('Eröffnung')
  expect(heardLive(view.live, slides).programme.label).toBe('Opening')
})

test('what nobody translated stays as it was said, and without a table everything does', () => {
  expect(heard('The moon is full.')).toBe('The moon is full.')
  expect(heard('')).toBe('')
  understand({})
  expect(heard('The show has no category.')).toBe('The show has no category.')
})

test('an act of the log: its words in German, those of people as they are', () => {
  const line = { seq: 7, at: 0, group: 'stage' as const, showAt: null, screens: null, by: 'clock' }
  expect(
    heardLine({
      ...line,
      act: 'Revealed',
      what: 'Housing — Winner',
      detail: 'no award; reason: no award; Armed: Housing — Title',
    }),
  ).toMatchObject({
    act: 'Enthüllt',
    what: 'Housing — Winner',
    detail: 'kein Preis; Grund: no award; Scharf geschaltet: Housing — Titel',
    by: 'Uhr',
  })
  expect(
    heardLine({
      ...line,
      act: 'Entry edited',
      what: 'Housing — Wigan',
      detail: 'title: “a” became nothing; name: “Opening” became “End”',
    }).detail,
  ).toBe('Titel: statt „a“ jetzt nichts; Name: statt „Opening“ jetzt „End“')
  // What somebody wrote is no words of the core.
  expect(heardLine({ ...line, act: 'Post written', what: 'Opening', detail: '' }).what).toBe('Opening')
  expect(
    heardLine({ ...line, act: 'Draft kept', what: 'Housing — Winner, for Care, for all', detail: '' }).what,
  ).toBe('Housing — Winner, für Care, for all')
})

test('no act of a whole evening is left in English', () => {
  const english = asRun(EPOCH, playCeremony())
  expect(english.length).toBeGreaterThan(50)
  expect(english.filter((line) => heardLine(line).act === line.act)).toEqual([])
})

test('no template is taken for another', () => {
  const standIn = (name: string): string => (['n', 'of'].includes(name) ? '7' : `Qu${name}`)
  const filled = (sentence: string) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => standIn(name))
  const heardOtherwise = Object.entries(german).filter(
    ([english, told]) => heard(filled(english)) !== filled(told),
  )
  expect(heardOtherwise).toEqual([])
})

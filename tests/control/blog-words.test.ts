/** What the composer does to a text, without a browser: marks, commands, times in words, and what is still missing. */
import { expect, test } from 'vitest'
import type { PostDraft } from '#shared/post-drafts'
import type { Category } from '#shared/show-file'
import { instantOf, missingIn, NOTHING, wallClock } from '../../control/blog/composing.ts'
import { type Mark, marked } from '../../control/blog/marks.ts'
import { preparedOf, progressWords } from '../../control/blog/prepared.ts'
import { slashAt, slashesFor, stretchOf } from '../../control/blog/slash.ts'
import { dayAndTime, placeOf, untilWords } from '../../control/blog/when-words.ts'
import { aheadIn } from '../../control/zones.ts'

/** `|` stands for both ends of what is selected. */
function after(marks: string, mark: Mark): string {
  const from = marks.indexOf('|')
  const to = marks.lastIndexOf('|') === from ? from : marks.lastIndexOf('|') - 1
  const text = marks.replaceAll('|', '')
  const { from: a, to: b, by, select } = marked({ text, from, to }, mark)
  const made = text.slice(0, a) + by + text.slice(b)
  const [start, end] = select
  return `${made.slice(0, start)}|${made.slice(start, end)}|${made.slice(end)}`
}

test('a mark is put around the words that are selected, and taken away when it is pressed again', () => {
  expect(after('a |good| night', 'bold')).toBe('a **|good|** night')
  expect(after('a **|good|** night', 'bold')).toBe('a |good| night')
  expect(after('a |good |night', 'italic')).toBe('a _|good|_ night')
  expect(after('a |', 'bold')).toBe('a **||**')
})

test('a link asks for what is missing: its address, or its words', () => {
  expect(after('see |the list|', 'link')).toBe('see [the list](|https://|)')
  expect(after('see |https://example.org/a|', 'link')).toBe('see [||](https://example.org/a)')
  expect(after('see |', 'link')).toBe('see [||](https://)')
})

test('lists and quotes are put before every line that is touched', () => {
  expect(after('one\nt|wo\nthr|ee', 'list')).toBe('one\n|- two\n- three|')
  expect(after('|- two\n- three|', 'list')).toBe('|two\nthree|')
  expect(after('say|', 'quote')).toBe('> say||')
})

test('a command is one only at the start of a line, with nothing after it', () => {
  expect(slashAt('/ke', 3)).toEqual({ from: 0, to: 3, typed: 'ke' })
  expect(slashAt('words\n/PI', 9)).toEqual({ from: 6, to: 9, typed: 'pi' })
  for (const [text, caret] of [
    ['and/or', 6],
    ['/key event', 4],
    ['/9', 2],
    ['words /key', 10],
  ] as const)
    expect(slashAt(text, caret)).toBeNull()
  expect(slashesFor({ from: 0, to: 1, typed: '' }).map(({ name }) => name)).toEqual(['key', 'pin', 'correct'])
  expect(slashesFor({ from: 0, to: 3, typed: 'co' }).map(({ name }) => name)).toEqual(['correct'])
})

test('a command takes its line with it', () => {
  const without = (text: string, caret: number) => {
    const typed = slashAt(text, caret)
    if (!typed) throw new Error('No command')
    const { from, to } = stretchOf(text, typed)
    return text.slice(0, from) + text.slice(to)
  }
  expect(without('words\n/key', 10)).toBe('words')
  expect(without('/key\nwords', 4)).toBe('words')
  expect(without('one\n/key\ntwo', 8)).toBe('one\ntwo')
})

test('a time is that of the ceremony’s clocks, and said as somebody there would say it', () => {
  const kathmandu = aheadIn('Asia/Kathmandu')
  const at = instantOf('2026-11-20T21:30', kathmandu) ?? 0
  expect(new Date(at).toISOString()).toBe('2026-11-20T15:45:00.000Z')
  expect(wallClock(at, kathmandu)).toBe('2026-11-20T21:30')
  const zone = 'Asia/Kathmandu'
  expect(dayAndTime(at, at - 3_600_000, zone)).toBe('today at 21:30')
  expect(dayAndTime(at, at - 24 * 3_600_000, zone)).toBe('tomorrow at 21:30')
  expect(dayAndTime(at, at - 72 * 3_600_000, zone)).toBe('Friday 20 November at 21:30')
  expect(placeOf('America/New_York')).toBe('New York')
  expect([0, 30_000, 840_000, 8_040_000, 3 * 86_400_000].map(untilWords)).toEqual([
    'now',
    'in 30 s',
    'in 14 min',
    'in 2 h 14 min',
    'in 3 days',
  ])
  // Across the night the clocks change: the wall shows what was typed.
  const london = aheadIn('Europe/London')
  expect(wallClock(instantOf('2026-10-25T21:30', london) ?? 0, london)).toBe('2026-10-25T21:30')
  expect(instantOf('', london)).toBeNull()
})

test('what is missing is named, the first thing first; a whole post misses nothing', () => {
  const picture = { image: 'a'.repeat(22), width: 4, height: 3, alt: ' ', credit: '' }
  const whole = { ...NOTHING, text: 'Good evening' }
  const missing = (composing: Parameters<typeof missingIn>[0], at: number | null = null) =>
    missingIn(composing, at, 1000)?.field ?? null
  expect(missing(whole)).toBeNull()
  expect(missing({ ...whole, text: '  ' })).toBe('text')
  expect(missing({ ...whole, text: 'x'.repeat(4001) })).toBe('text')
  expect(missing({ ...whole, picture })).toBe('alt')
  expect(missing({ ...whole, picture: { ...picture, alt: 'The room' } })).toBeNull()
  expect(missing({ ...whole, when: '' })).toBe('when')
  expect(missing({ ...whole, when: 'then' }, 999)).toBe('when')
  expect(missing({ ...whole, when: 'then' }, 1001)).toBeNull()
  expect(missing({ ...whole, correction: '' })).toBe('correction')
})

test('the progress counts entries that have words, not words; whoever has withdrawn is asked for none', () => {
  const entry = (id: string, withdrawn = false) => ({ id, entrant: id, withdrawn })
  const category = {
    id: 'housing',
    entries: [entry('a'), entry('b'), entry('c', true)],
  } as unknown as Category
  const draft = (id: string, entry: string, level = 'winner') =>
    ({ id, when: { category: 'housing', level, entry } }) as PostDraft
  const of = (...drafts: PostDraft[]) => progressWords(preparedOf(drafts, category, 'winner'))
  expect(of()).toBe('0 of 2 written')
  expect(of(draft('1', 'a'), draft('2', 'a'))).toBe('1 of 2 written')
  expect(of(draft('1', 'a'), draft('2', 'b', 'commended'))).toBe('1 of 2 written')
  expect(of(draft('1', 'a'), draft('2', 'b'), draft('3', 'c'))).toBe('3 of 3 written')
})

/** Evenings drawn by chance: a show, its results, and an operator who presses what comes to mind. */
import type { Wish } from '#shared/commands'
import type { Decision } from '#shared/decide/decision'
import { nextDue } from '#shared/decide/publications'
import { cuesIn, nextTarget, opensFirst } from '#shared/rundown'
import type { ShowFile } from '#shared/show-file'
import type { ShowState } from '#shared/state'
import { type About, armNow, backNow, type Night, takeNow } from './evening.ts'
import type { Random } from './random.ts'
import { EDITS, type EditPress, editOf } from './random-edits.ts'
import {
  awarded,
  type CategoryResults,
  category,
  entries,
  type NamedLevel,
  sampleShow,
  THREE_LEVELS,
} from './show.ts'

/** One to four categories of zero to fourteen entries, one to three levels, any hold. */
export function randomShow(random: Random): ShowFile {
  const names = ['alpha', 'bravo', 'charlie', 'delta'].slice(0, random.between(1, 4))
  const categories = names.map((name) =>
    category(name, name, entries(name, random.pick([0, 1, 3, 6, 7, 14]))),
  )
  return sampleShow({
    levels: THREE_LEVELS.slice(0, random.between(1, 3)),
    categories,
    rundown: [
      { kind: 'opening', id: 'opening' },
      ...random.shuffled(categories).map(({ id }) => ({ kind: 'category' as const, id, category: id })),
      { kind: 'end', id: 'end' },
    ],
    settings: { publicHoldSeconds: random.pick([0, 5, 60]), guardMs: 0 },
  })
}

/** The levels of one category; each level draws from entries of its own, so that any two draws go together. */
export function randomLevels(random: Random, show: ShowFile, id: string): NamedLevel[] {
  const all = show.categories.find((c) => c.id === id)?.entries.map((entry) => entry.id) ?? []
  return show.levels.map(({ id: level }, i) => {
    const own = all.filter((_, at) => at % show.levels.length === i)
    const names = random.shuffled(own).slice(0, random.pick([0, 1, 1, 2]))
    const citation = random.pick([null, null, `Citation ${random.hex(random.between(1, 60))}`])
    if (random.next() < 0.8) return awarded(level, names, citation)
    const writeIn = {
      id: `write-in--${level}`,
      entrant: `Written in ${random.hex(random.between(1, 60))}`,
      title: random.pick([null, 'A life’s work']),
      person: random.pick([null, '山田 花子']),
      partners: [],
    }
    return { ...awarded(level, [...names, writeIn.id], citation), writeIns: [writeIn] }
  })
}

/** Results of some of the categories: the same ones for the same `which`, whatever they hold. */
export const randomResults = (random: Random, show: ShowFile, which: readonly string[]): CategoryResults[] =>
  which.map((id) => ({ category: id, levels: randomLevels(random, show, id) }))

/** A kind of thing an operator does, and a number that says which. */
export interface Press {
  readonly what:
    | 'take'
    | 'back'
    | 'clear'
    | 'black'
    | 'jump'
    | 'preview'
    | 'retract'
    | 'set'
    | 'correct'
    | 'post'
    | 'edit'
    | 'clock'
    | EditPress
  readonly which: number
}

export const PRESSES: Press['what'][] = [
  ...Array<'take'>(9).fill('take'),
  'back',
  'clear',
  'black',
  'jump',
  'preview',
  'retract',
  'set',
  'correct',
  'post',
  'edit',
  'clock',
  'clock',
  ...EDITS,
]

/** The big button: what opens an envelope is armed by the first press, and taken by the second. */
function pressNow(state: ShowState): Wish {
  const to = nextTarget(state)
  return to && opensFirst(state, to) && !state.armed ? armNow(state) : takeNow(state)
}

const nth = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]

/** The wish a press comes to in a state, or null if there is nothing to press. `random` draws results that are set. */
export function wishOf(state: ShowState, show: ShowFile, press: Press, random: Random): [Wish, About] | null {
  const { which } = press
  const cues = cuesIn(state)
    .filter(({ kind }) => !['shortlist', 'level', 'winner'].includes(kind))
    .map(({ id }) => id)
  const reveal = nth(state.reveals, which)
  switch (press.what) {
    case 'take':
      return nextTarget(state) ? [pressNow(state), {}] : null
    case 'back':
      return [backNow(state), {}]
    case 'clear':
      return [{ kind: 'clear' }, {}]
    case 'black':
      return [{ kind: 'blackout', on: which % 3 === 0 }, {}]
    case 'jump':
      return cues.length > 0 ? [takeNow(state, { cue: nth(cues, which) ?? '', step: 0 }), {}] : null
    case 'preview':
      return [{ kind: 'preview', to: { cue: nth(cues, which) ?? '', step: 0 } }, {}]
    case 'retract':
      return reveal ? [{ kind: 'retract', ...reveal, reason: which % 2 ? 'A slip' : null }, {}] : null
    case 'set': {
      const id = nth(show.categories, which)?.id ?? ''
      const revealed = state.reveals.filter((r) => r.category === id).map((r) => r.level)
      const withdrawn = (state.showFile?.categories.find((c) => c.id === id)?.entries ?? []).flatMap(
        (entry) => (entry.withdrawn ? [entry.id] : []),
      )
      // What is typed in may differ; whether it can be a result at all may not.
      const levels = randomLevels(random, show, id)
        .filter(({ level }) => !revealed.includes(level))
        .map((named) => ({ ...named, entries: named.entries.filter((e) => !withdrawn.includes(e)) }))
      return levels.length > 0 ? [{ kind: 'set-result', category: id, levels, reason: 'Recount' }, {}] : null
    }
    case 'correct': {
      if (!reveal) return null
      const level = show.levels.findIndex(({ id }) => id === reveal.level)
      const own = show.categories.find((c) => c.id === reveal.category)?.entries ?? []
      const names = own.filter((_, at) => at % show.levels.length === level).slice(0, which % 2)
      return [
        {
          kind: 'correct-result',
          ...reveal,
          entries: names.map(({ id }) => id),
          citation: null,
          reason: 'Misread',
        },
        {},
      ]
    }
    case 'post':
      return [
        which % 3 === 0 ? draftFor(state, show, which) : { kind: 'write-post', text: `Post ${which}` },
        {},
      ]
    case 'edit': {
      const post = nth(state.feed.posts, which)
      if (!post) return null
      if (which % 4 === 0) return [{ kind: 'delete-post', post: post.id }, {}]
      if (which % 4 === 1) return [{ kind: 'pin-post', post: post.id }, {}]
      return which % 4 === 2
        ? [{ kind: 'withdraw-post', post: post.id, rev: post.rev, reason: null }, {}]
        : [{ kind: 'edit-post', post: post.id, rev: post.rev, text: `Edit ${which}` }, {}]
    }
    case 'clock': {
      const due = nextDue(state)
      return due
        ? [
            { kind: 'publish', publication: due.id },
            { role: 'clock', now: Math.max(state.at, due.dueAt) },
          ]
        : null
    }
    default: {
      const edit = editOf(state, press.what, which)
      return edit && [edit, {}]
    }
  }
}

/** Presses once; null if there was nothing to press. */
export function pressOnce(night: Night, show: ShowFile, press: Press, random: Random): Decision | null {
  const wish = wishOf(night.state(), show, press, random)
  return wish && night.submit(...wish)
}

/** For somebody who may win, or for later. */
function draftFor(state: ShowState, show: ShowFile, which: number): Wish {
  const category = nth(show.categories, which)
  const entry = category && nth(category.entries, which)
  const level = nth(show.levels, which)
  const when = category && entry && level && { category: category.id, level: level.id, entry: entry.id }
  return {
    kind: 'keep-draft',
    draft: `draft-${state.position.seq}`,
    rev: 0,
    text: `Prepared *${which}*`,
    at: when ? null : state.at + 60_000,
    when: when ?? null,
  }
}

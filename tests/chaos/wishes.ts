/** What an operator and an editor might want next, drawn by chance from what their desk shows. */
import type { Wish } from '#shared/commands'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import { armWish, backWish, blackoutWish, takeWish } from '../../control/wishes.ts'
import type { Random } from '../helpers/random.ts'

export interface Picture {
  readonly live: DeskLive
  readonly plan: DeskPlan
  readonly feed: Feed
}

/** Null where the picture offers nothing of the kind. */
type Idea = (picture: Picture, random: Random) => Wish | null

const forward: Idea = ({ live, plan }) => {
  if (live.programme.black && live.next?.reveals) return blackoutWish(live)
  if (live.next?.reveals && !live.armed) return armWish(live)
  const [first] = plan.cues
  return takeWish(live) ?? (first ? { kind: 'preview', to: { cue: first.id, step: 0 } } : null)
}

const newPost: Idea = (_, random) => ({ kind: 'write-post', text: `What was seen: ${random.hex(12)}` })

const editedPost: Idea = ({ feed }, random) => {
  const own = feed.posts.filter(({ body }) => body.kind === 'text')
  if (own.length === 0) return null
  const { id, rev } = random.pick(own)
  const text = `Put right: ${random.hex(12)}`
  return { kind: 'edit-post', post: id, rev, text, correction: 'A name was misspelt' }
}

const entriesOf = ({ show }: DeskPlan, category: string): readonly { readonly id: string }[] =>
  show.categories.find(({ id }) => id === category)?.entries.filter((entry) => !entry.withdrawn) ?? []

const result: Idea = ({ live, plan }, random) => {
  const { id } = random.pick(plan.show.categories)
  const [top] = plan.show.levels
  const entries = entriesOf(plan, id)
  const marks = live.marks[id] ?? ''
  if (!top || entries.length === 0 || marks.includes('r')) return null
  const levels = [{ level: top.id, entries: [random.pick(entries).id], citation: null }]
  return { kind: 'set-result', category: id, levels, reason: /[sx]/.test(marks) ? 'Counted again' : null }
}

const correction: Idea = ({ live, plan }, random) => {
  if (!live.lastReveal) return null
  const { category, level, revision } = live.lastReveal
  const entries = entriesOf(plan, category)
  if (entries.length === 0) return null
  const right = { entries: [random.pick(entries).id], citation: null, reason: 'Counted again' }
  return { kind: 'correct-result', category, level, revision, ...right }
}

const retraction: Idea = ({ live }) => {
  if (!live.lastReveal) return null
  const { category, level, revision } = live.lastReveal
  return { kind: 'retract', category, level, revision, reason: null }
}

const IDEAS: readonly (readonly [share: number, idea: Idea])[] = [
  [46, forward],
  [16, newPost],
  [8, editedPost],
  [8, ({ live }) => blackoutWish(live)],
  [5, ({ live }) => backWish(live)],
  [4, () => ({ kind: 'clear' })],
  [6, result],
  [4, correction],
  [3, retraction],
]
const SHARES = IDEAS.reduce((sum, [share]) => sum + share, 0)

export function randomWish(picture: Picture, random: Random): Wish {
  let left = random.next() * SHARES
  const [, idea = forward] = IDEAS.find(([share]) => {
    left -= share
    return left < 0
  }) ?? [0, forward]
  return idea(picture, random) ?? (newPost(picture, random) as Wish)
}

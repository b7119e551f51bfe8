/** The rundown as the desk draws it: chapters with their cues, what is on, what is next, and what is known of each level. */
import { type CueRef, cueOf } from '#shared/cues'
import { readTimes } from '#shared/desk-times'
import type { DeskCue, DeskLive, DeskPlan } from '#shared/desk-view'
import { type CategoryId, type CueId, type LevelId, own, type SegmentId } from '#shared/ids'
import type { Spent } from '#shared/segment-times'
import { say } from './language/say.ts'

export type Mark = 'unknown' | 'sealed' | 'stale' | 'revealed' | 'retracted'

export interface LevelMark {
  readonly level: LevelId
  readonly name: string
  readonly mark: Mark
}

export interface Row {
  readonly cue: DeskCue
  readonly label: string
  readonly on: boolean
  readonly next: boolean
  /** Only for cues that reveal a level. */
  readonly mark: Mark | null
  /** Somebody wrote a note for it. */
  readonly noted: boolean
}

/** A category with its cues, or a single slide between categories. */
export interface Chapter {
  readonly key: string
  readonly title: string
  readonly number: number | null
  readonly category: CategoryId | null
  readonly marks: readonly LevelMark[]
  readonly rows: readonly Row[]
  readonly on: boolean
  readonly next: boolean
  /** How long it is planned to take; null where nobody said. */
  readonly minutes: number | null
  /** How long it was on; null if it never was. */
  readonly spent: Spent | null
}

const MARKS: Record<string, Mark> = { s: 'sealed', n: 'stale', r: 'revealed', x: 'retracted' }

/** A chapter before its times are known. */
type Untimed = Omit<Chapter, 'minutes' | 'spent'>

/** What is known of every level of a category, in the order of the show's levels. */
export function marksOf(plan: DeskPlan, live: DeskLive, category: CategoryId): LevelMark[] {
  const letters = live.marks[category] ?? ''
  return plan.show.levels.map(({ id, name }, i) => ({
    level: id,
    name,
    mark: MARKS[letters[i] ?? '-'] ?? 'unknown',
  }))
}

const labelOf = (cue: DeskCue, at: CueRef | null | undefined): string =>
  at?.cue === cue.id && cue.steps > 1
    ? say('{label} {step} of {steps}', { label: cue.label, step: at.step + 1, steps: cue.steps })
    : cue.label

function rowOf(plan: DeskPlan, live: DeskLive, cue: DeskCue, noted: ReadonlySet<CueId>): Row {
  const on = live.programme.on?.cue === cue.id
  const next = live.next?.to.cue === cue.id
  const marks = cue.category === null ? [] : marksOf(plan, live, cue.category)
  return {
    cue,
    label: labelOf(cue, next ? live.next?.to : live.programme.on),
    on,
    next,
    mark: cue.level === null ? null : (marks.find((mark) => mark.level === cue.level)?.mark ?? null),
    noted: noted.has(cue.id),
  }
}

/** All chapters, in the order of the rundown. */
export function chaptersOf(plan: DeskPlan, live: DeskLive): Chapter[] {
  const times = readTimes(plan.show, live.times)
  const minutes = new Map(plan.show.rundown.map((segment) => [segment.id, segment.minutes]))
  return untimedOf(plan, live).map((chapter) => {
    const segment = segmentOf(plan, chapter)
    return { ...chapter, minutes: minutes.get(segment) ?? null, spent: own(times, segment) ?? null }
  })
}

const segmentOf = (plan: DeskPlan, { rows }: Untimed): SegmentId =>
  (rows[0] && cueOf(plan.show, rows[0].cue.id)?.segment) ?? ''

function untimedOf(plan: DeskPlan, live: DeskLive): Untimed[] {
  const noted = new Set(plan.show.cueNotes?.map((note) => note.cue))
  const chapters: Untimed[] = []
  let number = 0
  let open: { category: CategoryId; rows: Row[] } | null = null
  const close = () => {
    if (open === null) return
    const { category, rows } = open
    number += 1
    chapters.push({
      key: category,
      title: plan.show.categories.find((c) => c.id === category)?.name ?? category,
      number,
      category,
      marks: marksOf(plan, live, category),
      rows,
      on: rows.some((row) => row.on),
      next: rows.some((row) => row.next),
    })
    open = null
  }
  for (const cue of plan.cues) {
    const row = rowOf(plan, live, cue, noted)
    if (cue.category === null) {
      close()
      const { on, next } = row
      chapters.push({
        key: cue.id,
        title: cue.label,
        number: null,
        category: null,
        marks: [],
        rows: [row],
        on,
        next,
      })
    } else if (open !== null && open.category === cue.category) {
      open.rows.push(row)
    } else {
      close()
      open = { category: cue.category, rows: [row] }
    }
  }
  close()
  return chapters
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Chapters whose name holds every word of `wanted`, or whose number it is; those that begin with it come first. */
export function chaptersMatching(chapters: readonly Chapter[], wanted: string): readonly Chapter[] {
  const words = plain(wanted).split(/\s+/).filter(Boolean)
  if (words.length === 0) return chapters
  const found = chapters.filter(
    (chapter) =>
      String(chapter.number) === words.join(' ') ||
      words.every((word) => plain(chapter.title).includes(word)),
  )
  const first = (chapter: Chapter) =>
    String(chapter.number) === words.join(' ') || plain(chapter.title).startsWith(words.join(' ')) ? 0 : 1
  return [...found].sort((a, b) => first(a) - first(b))
}

/** The category the operator is in: the one on the programme, else the one that comes next. */
export function currentCategory(plan: DeskPlan, live: DeskLive): CategoryId | null {
  const of = (cue: string | undefined) => plan.cues.find((c) => c.id === cue)?.category ?? null
  return of(live.programme.on?.cue) ?? of(live.next?.to.cue)
}

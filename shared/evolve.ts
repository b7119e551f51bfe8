/** State, folded from facts. No rule lives here: what happened, happened. */
import { withNote } from './cue-notes.ts'
import { cueOf, cuesOf } from './cues.ts'
import type { Commit, EventOf, ShowEvent } from './events.ts'
import { discarded } from './evolve-discarded.ts'
import { type Edit, evolveEdit } from './evolve-edits.ts'
import { answeredEntry, nothingWaits, resultEntered } from './evolve-entered.ts'
import { publishResult, retractPost } from './evolve-feed.ts'
import { evolvePost } from './evolve-posts.ts'
import { addChange, closeCommit } from './feed.ts'
import { type CategoryId, type Instant, type LevelId, own } from './ids.ts'
import { withImage } from './images.ts'
import { aboutOf } from './posts.ts'
import { showableBefore } from './rundown.ts'
import { entered } from './segment-times.ts'
import {
  initialState,
  type LevelState,
  levelState,
  levelsOf,
  type Programme,
  type ShowState,
} from './state.ts'
import { joinedBy } from './write-ins.ts'

/** Folds one fact. `state.at` and `state.position` are those of the commit it belongs to; see `evolveCommit`. */
export function evolve(state: ShowState, event: ShowEvent): ShowState {
  switch (event.kind) {
    case 'show-opened':
      return opened(state, event)
    case 'result-sealed':
      return nothingWaits(sealed(state, event), event.category)
    case 'result-entered':
      return resultEntered(state, event)
    case 'cue-taken':
    case 'stepped-back': {
      const on = { cue: event.cue, step: event.step }
      const timed = isSameSegment(state, event.cue) ? state : segmentEntered(state, event)
      const shown = onProgramme({ ...timed, armed: null, retracted: null }, { on }, event.showAt)
      return { ...shown, pointer: on, preview: null }
    }
    case 'reveal-armed': {
      const { cue, step, revision, desk } = event
      return { ...state, armed: { cue, step, revision, desk, by: state.by, confirmedBy: null } }
    }
    case 'reveal-disarmed':
      return { ...state, armed: null }
    case 'reveal-confirmed':
      return { ...state, armed: state.armed && { ...state.armed, confirmedBy: state.by } }
    case 'peeked':
      return state
    case 'desk-driving':
      return { ...state, driver: { desk: event.desk, name: state.by, since: state.at } }
    case 'programme-cleared':
      return onProgramme({ ...state, armed: null }, { on: null }, event.showAt)
    case 'blackout-set':
      return onProgramme({ ...state, armed: null }, { black: event.on }, event.showAt)
    case 'preview-chosen':
      return { ...state, armed: null, preview: event.to }
    case 'level-revealed': {
      const next = setLevel(joinedBy(state, event), event.category, event.level, {
        ...revealedAs(event),
        reason: reasonOf(state, event),
      })
      return { ...next, reveals: [...state.reveals, { category: event.category, level: event.level }] }
    }
    case 'reveal-retracted':
      return retracted(state, event)
    case 'result-corrected': {
      const next = setLevel(joinedBy(state, event), event.category, event.level, {
        ...revealedAs(event),
        reason: event.reason,
      })
      const revised = touch(next, event.category)
      return showsLevel(state, event) ? onProgramme(revised, {}, event.showAt) : revised
    }
    case 'publication-scheduled': {
      const { publication: id, category, level, dueAt } = event
      const others = state.publications.filter((p) => p.id !== id)
      // What replaces a suspended publication waits as it did: only a take lets it go on (T3).
      const suspended = state.publications.some((p) => p.id === id && p.suspended)
      return { ...state, publications: [...others, { id, category, level, dueAt, suspended }] }
    }
    case 'publication-suspended':
      return changePublication(state, event.publication, { suspended: true })
    case 'publication-resumed':
      return changePublication(state, event.publication, { suspended: false, dueAt: event.dueAt })
    case 'published':
      return published(state, event.publication)
    case 'post-written':
    case 'post-edited':
    case 'post-deleted':
    case 'post-withdrawn':
    case 'post-pinned':
    case 'draft-kept':
    case 'draft-dropped':
      return evolvePost(state, event)
    case 'image-set':
      return imageSet(state, event)
    case 'result-discarded':
      return discarded(state, event)
    case 'announcement-asked': {
      const { category, desk } = event
      const revision = own(state.revisions, category) ?? 1
      return { ...state, announcing: { category, desk, by: state.by, revision } }
    }
    case 'cue-noted':
      return cueNoted(state, event)
    case 'screens-painted': {
      const { of, painted } = event
      const before = state.witnessed.of === of ? state.witnessed.screens : []
      return { ...state, witnessed: { of, screens: [...before, ...painted.map(({ screen }) => screen)] } }
    }
    case 'log-mended': {
      const { kind: _, ...mended } = event
      const pictured = event.lost === 0 ? (state.pictured ?? event.was) : null
      return { ...state, pictured, mended: { ...mended, seq: state.position.seq } }
    }
    // The picture is the one that was there; of two histories it may be the other's.
    case 'log-forked':
      return { ...state, pictured: state.pictured ?? event.was }
    case 'log-joined':
      return { ...state, pictured: event.aside === null ? (state.pictured ?? event.kept) : null }
    default:
      event satisfies Edit
      return evolveEdit(state, event)
  }
}

/** Folds one record of the log: all of its events, or none. */
export function evolveCommit(state: ShowState, commit: Commit): ShowState {
  const begun: ShowState = {
    ...state,
    position: { ...state.position, seq: commit.seq },
    at: commit.at,
    by: commit.by,
    accepted: { ...state.accepted, [commit.commandId]: commit.seq },
  }
  const folded = commit.events.reduce(evolve, begun)
  return answeredEntry({ ...folded, feed: closeCommit(folded.feed) }, commit)
}

/** The state a whole log comes to (L3). */
export const replay = (epoch: ShowState['position']['epoch'], commits: readonly Commit[]): ShowState =>
  commits.reduce(evolveCommit, initialState(epoch))

function opened(state: ShowState, { showFile }: EventOf<'show-opened'>): ShowState {
  const planned = { ...state, showFile, planSeq: state.position.seq }
  const shown = onProgramme(planned, { on: null }, state.at)
  return { ...shown, feed: addChange(state.feed, { kind: 'about', about: aboutOf(showFile) }) }
}

/** Changes the plan, and no take that a desk has in mind: what it shows is the same, drawn with its picture. */
function imageSet(state: ShowState, { of, image }: EventOf<'image-set'>): ShowState {
  const file = state.showFile
  if (!file) return state
  const showFile = { ...file, images: withImage(file.images, of, image) }
  return { ...state, showFile, planSeq: state.position.seq }
}

/** No picture of the room changes, so neither does the plan it is drawn from (T1). */
function cueNoted(state: ShowState, { cue, operator, presenter }: EventOf<'cue-noted'>): ShowState {
  const file = state.showFile
  if (!file) return state
  const showFile = { ...file, cueNotes: withNote(file.cueNotes, cue, { operator, presenter }) }
  return { ...state, showFile, notesSeq: state.position.seq }
}

function sealed(
  state: ShowState,
  { category, envelopes, reason, told }: EventOf<'result-sealed'>,
): ShowState {
  const next = envelopes.reduce(
    (s, { level, version, commitment, box }) =>
      setLevel(s, category, level, { status: 'sealed', version, commitment, box, reason }),
    touch(state, category),
  )
  const commitments = envelopes.map(({ level, version, commitment }) => ({
    category,
    level,
    version,
    commitment,
    ...(told && { at: state.at, ...(reason !== null && { reason }) }),
  }))
  return { ...next, feed: addChange(next.feed, { kind: 'sealed', commitments }) }
}

/** Back to the holding slide if the room was looking at this category; if it was the last one shown, what comes next is counted from before the retracted level. */
function retracted(state: ShowState, event: EventOf<'reveal-retracted'>): ShowState {
  const { category, level, reason } = event
  const before = levelState(state, category, level)?.version ?? 1
  const next = touch(
    setLevel(state, category, level, { status: 'retracted', version: before, reason }),
    category,
  )
  const cleared = showsCategory(state, category) ? onProgramme(next, { on: null }, event.showAt) : next
  const rewound = pointsAt(state, category)
    ? { ...cleared, pointer: beforeLevel(next, category, level), preview: null }
    : cleared
  return retractPost(
    {
      ...rewound,
      armed: null,
      // The room goes on waiting for what it waits for, whatever else is taken back meanwhile.
      retracted:
        rewound.programme.on === null && (!state.retracted || state.retracted.category === category)
          ? { category, level }
          : rewound.retracted,
      reveals: state.reveals.filter((r) => r.category !== category || r.level !== level),
      publications: state.publications.filter((p) => p.category !== category || p.level !== level),
    },
    category,
    level,
    reason,
  )
}

function published(state: ShowState, id: string): ShowState {
  const due = state.publications.find((p) => p.id === id)
  if (!due) return state
  const rest = { ...state, publications: state.publications.filter((p) => p.id !== id) }
  return publishResult(rest, due)
}

/** Changes what the room sees: stamped with this commit, so that a take of the old picture is refused (T1). */
const onProgramme = (state: ShowState, change: Partial<Programme>, showAt: Instant): ShowState => ({
  ...state,
  programme: { ...state.programme, ...change, seq: state.position.seq, showAt },
  programmeBy: state.by,
})

/** What a take in this category would show is another thing from now on: what was armed of it is armed no more. */
const touch = (state: ShowState, category: CategoryId): ShowState => ({
  ...state,
  armed: state.armed && cueNamed(state, state.armed.cue)?.category === category ? null : state.armed,
  revisions: { ...state.revisions, [category]: state.position.seq },
})

const setLevel = (state: ShowState, category: CategoryId, level: LevelId, to: LevelState): ShowState => ({
  ...state,
  results: { ...state.results, [category]: { ...levelsOf(state, category), [level]: to } },
})

const changePublication = (
  state: ShowState,
  id: string,
  change: { suspended?: boolean; dueAt?: Instant },
): ShowState => ({
  ...state,
  publications: state.publications.map((p) => (p.id === id ? { ...p, ...change } : p)),
})

const revealedAs = (event: EventOf<'level-revealed'> | EventOf<'result-corrected'>) => ({
  status: 'revealed' as const,
  version: event.version,
  commitment: event.commitment,
  nonce: event.nonce,
  result: event.result,
})

/** A level shown again after a retract says why in its correction. */
function reasonOf(state: ShowState, { category, level }: EventOf<'level-revealed'>): string | null {
  const was = levelState(state, category, level)
  return was && 'reason' in was ? was.reason : null
}

function segmentEntered(state: ShowState, { cue, showAt }: { cue: string; showAt: Instant }): ShowState {
  const segment = cueNamed(state, cue)?.segment
  if (segment === undefined) return { ...state, segmentSince: showAt }
  return { ...state, segmentSince: showAt, segmentTimes: entered(state.segmentTimes, segment, showAt) }
}

/** Whether a cue goes on with the segment that was taken last, also after a clear. */
const isSameSegment = (state: ShowState, cue: string): boolean =>
  state.showFile !== null &&
  state.pointer !== null &&
  cueOf(state.showFile, cue)?.segment === cueOf(state.showFile, state.pointer.cue)?.segment

const cueNamed = (state: ShowState, id: string | undefined) =>
  state.showFile && id !== undefined ? cueOf(state.showFile, id) : undefined

const cueOn = (state: ShowState) => cueNamed(state, state.programme.on?.cue)

const showsCategory = (state: ShowState, category: CategoryId): boolean => cueOn(state)?.category === category

const pointsAt = (state: ShowState, category: CategoryId): boolean =>
  state.showFile !== null &&
  state.pointer !== null &&
  cueOf(state.showFile, state.pointer.cue)?.category === category

const showsLevel = (
  state: ShowState,
  { category, level }: { category: CategoryId; level: LevelId },
): boolean => showsCategory(state, category) && cueOn(state)?.level === level

function beforeLevel(state: ShowState, category: CategoryId, level: LevelId) {
  const cues = state.showFile ? cuesOf(state.showFile) : []
  const cue = cues.find((c) => c.category === category && c.level === level)
  return cue ? showableBefore(state, cue.id) : null
}

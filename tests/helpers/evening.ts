/** One ceremony in memory, driven like a desk drives it: the pure core with a fake vault, and no shell. */
import type { Command, Wish } from '#shared/commands'
import type { CueRef } from '#shared/cues'
import { decide } from '#shared/decide'
import {
  type Context,
  type Decision,
  isRefused,
  type Sealed,
  type SealRequest,
} from '#shared/decide/decision'
import { equip } from '#shared/decide/equip'
import { nextDue } from '#shared/decide/publications'
import { type Commit, FORMAT, type ShowEvent } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import type { Epoch } from '#shared/ids'
import type { Actor } from '#shared/people'
import type { Press } from '#shared/press'
import { canonical, commitmentOf, type EnvelopeRef, type OpenedEnvelope } from '#shared/results'
import { cueIn, nextTarget, opensFirst, revisionOf } from '#shared/rundown'
import { initialState, type ShowState } from '#shared/state'
import { wordsOf } from '../../server/markdown.ts'

export const EPOCH: Epoch = { generation: 1, id: '0123456789abcdef' }

/** Half past seven on the night: the evening's first instant. */
export const DOORS = Date.UTC(2026, 10, 20, 19, 30)

export const LEAD_MS = 200

export interface FakeVault {
  readonly seal: (show: string, request: SealRequest) => Sealed
  readonly open: (ref: EnvelopeRef, box: string) => OpenedEnvelope
}

const nonceOf = (n: number): string => n.toString(16).padStart(64, '0')

/**
 * Keeps the results in memory and numbers its boxes.
 * `blind` makes commitments of the number alone: two ceremonies then differ in nothing but their results.
 */
export function fakeVault({ blind = false } = {}): FakeVault {
  const boxes: OpenedEnvelope[] = []
  return {
    seal(show, { result, ...ref }) {
      const nonce = nonceOf(boxes.length + 1)
      const box = Buffer.from(String(boxes.length)).toString('base64')
      boxes.push({ ...ref, result, nonce })
      const commitment = blind ? nonce : commitmentOf(canonical(show, ref, result), nonce)
      return { category: ref.category, envelope: { level: ref.level, version: ref.version, commitment, box } }
    },
    open(ref, box) {
      const found = boxes[Number(Buffer.from(box, 'base64').toString())]
      if (found?.category !== ref.category || found.level !== ref.level || found.version !== ref.version) {
        throw new Error(`The box is not that of ${ref.category}/${ref.level}`)
      }
      return found
    },
  }
}

/** What a test may say about the circumstances of a command. */
export interface About {
  readonly role?: Actor['role']
  readonly name?: string
  readonly now?: number
  readonly sinceTakeMs?: number
  readonly sinceArmMs?: number
  /** The button that sent it. */
  readonly press?: Press
  /** The desk the person is at; automation, unless a test says otherwise. */
  readonly desk?: string | null
  /** The command's id, where a test repeats it. */
  readonly id?: string
}

const contextOf = (state: ShowState, about: About): Context => ({
  by: { name: about.name ?? 'Ada', role: about.role ?? 'producer', desk: about.desk ?? null },
  now: about.now ?? Math.max(state.at, DOORS) + 1000,
  sinceTakeMs: about.sinceTakeMs ?? Number.POSITIVE_INFINITY,
  sinceArmMs: about.sinceArmMs ?? Number.POSITIVE_INFINITY,
  leadMs: LEAD_MS,
  ...(about.press && { press: about.press }),
  opened: [],
  sealed: [],
})

/** The shell in short: runs the vault's errands, then decides. `errands` names every envelope that was opened. */
export function decideWith(
  vault: FakeVault,
  state: ShowState,
  command: Command,
  about: About = {},
): { decision: Decision; context: Context; errands: EnvelopeRef[] } {
  const errands: EnvelopeRef[] = []
  const show = state.showFile?.id ?? (command.kind === 'open-show' ? command.showFile.id : '')
  const words = 'text' in command ? { words: wordsOf(command.text) } : {}
  const context = equip(
    state,
    command,
    { ...contextOf(state, about), ...words },
    {
      seal: (request) => vault.seal(show, request),
      open: (ref, box) => {
        errands.push(ref)
        return vault.open(ref, box)
      },
    },
  )
  return { decision: decide(state, command, context), context, errands }
}

/** The command a desk would send for the big button now. */
export function takeNow(state: ShowState, to = nextTarget(state)): Wish {
  const cue = to && cueIn(state, to.cue)
  if (!to || !cue) throw new Error('The rundown is at its end')
  return {
    kind: 'take',
    from: { epoch: state.position.epoch, programmeSeq: state.programme.seq },
    to: { ...to, revision: revisionOf(state, cue) },
  }
}

/** The first act of a reveal: the same target, armed. */
export function armNow(state: ShowState, to = nextTarget(state)): Wish {
  const wish = takeNow(state, to)
  return { ...wish, kind: 'arm' } as Wish
}

export const backNow = (state: ShowState): Wish => ({
  kind: 'back',
  from: { epoch: state.position.epoch, programmeSeq: state.programme.seq },
})

/** Another person at another desk. */
export const GRACE: About = { name: 'Grace', role: 'scrutineer', desk: 'desk-of-grace' }

export interface Night {
  readonly state: () => ShowState
  readonly commits: () => readonly Commit[]
  /** Decides and folds; a refusal changes nothing. */
  readonly submit: (wish: Wish, about?: About) => Decision
  /** Submits what must be accepted; gives its facts. */
  readonly must: (wish: Wish, about?: About) => readonly ShowEvent[]
  /** A fact that no command made. */
  readonly happened: (event: ShowEvent) => void
  /** Takes what comes next so many times; what opens an envelope is armed before. */
  take(times?: number): this
  jump(cue: string, step?: number): this
  /** The first of the two acts of a reveal. */
  arm(): this
  back(): this
  /** Lets the clock publish everything that is due by now, or by `now`. */
  publish(now?: number): this
  /** For tests that look behind the show's back. */
  readonly vault: FakeVault
}

/** A night before anything was opened. */
export function startNight(vault: FakeVault = fakeVault()): Night {
  let state = initialState(EPOCH)
  const commits: Commit[] = []

  function submit(wish: Wish, about: About = {}): Decision {
    const command = { ...wish, id: about.id ?? `command-${commits.length + 1}` } as Command
    const { decision, context } = decideWith(vault, state, command, about)
    if (!isRefused(decision)) store(command.id, context.now, context.by.name, decision.events)
    return decision
  }

  function store(commandId: string, at: number, by: string, events: readonly ShowEvent[]): void {
    const seq = state.position.seq + 1
    const commit: Commit = { format: FORMAT, seq, at, by, commandId, events: [...events] }
    commits.push(commit)
    state = evolveCommit(state, commit)
  }

  const must = (wish: Wish, about?: About) => {
    const decision = submit(wish, about)
    if (isRefused(decision)) throw new Error(`${wish.kind} was refused: ${decision.refusal.sentence}`)
    return decision.events
  }

  /** The second pair of eyes. */
  function confirm({ cue, step, revision }: NonNullable<ShowState['armed']>): void {
    must({ kind: 'confirm', to: { cue, step, revision } }, GRACE)
  }

  function armAndTake(to: CueRef | null): void {
    if (to && opensFirst(state, to)) {
      must(armNow(state, to))
      if (state.showFile?.settings.twoPerson && state.armed?.confirmedBy === null) confirm(state.armed)
    }
    must(takeNow(state, to))
  }

  const night: Night = {
    state: () => state,
    commits: () => commits,
    submit,
    must,
    happened: (event) => store(`command-${commits.length + 1}`, state.at, 'the house', [event]),
    take(times = 1) {
      for (let i = 0; i < times; i += 1) armAndTake(nextTarget(state))
      return night
    },
    jump(cue, step = 0) {
      armAndTake({ cue, step })
      return night
    },
    arm() {
      must(armNow(state))
      return night
    },
    back() {
      must(backNow(state))
      return night
    },
    publish(now) {
      for (let due = nextDue(state); due; due = nextDue(state)) {
        const at = now ?? Math.max(state.at, due.dueAt)
        if (due.dueAt > at) break
        must({ kind: 'publish', publication: due.id }, { role: 'clock', now: at })
      }
      return night
    },
    vault,
  }
  return night
}

/** Holds the account of an evening against its log: what was lost, what came twice, what came early, and what was wrong. */
import { isDeepStrictEqual } from 'node:util'
import { deskView } from '#shared/desk-view'
import type { Commit, ShowEvent } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import type { Feed } from '#shared/feed'
import { CHUNK } from '#shared/feed-chunks'
import { type Epoch, sameEpoch } from '#shared/ids'
import { type Override, withOverrides } from '#shared/override'
import type { RefusalCode } from '#shared/refusals'
import { verifies } from '#shared/results'
import { stageFrame } from '#shared/stage-frame'
import { initialState, levelState, type ShowState } from '#shared/state'
import type { Account, Asked, Sight } from './book.ts'

export interface Log {
  readonly show: string
  readonly epoch: Epoch
  readonly commits: readonly Commit[]
}

export const FAULTS = ['lost', 'twice', 'early', 'wrong'] as const
export type Fault = (typeof FAULTS)[number]

/** How often each happened, and the first of them in words. */
export type Verdict = Readonly<Record<Fault, number>> & { readonly words: readonly string[] }

/** These say that nobody knows: the log may have it all the same, and tells as soon as it can be read. */
export const OPEN: readonly RefusalCode[] = ['log-unavailable', 'acted-not-logged']
const WORDS = 12

type Tell = (fault: Fault, words: string) => void

/** The state after each commit; the first is that before any. */
function statesOf({ epoch, commits }: Log): ShowState[] {
  const states = [initialState(epoch)]
  for (const commit of commits) states.push(evolveCommit(states.at(-1) as ShowState, commit))
  return states
}

export function judge(account: Account, log: Log): Verdict {
  const count = { lost: 0, twice: 0, early: 0, wrong: 0 }
  const words: string[] = []
  const tell: Tell = (fault, said) => {
    count[fault] += 1
    if (words.length < WORDS) words.push(`${fault}: ${said}`)
  }
  const states = statesOf(log)
  judgeLog(log, states, tell)
  for (const asked of account.asked) judgeAnswers(asked, log, tell)
  const byPublic = publicStates(states)
  const newest = new Map<string, number>()
  for (const sight of account.sights) {
    const place = placeOf(sight)
    if (!sameEpoch(place.epoch, log.epoch)) tell('wrong', `${sight.who} was shown another log`)
    else if ((newest.get(sight.who) ?? 0) > place.at)
      // Whatever it was shown before was taken back: it had not been durable.
      tell('early', `${sight.who} was at ${newest.get(sight.who)} and then at ${place.at}`)
    else if (sight.is === 'feed') judgeFeed(sight.feed, sight, byPublic, tell)
    else judgePicture(sight, states, tell)
    newest.set(sight.who, place.at)
  }
  const end = states[restOf(log)] as ShowState
  for (const sight of account.last) judgeEnd(sight, end, tell)
  return { ...count, words }
}

function placeOf(sight: Sight): { readonly epoch: Epoch; readonly at: number } {
  if (sight.is === 'feed') return { epoch: sight.feed.cursor.epoch, at: sight.feed.cursor.n }
  const { epoch, seq } = sight.is === 'frame' ? sight.frame.position : sight.live.position
  return { epoch, at: seq }
}

/** What must be true of the log whoever looked at it. */
function judgeLog({ show, commits }: Log, states: readonly ShowState[], tell: Tell): void {
  const ids = new Set<string>()
  const revealed = new Set<string>()
  for (const [before, { seq, at, commandId, events }] of commits.entries()) {
    if (ids.has(commandId)) tell('twice', `command ${commandId} is in the log again as commit ${seq}`)
    ids.add(commandId)
    const state = states[before] as ShowState
    for (const event of events) {
      const of = versionOf(event)
      if (of !== null && revealed.has(of)) tell('twice', `${of} was opened again by commit ${seq}`)
      if (of !== null) revealed.add(of)
      if (event.kind === 'level-revealed') {
        const sealed = levelState(state, event.category, event.level)
        if (sealed?.status !== 'sealed' || !verifies(show, event, sealed.commitment))
          tell('wrong', `commit ${seq} opened what was not sealed`)
      }
      const due = event.kind === 'published' && state.publications.find(({ id }) => id === event.publication)
      if (due && at < due.dueAt) tell('early', `${due.id} was published ${due.dueAt - at} ms before its time`)
    }
  }
}

const versionOf = (event: ShowEvent): string | null =>
  event.kind === 'level-revealed' ? `${event.category}/${event.level}/${event.version}` : null

function judgeAnswers({ id, accepted, refused }: Asked, { epoch, commits }: Log, tell: Tell): void {
  const [first] = accepted
  if (first) {
    const stored = sameEpoch(first.epoch, epoch) ? commits[first.seq - 1] : undefined
    if (stored?.commandId !== id) tell('lost', `command ${id}, acknowledged as commit ${first.seq}`)
    if (accepted.some((other) => !isDeepStrictEqual(other, first)))
      tell('twice', `command ${id} was acknowledged at two places`)
    return
  }
  const definite = refused.find((code) => !OPEN.includes(code))
  if (definite && commits.some(({ commandId }) => commandId === id))
    tell('wrong', `command ${id} was refused (${definite}) and is in the log`)
}

/** What blackout and clear may lay over a picture ahead of the log (L1's sole exception). */
const AHEAD: readonly (readonly Override['output'][])[] = [
  [],
  ['black'],
  ['lit'],
  ['holding'],
  ['holding', 'black'],
  ['holding', 'lit'],
]

/** As it comes through JSON. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function judgePicture(
  sight: Extract<Sight, { is: 'frame' | 'desk' }>,
  states: readonly ShowState[],
  tell: Tell,
): void {
  const { seq } = sight.is === 'frame' ? sight.frame.position : sight.live.position
  const state = states[seq]
  if (!state) return void tell('early', `${sight.who} was shown commit ${seq}, which the log does not have`)
  if (sight.at < state.at)
    tell('early', `${sight.who} was shown commit ${seq} ${state.at - sight.at} ms before it was made`)
  const seen = sight.is === 'frame' ? sight.frame : sight.live
  const isTrue = AHEAD.some((outputs) => {
    const overrides = outputs.map((output) => ({ commandId: '', output }))
    const shown = withOverrides(state, overrides)
    const right =
      sight.is === 'frame' ? stageFrame(shown, sight.frame.bus) : deskView(shown, sight.live.role)?.live
    return isDeepStrictEqual(seen, sent(right))
  })
  if (!isTrue) tell('wrong', `${sight.who} was shown something else than commit ${seq} says`)
}

interface Public {
  readonly at: number
  readonly read: Read
}

/** What was public when each public commit was the newest, by its number. */
function publicStates(states: readonly ShowState[]): Map<number, Public> {
  const found = new Map<number, Public>()
  for (const { at, feed } of states)
    if (!found.has(feed.cursor.n)) found.set(feed.cursor.n, { at, read: readOf(feed) })
  return found
}

interface Read {
  readonly about: unknown
  readonly posts: readonly { readonly id: string }[]
  readonly commitments: number
  readonly discarded: unknown
  readonly pinned: unknown
}

/** What readers make of a feed; how it came to them in pieces is not theirs to see. */
const readOf = ({ about, posts, commitments, discarded = [], pinned = null }: Feed): Read =>
  sent({
    about,
    posts,
    commitments: new Set(commitments.map((c) => JSON.stringify(c))).size,
    discarded,
    pinned,
  }) as Read

function judgeFeed(feed: Feed, { who, at }: Sight, byPublic: ReadonlyMap<number, Public>, tell: Tell): void {
  const { n } = feed.cursor
  const state = byPublic.get(n)
  const ids = feed.posts.map(({ id }) => id)
  if (new Set(ids).size < ids.length) return void tell('twice', `${who} reads a post twice at ${n}`)
  if (!state) return void tell('early', `${who} read public commit ${n}, which the log does not have`)
  if (at < state.at) tell('early', `${who} read public commit ${n} ${state.at - at} ms before it was made`)
  const read = readOf(feed)
  if (isDeepStrictEqual(read, state.read) || isEndOfChunk(n, read, at, byPublic)) return
  tell('wrong', `${who} reads something else than public commit ${n} says: ${difference(read, state.read)}`)
}

/**
 * Whoever asks by HTTP what came long ago is given a closed chunk of the log: each fact of it as it is by now. Where a chunk
 * ends, everything may be as it was then, or as it was at any moment until it was read.
 */
function isEndOfChunk(n: number, read: Read, at: number, byPublic: ReadonlyMap<number, Public>): boolean {
  if (n % CHUNK !== 0) return false
  const since = [...byPublic].filter(([m, state]) => m >= n && state.at <= at).map(([, state]) => state.read)
  const wasSo = (of: (one: Read) => unknown) => since.some((one) => isDeepStrictEqual(of(read), of(one)))
  const ids = new Set([read, ...since.slice(0, 1)].flatMap(({ posts }) => posts.map(({ id }) => id)))
  return (
    [...ids].every((id) => wasSo(({ posts }) => posts.find((post) => post.id === id))) &&
    wasSo(({ about }) => about) &&
    wasSo(({ pinned }) => pinned) &&
    wasSo(({ discarded, commitments }) => ({ discarded, commitments }))
  )
}

/** The first place where they differ, and what stands there. */
function difference(read: unknown, said: unknown, at = ''): string {
  if (!(read && said && typeof read === 'object' && typeof said === 'object'))
    return `at ${at}, ${JSON.stringify(read)} for ${JSON.stringify(said)}`
  const places = [...new Set([...Object.keys(read), ...Object.keys(said)])]
  const place = places.find((one) => !isDeepStrictEqual(Reflect.get(read, one), Reflect.get(said, one)))
  return place === undefined
    ? `at ${at}, in kind`
    : difference(Reflect.get(read, place), Reflect.get(said, place), `${at}/${place}`)
}

/** How many commits there were when all had come to rest: what the house notes by itself of its screens may come after everybody has gone. */
const restOf = ({ commits }: Log): number =>
  commits.findLastIndex(({ events }) => events.some(({ kind }) => kind !== 'screens-painted')) + 1

/** Once all has come to rest nobody may lack anything. */
function judgeEnd(sight: Sight, end: ShowState, tell: Tell): void {
  const { who } = sight
  const place = placeOf(sight)
  if (!sameEpoch(place.epoch, end.position.epoch)) return void tell('wrong', `${who} ended with another log`)
  const wanted = sight.is === 'feed' ? end.feed.cursor.n : end.position.seq
  if (place.at < wanted) tell('lost', `${who} ended at ${place.at} of ${wanted}`)
}

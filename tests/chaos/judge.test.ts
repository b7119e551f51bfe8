/** The twin of every round: an evening with a loss, a double, an early word or a wrong one planted in it is seen as that, and one without is clean. */
import { expect, test } from 'vitest'
import { deskView } from '#shared/desk-view'
import type { Commit } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import { CHUNK } from '#shared/feed-chunks'
import { stageFrame } from '#shared/stage-frame'
import { initialState, type ShowState } from '#shared/state'
import { EPOCH } from '../helpers/evening.ts'
import { evening } from '../helpers/given.ts'
import type { Account, Asked, Sight } from './book.ts'
import { type Fault, judge, type Log } from './judge.ts'

/** An evening up to its first result, published; and one more word of the editor's. */
function played(): Log {
  const night = evening().take(3).jump('housing:title').take(6).publish()
  night.must({ kind: 'write-post', text: 'Well deserved' })
  return { show: 'sample-2026', epoch: EPOCH, commits: night.commits() }
}

const statesOf = ({ commits }: Log): ShowState[] => {
  const states = [initialState(EPOCH)]
  for (const commit of commits) states.push(evolveCommit(states.at(-1) as ShowState, commit))
  return states
}

/** What a screen, a desk and a reader were shown of it, each commit the moment it was made. */
function sightsOf(log: Log): Sight[] {
  return statesOf(log)
    .slice(1)
    .flatMap((state): Sight[] => {
      const { at, feed } = state
      const frame = JSON.parse(JSON.stringify(stageFrame(state, 'programme')))
      const live = JSON.parse(JSON.stringify(deskView(state, 'producer')?.live))
      return [
        { who: 'screen', at, is: 'frame', frame },
        { who: 'desk', at, is: 'desk', live },
        { who: 'reader', at, is: 'feed', feed },
      ]
    })
}

const askedOf = ({ commits }: Log): Asked[] =>
  commits.map(({ seq, commandId }) => ({
    id: commandId,
    accepted: [{ epoch: EPOCH, seq }],
    refused: [],
  }))

function accountOf(log: Log): Account {
  const sights = sightsOf(log)
  return { asked: askedOf(log), sights, last: sights.slice(-3) }
}

const log = played()
const told = accountOf(log)
const end = log.commits.length
const counted = (account: Account, against = log) => {
  const { words: _, ...counts } = judge(account, against)
  return counts
}
const NONE = { lost: 0, twice: 0, early: 0, wrong: 0 }

const revealAt = log.commits.findIndex(({ events }) => events.some(({ kind }) => kind === 'level-revealed'))

/** The log with one commit made otherwise. */
const changed = (at: number, change: (commit: Commit) => Commit): Log => ({
  ...log,
  commits: log.commits.map((commit, n) => (n === at ? change(commit) : commit)),
})

/** What is told with one sight of somebody's made otherwise, the last unless another is named. */
function seen<K extends Sight['is']>(
  is: K,
  change: (sight: Extract<Sight, { is: K }>) => Sight,
  which = (sights: readonly Sight[]) => sights.findLastIndex((sight) => sight.is === is),
): Account {
  const at = which(told.sights)
  return {
    ...told,
    sights: told.sights.map((sight, n) => (n === at ? change(sight as Extract<Sight, { is: K }>) : sight)),
  }
}

test('an evening without a fault counts none, and there was something to see in it', () => {
  expect(judge(told, log)).toEqual({ ...NONE, words: [] })
  expect(revealAt).toBeGreaterThan(0)
  expect(told.sights.some((sight) => sight.is === 'feed' && sight.feed.posts.length > 1)).toBe(true)
})

const PLANTED: readonly (readonly [
  fault: Fault,
  what: string,
  account: () => Account,
  against?: () => Log,
])[] = [
  [
    'lost',
    'an acknowledged commit that the log ends before',
    () => ({ ...told, sights: [], last: [] }),
    () => ({ ...log, commits: log.commits.slice(0, -1) }),
  ],
  [
    'lost',
    'an acknowledged commit whose place another has',
    () => ({ ...told, sights: [], last: [] }),
    () => changed(end - 1, (commit) => ({ ...commit, commandId: 'somebody-else' })),
  ],
  ['lost', 'a reader who ends without the last post', () => ({ ...told, last: told.sights.slice(2, 3) })],
  [
    'twice',
    'a command that is in the log at two places',
    () => ({ ...told, asked: [], sights: [], last: [] }),
    () => changed(end - 1, (commit) => ({ ...commit, commandId: log.commits[0]?.commandId ?? '' })),
  ],
  [
    'twice',
    'a command that was acknowledged at two places',
    () => ({
      ...told,
      asked: told.asked.map((asked, n) =>
        n === 2 ? { ...asked, accepted: [...asked.accepted, { epoch: EPOCH, seq: 9 }] } : asked,
      ),
    }),
  ],
  [
    'twice',
    'a post that somebody reads twice',
    () =>
      seen('feed', (sight) => ({
        ...sight,
        feed: { ...sight.feed, posts: [...sight.feed.posts, ...sight.feed.posts.slice(-1)] },
      })),
  ],
  [
    'early',
    'a picture of a commit that never was',
    () =>
      seen('frame', (sight) => ({
        ...sight,
        frame: { ...sight.frame, position: { epoch: EPOCH, seq: end + 1 } },
      })),
  ],
  [
    'early',
    'a picture before its commit was made',
    () => seen('frame', (sight) => ({ ...sight, at: sight.at - 1 })),
  ],
  [
    'early',
    'a post before its commit was made',
    () => seen('feed', (sight) => ({ ...sight, at: sight.at - 1 })),
  ],
  [
    'early',
    'a picture that had to be taken back',
    () => ({ ...told, sights: [...told.sights, ...told.sights.slice(0, 1)] }),
  ],
  [
    'wrong',
    'a picture that is not what the log says',
    () => seen('frame', (sight) => ({ ...sight, frame: { ...sight.frame, key: 'another' } })),
  ],
  [
    'wrong',
    'a desk that is told of another cue',
    () => seen('desk', (sight) => ({ ...sight, live: { ...sight.live, retracted: 'Housing' } })),
  ],
  [
    'wrong',
    'a reader who reads other words',
    () =>
      seen('feed', (sight) => ({ ...sight, feed: { ...sight.feed, posts: sight.feed.posts.toReversed() } })),
  ],
  [
    'wrong',
    'a command that was refused for good and is in the log',
    () => ({
      ...told,
      asked: told.asked.map((asked, n) =>
        n === 2 ? { ...asked, accepted: [], refused: ['too-soon'] } : asked,
      ),
    }),
  ],
  [
    'wrong',
    'a winner who is not the one that was sealed',
    () => ({ ...told, sights: [], last: [] }),
    () =>
      changed(revealAt, (commit) => ({
        ...commit,
        events: commit.events.map((event) =>
          event.kind === 'level-revealed'
            ? { ...event, result: { ...event.result, entries: ['h-1'] } }
            : event,
        ),
      })),
  ],
]

for (const [fault, what, account, against] of PLANTED)
  test(`${fault}: ${what} is counted as that, once, and as nothing else`, () => {
    expect(counted(account(), against?.())).toEqual({ ...NONE, [fault]: 1 })
  })

test('a command of which nobody knows may be in the log or not', () => {
  const open = (id: string): Asked => ({ id, accepted: [], refused: ['log-unavailable'] })
  const asked = [open('never-stored'), open(log.commits[4]?.commandId ?? '')]
  expect(counted({ ...told, asked })).toEqual(NONE)
})

test('what the house notes of its screens when all have gone is missed by nobody; a word of the editor’s is', () => {
  const after = (event: Commit['events'][number]): Log => {
    const last = log.commits.at(-1) as Commit
    const more = { ...last, seq: last.seq + 1, commandId: 'after-all', events: [event] }
    return { ...log, commits: [...log.commits, more] }
  }
  const of = log.commits.findIndex(({ events }) => events.some(({ kind }) => kind === 'cue-taken')) + 1
  expect(counted(told, after({ kind: 'screens-painted', of, painted: [], missing: ['Stage left'] }))).toEqual(
    NONE,
  )
  const cleared = { kind: 'blackout-set', on: true, showAt: 1 } as const
  expect(counted(told, after(cleared))).toEqual({ ...NONE, lost: 2 })
})

test('where a chunk of the public log ends a post may be as it is by now; elsewhere, or as it never was, it may not', () => {
  const night = evening()
  const first = night.must({ kind: 'write-post', text: 'Doors open' })
  const post = night.state().feed.posts[0]?.id ?? ''
  while (night.state().feed.cursor.n < CHUNK) night.must({ kind: 'write-post', text: 'And on it goes' })
  const { feed } = night.state()
  night.must({ kind: 'edit-post', post, rev: 1, text: 'Doors open at seven' })
  const { at, feed: after } = night.state()
  const long: Log = { show: 'sample-2026', epoch: EPOCH, commits: night.commits() }
  const reading = (n: number, text: string, when: number) => {
    const posts = after.posts.map((one) => (one.id === post ? { ...one, body: { ...one.body, text } } : one))
    const sight: Sight = {
      who: 'reader',
      at: when,
      is: 'feed',
      feed: { ...feed, posts: posts as typeof feed.posts, cursor: { ...feed.cursor, n } },
    }
    return judge({ asked: askedOf(long), sights: [sight], last: [] }, long)
  }
  expect(first).toBeDefined()
  expect(reading(CHUNK, 'Doors open at seven', at)).toMatchObject(NONE)
  expect(reading(CHUNK, 'Doors open at eight', at)).toMatchObject({ wrong: 1 })
  expect(reading(CHUNK, 'Doors open at seven', at - 1)).toMatchObject({ wrong: 1 })
  expect(reading(CHUNK - 1, 'Doors open at seven', at)).toMatchObject({ wrong: 1 })
})

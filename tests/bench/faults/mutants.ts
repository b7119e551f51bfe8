/** Bugs of the kind that lose an evening, each put into one place: the harness is worth as much as it finds of them. */
import type { Bugs } from './bugs.ts'
import type { FaultKind, Night } from './faults.ts'
import { appendsTwice, counted, hasty, publishesEarly, seenAs, unlessUnsure } from './mutant-parts.ts'

export interface Mutant {
  readonly bugs: () => Bugs
  /** Without such faults it could not show; other nights are passed over. */
  readonly needs?: readonly FaultKind[]
  readonly log?: Night['log']
  /** Where it is rare: a night on which it was seen once, to begin with. Nothing hangs on it but time. */
  readonly seed?: number
}

/** Each under the sentence that somebody would have to answer for. */
export const MUTANTS: Readonly<Record<string, Mutant>> = {
  'acknowledges before it is durable': { bugs: () => ({ disk: { ackBeforeSync: true } }) },
  'goes on behind a torn tail': {
    seed: 16,
    bugs: () => ({ disk: { keepTornTail: true } }),
    needs: ['power'],
  },
  'takes what it reads at a start for durable': {
    seed: 5,
    bugs: () => ({ disk: { noSyncAtStart: true } }),
    log: 'file',
  },
  'reads what may be stored as if it were': {
    seed: 30,
    bugs: () => ({ disk: { readInDoubt: true } }),
    needs: ['disk-fails'],
  },
  'appends without comparing': { seed: 11, bugs: () => ({ redis: { noCompare: true } }), log: 'redis' },
  'publishes before it is durable': { bugs: publishesEarly },
  'stores half a command': {
    bugs: () => ({
      log: (log) => ({
        ...log,
        append: (commit) => log.append({ ...commit, events: commit.events.slice(0, 1) }),
      }),
    }),
  },
  'appends once more when it is not sure': { bugs: appendsTwice, needs: ['redis-loses'] },
  'calls it stored when it is not sure': {
    seed: 11,
    bugs: () => ({ log: (log) => ({ ...log, append: (commit) => log.append(commit).catch(unlessUnsure) }) }),
  },
  'takes a command as often as it comes': {
    seed: 5,
    bugs() {
      const again = counted()
      return { arriving: () => again }
    },
  },
  'answers a repeated command with where the show is now': {
    seed: 20,
    bugs: () => ({
      answering: (_id, answer, runner) =>
        answer.ok ? { ...answer, position: runner.shown().position } : answer,
    }),
  },
  'looks at the number and not at the log it is of': {
    seed: 102,
    bugs: () => ({
      arriving: ({ runner }) => seenAs((from) => ({ ...from, epoch: runner.shown().position.epoch })),
    }),
    needs: ['roll-back'],
  },
  'lets a take through that saw something else': {
    bugs: () => ({
      arriving: ({ runner }) => seenAs((from) => ({ ...from, programmeSeq: runner.shown().programme.seq })),
    }),
  },
  'lets the client name the winner': {
    bugs: () => ({
      vault: (vault) => ({
        ...vault,
        open(show, ref, box) {
          const found = vault.open(show, ref, box)
          return { ...found, result: { ...found.result, entries: [`${ref.category[0]}-1`] } }
        },
      }),
    }),
  },
  'lets a blackout wait for its turn': {
    bugs: () => ({
      submitting: (submit) => async (command, by, press) => {
        if (command.kind === 'blackout') await undefined
        return submit(command, by, press)
      },
    }),
  },
  'has no guard time': {
    seed: 3,
    bugs: () => ({
      monotonic() {
        let now = 0
        return () => {
          now += 10_000
          return now
        }
      },
    }),
  },
  'tells readers before the hold is over': {
    bugs: () => ({
      publishing: (shows) => ({
        ...shows,
        onShow: (listener) => shows.onShow((runner) => listener(hasty(runner))),
        runner(show) {
          const runner = shows.runner(show)
          return runner && hasty(runner)
        },
      }),
    }),
  },
  'sends no heartbeat': { bugs: () => ({ noBeats: true }), seed: 60 },
  'draws no new epoch after a rollback': {
    bugs: () => ({
      redisStore: (store) => ({
        ...store,
        replace: (show, found, epoch, rows) => store.replace(show, found, found.epoch ?? epoch, rows),
      }),
    }),
    needs: ['roll-back'],
  },
  'does not put back what Redis lost': { bugs: () => ({ neverMends: true }), needs: ['roll-back'] },
  'begins an edge without telling it what is public': {
    bugs: () => ({ edgeNotTold: true, edgeIgnoresGaps: true }),
  },
  'keeps what it had where everything is told anew': {
    bugs: () => ({
      edgeTakes: (message, feeds) =>
        message.kind === 'public' && feeds.get(message.show)
          ? { ...message, update: { ...message.update, reset: false } }
          : message,
    }),
    needs: ['roll-back'],
  },
  'does not notice a frame that never came': {
    seed: 615,
    bugs: () => ({ placelessBeats: true }),
    needs: ['rough-line'],
  },
  'hangs up on a page that waits for its code': { bugs: () => ({ deafToAnswers: true }) },
  'never hangs up on a silent line': { bugs: () => ({ neverHangsUp: true }) },
  'shows any frame that comes, however late': {
    seed: 117,
    bugs: () => ({
      screenHears() {
        let [generation, seq] = [0, 0]
        return (frame) => {
          const { position } = frame
          generation = Math.max(generation, position.epoch.generation)
          seq = Math.max(seq, position.seq)
          return { ...frame, position: { epoch: { ...position.epoch, generation }, seq } }
        }
      },
    }),
    needs: ['rough-line'],
  },
  'compares frames by their number alone': {
    seed: 1680,
    bugs() {
      const epoch = { generation: 1, id: '0123456789abcdef' }
      return { screenHears: () => (frame) => ({ ...frame, position: { epoch, seq: frame.position.seq } }) }
    },
    needs: ['roll-back', 'copy-fails'],
  },
  'paints a frame when it comes, not at its moment': {
    seed: 8,
    bugs: () => ({ screenHears: () => (frame) => ({ ...frame, showAt: 0 }) }),
  },
  'gives a desk a picture of before': {
    seed: 517,
    bugs: () => ({
      deskHears() {
        let newest = 0
        return (live) => {
          newest = Math.max(newest, live.position.seq)
          return { ...live, position: { ...live.position, seq: newest } }
        }
      },
    }),
    needs: ['rough-line'],
  },
  'sends what was written again under another id': { seed: 8, bugs: () => ({ deskSends: counted }) },
  'never sends again what was not answered': {
    seed: 8,
    bugs: () => ({
      deskSends() {
        const sent = new Set<string>()
        return (command) => {
          if (sent.has(command.id)) return null
          sent.add(command.id)
          return command
        }
      },
    }),
  },
  'overlooks a hole in the feed': {
    seed: 232,
    bugs: () => ({
      readerHears: () => (message) =>
        message.kind === 'update' && !message.update.reset
          ? { ...message, update: { ...message.update, from: 0 } }
          : message,
    }),
    needs: ['rough-line'],
  },
  'is off by one in what a reader has': {
    bugs: () => ({
      readerHears: () => (message) => {
        if (message.kind !== 'answer') return message
        const { changes, from } = message.update
        return { ...message, update: { ...message.update, changes: changes.filter(({ n }) => n > from + 1) } }
      },
    }),
  },
  'does not hear how far the others are': {
    bugs: () => ({ readerHears: () => (message) => (message.kind === 'beat' ? null : message) }),
  },
}

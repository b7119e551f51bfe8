/** The account of an evening of faults: what was asked, answered and shown, written down as it came. `judge.ts` holds it against the log. */
import type { DeskLive } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import type { CommandId, Position } from '#shared/ids'
import type { Answer } from '#shared/protocol'
import type { RefusalCode } from '#shared/refusals'
import type { StageFrame } from '#shared/stage-frame'

/** What somebody was shown. `at` is when they had it, by the wall clock, which is the server's own here. */
export type Sight = { readonly who: string; readonly at: number } & (
  | { readonly is: 'frame'; readonly frame: StageFrame }
  | { readonly is: 'desk'; readonly live: DeskLive }
  /** As it was folded from what was told. */
  | { readonly is: 'feed'; readonly feed: Feed }
)

/** All that was ever answered to one command; an answer that was lost is none. */
export interface Asked {
  readonly id: CommandId
  readonly accepted: readonly Position[]
  readonly refused: readonly RefusalCode[]
}

export interface Account {
  readonly asked: readonly Asked[]
  readonly sights: readonly Sight[]
  /** The last that everybody was shown, once the evening had come to rest. */
  readonly last: readonly Sight[]
}

export interface Book {
  asked(id: CommandId): void
  answered(id: CommandId, answer: Answer): void
  saw(sight: Sight): void
  account(last: readonly Sight[]): Account
}

export function openBook(): Book {
  const asked = new Map<CommandId, { accepted: Position[]; refused: RefusalCode[] }>()
  const sights: Sight[] = []
  const entry = (id: CommandId) => {
    const known = asked.get(id) ?? { accepted: [], refused: [] }
    asked.set(id, known)
    return known
  }
  return {
    asked: (id) => void entry(id),
    answered(id, answer) {
      if (answer.ok) entry(id).accepted.push(answer.position)
      else entry(id).refused.push(answer.refusal.code)
    },
    saw: (sight) => void sights.push(sight),
    account: (last) => ({ asked: [...asked].map(([id, said]) => ({ id, ...said })), sights, last }),
  }
}

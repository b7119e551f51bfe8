/** What comes next, armed and taken by a program that looks at the desk first. */
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import type { Answer } from '#shared/protocol'

export type Issue = (wish: Wish, id?: string) => Promise<Answer>

/** Two acts of one finger are one act: a take so many milliseconds after its arming is refused. */
const ARM_GUARD_MS = 250

/** The first act, where what comes next opens an envelope and is not armed yet; null where none is needed. */
export async function armSeen(
  { next, armed, position, programme }: DeskLive,
  issue: Issue,
): Promise<Answer | null> {
  if (!next?.reveals || armed) return null
  const from = { epoch: position.epoch, programmeSeq: programme.seq }
  const answer = await issue({ kind: 'arm', from, to: next.to })
  await new Promise((resolve) => setTimeout(resolve, ARM_GUARD_MS))
  return answer
}

/** The take a desk with this picture would send. */
export function takeSeen({ next, position, programme }: DeskLive): Extract<Wish, { kind: 'take' }> {
  if (!next) throw new Error('Nothing comes next')
  return { kind: 'take', from: { epoch: position.epoch, programmeSeq: programme.seq }, to: next.to }
}

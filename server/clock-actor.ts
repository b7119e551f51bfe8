/** Time is an actor: what falls due enters the log as the clock's own command, so that public order is log order. */
import { nextDue } from '#shared/decide/publications'
import type { CommandId } from '#shared/ids'
import type { Actor } from '#shared/people'
import type { ShowRunner } from './show-runner.ts'

const CLOCK: Actor = { name: 'clock', role: 'clock', desk: null }

/** The longest a timer may sleep; it looks again then (a 32-bit timer overflows at 24.8 days). */
const LONGEST_MS = 60_000
/** After a refusal (the log cannot be written, say) the clock tries again, not at once. */
const AGAIN_MS = 500

interface ClockWorld {
  readonly now: () => number
  readonly newCommandId: () => CommandId
}

/** Wakes for whatever falls due in this show; returns what stops it. */
export function startClock(runner: ShowRunner, world: ClockWorld): () => void {
  let timer: NodeJS.Timeout | undefined
  let busy = false
  let stopped = false

  /** Commits never go back in time; a wall clock set back must not hold what they made due. */
  const now = () => Math.max(world.now(), runner.shown().at)

  const schedule = (atLeastMs: number) => {
    clearTimeout(timer)
    const due = nextDue(runner.shown())
    if (!due || busy || stopped) return
    timer = setTimeout(issue, Math.min(Math.max(due.dueAt - now(), atLeastMs), LONGEST_MS))
  }

  async function issue(): Promise<void> {
    const due = nextDue(runner.shown())
    if (!due || due.dueAt > now()) return schedule(1)
    busy = true
    const answer = await runner.submit(
      { id: world.newCommandId(), kind: 'publish', publication: due.id },
      CLOCK,
    )
    busy = false
    schedule(answer.ok ? 0 : AGAIN_MS)
  }

  const unlisten = runner.onChange(() => schedule(0))
  schedule(0)
  return () => {
    stopped = true
    clearTimeout(timer)
    unlisten()
  }
}

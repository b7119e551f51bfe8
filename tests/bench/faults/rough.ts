/** What a rough line does to single messages: only to those of which the receiver is said to bear it. */
import type { Line } from './net.ts'
import type { World } from './world.ts'

/** Of each kind of message: which place the last one named, and until when it is held back. */
export type Trail = Map<string, { readonly place: string; readonly late: number }>

interface Message {
  readonly name: string
  readonly args: readonly unknown[]
}

/** What names its place, and of which a later one makes up for one that was lost. */
const PLACED = ['frame', 'live']
const LOST_ONLY = ['beat']
const ANYHOW = ['update']

/**
 * How much later each copy goes out than it should; none if it is lost.
 * Two messages of one place keep their order: the later counts, and nothing in them says which that is (an override acts ahead of the log).
 * The last of a place is never lost alone, for nobody could know.
 */
export function roughly(world: World, { rough }: Line, trail: Trail, { name, args }: Message): number[] {
  const { next, between } = world.chance.net
  if (rough === 0) return AT_ONCE
  if (LOST_ONLY.includes(name)) return next() < rough ? [] : AT_ONCE
  if (!PLACED.includes(name) && !ANYHOW.includes(name)) return AT_ONCE
  const [told] = args as [{ position?: unknown } | undefined]
  const place = PLACED.includes(name) ? JSON.stringify(told?.position) : ''
  const before = trail.get(name)
  if (place !== '' && before?.place === place) return [before.late]
  // Whoever reads can ask for what is missing: they are given the more reason to.
  const dice = next() / (ANYHOW.includes(name) ? 2 * rough : rough)
  const late = dice >= 0.6 && dice < 1 ? between(20, 500) : 0
  trail.set(name, { place, late: late + (late > 0 ? 1 : 0) })
  if (dice < 0.4) return []
  return dice < 0.6 ? [0, 0] : [late]
}

const AT_ONCE = [0]

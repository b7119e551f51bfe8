/** The cores of a house: which leads, which stand by, and where a page of theirs tries next. */
import Type from 'typebox'

/** Where a core is reached: the origin of its room, as http://192.168.1.10:4100. */
export type CoreAddress = string

export interface CoreSeen {
  readonly address: CoreAddress
  readonly role: 'leads' | 'stands-by' | 'absent'
  /** Commits it had not read when it was last heard; null of a core that leads, or is not there. */
  readonly behind: number | null
  /** It was there this evening, and is not any more. */
  readonly missed: boolean
  /** Its seal key is that of the core that leads: it could open the envelopes. */
  readonly opens: boolean
}

/** Empty where a core is alone. */
export interface CoresView {
  readonly cores: readonly CoreSeen[]
}

export const ALONE: CoresView = { cores: [] }

/** A wish to hand over, as it comes from a desk. */
export const HandOverWish = Type.Object(
  { to: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
)

/** Whether it may take over as it stands: the room would go on, and the envelopes would open. */
export const isFit = ({ role, opens }: CoreSeen): boolean => role === 'stands-by' && opens

/** What a page knows of where it may connect, its own server first. */
export interface Round {
  readonly cores: readonly CoreAddress[]
  readonly at: CoreAddress
}

/** `own` comes first, wherever it stands among those known. */
export const roundFrom = (own: CoreAddress, known: readonly CoreAddress[] = []): Round => ({
  cores: [...new Set([own, ...known])],
  at: own,
})

/** The same place in a longer list: a core that is known is not forgotten within the life of a page. */
export const told = (round: Round, cores: readonly CoreAddress[]): Round => ({
  ...round,
  cores: [...new Set([...round.cores, ...cores])],
})

/** Refused, silent or gone: on to the leader that was named, if there is one, and else to whoever comes next. */
export function turned(round: Round, leader: CoreAddress | null = null): Round {
  if (leader !== null && leader !== round.at) return { ...told(round, [leader]), at: leader }
  const next = round.cores[(round.cores.indexOf(round.at) + 1) % round.cores.length]
  return { ...round, at: next ?? round.at }
}

/** The address of a socket as it is at another core: the same path, and its own way of encrypting. */
export function socketAt(uri: string, at: CoreAddress): string {
  const [, path = ''] = /^wss?:\/\/[^/]*(.*)$/.exec(uri) ?? []
  return at.replace(/^http/, 'ws') + path
}

/** The leader that a refused connection named; null where it named none. */
export function leaderIn(error: Error): CoreAddress | null {
  const data: unknown = 'data' in error ? error.data : null
  const leader = typeof data === 'object' && data !== null && 'leader' in data ? data.leader : null
  return isAddress(leader) ? leader : null
}

/** The addresses of a `cores` message, or of what was kept of one; nothing that is none. */
export function addressesIn(message: unknown): CoreAddress[] {
  const cores =
    typeof message === 'object' && message !== null && 'cores' in message ? message.cores : message
  return Array.isArray(cores)
    ? cores.map((core) => (core as { address?: unknown } | null)?.address ?? core).filter(isAddress)
    : []
}

const isAddress = (value: unknown): value is CoreAddress =>
  typeof value === 'string' && /^https?:\/\/[^/\s]{1,200}$/.test(value)

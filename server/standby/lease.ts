/** The lease as a core speaks of it: taken, kept, given away, looked at. By a connection of its own, so that no press waits behind it. */
import { LEASE, LEASE_MS, STANDBYS } from '../log/lease-functions.ts'
import { connectRedis } from '../log/redis-connection.ts'
import { SHOWS } from '../log/redis-functions.ts'
import { LogUnavailable } from '../log/show-log.ts'

const PATIENCE_MS = 2000

/** Where a log ends, as Redis has it. */
export interface ShowEnd {
  readonly show: string
  readonly generation: number
  readonly id: string
  readonly last: number
}

export interface Looked {
  readonly token: string
  readonly holder: string | null
  /** Fingerprint of the holder's seal key. */
  readonly key: string
  readonly isHeld: boolean
  /** Whom it is kept for. */
  readonly heir: string | null
  readonly ends: readonly ShowEnd[]
}

export interface Taken {
  readonly token: string
  /** The clock of Redis. */
  readonly now: number
  /** How far the clock of whoever led before was from that of Redis; null where nobody did within the hour. */
  readonly skew: number | null
}

export interface Lease {
  /** Who holds it, if it could not be had. Its number is later than `known`: an emptied Redis would begin anew. */
  take(holder: string, key: string, ms: number, known?: string): Promise<Taken | { readonly holder: string }>
  /** What the others said of themselves, by address; null if another core leads by now. */
  renew(
    token: string,
    holder: string,
    key: string,
    skew: number,
  ): Promise<{ readonly now: number; readonly said: ReadonlyMap<string, string> } | null>
  /** False if another core leads by now. To nobody: to whoever comes first. */
  give(token: string, to: string | null): Promise<boolean>
  attend(address: string, said: string): Promise<void>
  look(): Promise<Looked>
  close(): Promise<void>
}

/** A clock that nobody has kept for so long is nobody's. */
const HOUR_MS = 3_600_000

/** Rejects where Redis is out of reach, or must not be used. Takes no lease yet. */
export async function openLease(url: string): Promise<Lease> {
  const redis = await connectRedis(url, (sentence) => new LogUnavailable(sentence), PATIENCE_MS)
  const ask = async (...words: string[]) => strings(await redis.ask(...words))
  const ttl = String(LEASE_MS)

  return {
    async take(holder, key, ms, known = '') {
      const words = ['FCALL', 'envelope_lease_take', '2', LEASE, STANDBYS, holder, key, String(ms), known]
      // Also on the replicas: one of them may be asked next who leads.
      const [answer, token = '', now, skew, heldUntil] = strings(await redis.write(...words))
      if (answer !== 'taken') return { holder: token }
      const isFresh = skew !== '' && Number(now) - Number(heldUntil) < HOUR_MS
      return { token, now: Number(now), skew: isFresh ? Number(skew) : null }
    },
    async renew(token, holder, key, skew) {
      const words = [token, holder, key, ttl, String(Math.round(skew))]
      const [answer, now, ...said] = await ask(
        'FCALL',
        'envelope_lease_renew',
        '2',
        LEASE,
        STANDBYS,
        ...words,
      )
      if (answer !== 'kept') return null
      const others = new Map<string, string>()
      for (let at = 0; at < said.length; at += 2) others.set(said[at] ?? '', said[at + 1] ?? '')
      return { now: Number(now), said: others }
    },
    async give(token, to) {
      return (await redis.write('FCALL', 'envelope_lease_give', '1', LEASE, token, to ?? '', ttl)) === 'given'
    },
    async attend(address, said) {
      await redis.ask('FCALL', 'envelope_standby_attend', '1', STANDBYS, address, said, ttl)
    },
    async look() {
      const [token = '', holder = '', key = '', isHeld, heir = '', ...ends] = await ask(
        ...['FCALL_RO', 'envelope_lease_look', '2', LEASE, SHOWS, 'envelope:about:'],
      )
      return {
        token,
        holder: holder || null,
        key,
        isHeld: isHeld === 'true',
        heir: heir || null,
        ends: endsIn(ends),
      }
    },
    close: () => redis.close(),
  }
}

function endsIn(words: readonly string[]): ShowEnd[] {
  const ends: ShowEnd[] = []
  for (let at = 0; at < words.length; at += 4) {
    const [show = '', generation, id = '', last] = words.slice(at, at + 4)
    ends.push({ show, generation: Number(generation), id, last: Number(last) })
  }
  return ends
}

const strings = (answer: unknown): string[] => (Array.isArray(answer) ? answer.map(String) : [])

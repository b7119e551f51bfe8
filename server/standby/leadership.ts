/** Whether this core leads. One of a house does; the others follow the log, and take over on command or when its lease ends. */
import type { CoreAddress, CoresView } from '#shared/cores'
import type { Instant } from '#shared/ids'
import { type Refusal, refusal } from '#shared/refusals'
import { StartRefused } from '../config.ts'
import { LEASE_MS } from '../log/lease-functions.ts'
import type { Lease, Looked, ShowEnd, Taken } from './lease.ts'
import { coresSeen, readSaid, type Said, saidAs } from './standbys.ts'

/** What leading and following mean to the rest of the core. */
export interface LeadWorld {
  /** Reads what the log has more than is known here; how many commits that was. */
  follow(ends: readonly ShowEnd[]): Promise<number>
  /** The log is known to its end, and nobody else writes to it any more: what lies beside it is read anew before the doors open. */
  ready(): Promise<void>
  /** All that was begun is done. */
  settle(): Promise<void>
}

export interface Leadership {
  /** Of this core and all others; empty where it is alone. */
  readonly cores: readonly CoreAddress[]
  leads(): boolean
  /** Whether the lease is its own: it leads, or is about to. */
  holds(): boolean
  leader(): CoreAddress | null
  /** Why nothing is commanded here; null where this core leads. */
  elsewhere(): Refusal | null
  /** The number by which this core writes to the log. */
  token(): string
  /** The clock of the house: it goes on where that of the core before stopped. */
  now(): Instant
  view(): CoresView
  onChange(listener: () => void): void
  /** The log takes nothing from this core any more: looked into at once. What is said of it. */
  overtaken(): Refusal
  /** Leads, or learns who does. Throws `StartRefused` where `strict` and its seal key is another. */
  enter(key: () => string, strict: boolean): Promise<void>
  begin(world: LeadWorld): void
  /** Null once the other may take it: this core is to end then. */
  handOver(to: CoreAddress): Promise<Refusal | null>
  /** Whether nobody can say who leads, for Redis is out of reach: desks are let in then, to be told so. */
  adrift?(): boolean
  /** Lets another lead at once. */
  close(): Promise<void>
}

const RENEW_MS = 750
const LOOK_MS = 250
/** How often, in looks, a core that stands by says so. */
const ATTEND_EVERY = 4

export interface LeadershipWorld {
  readonly lease: Lease
  /** This core's own first. */
  readonly cores: readonly [CoreAddress, ...CoreAddress[]]
  readonly wallClock: () => Instant
  /** Another core leads: whatever this one has in memory is worth nothing from now on. */
  readonly lost: () => void
  readonly warn: (sentence: string, error: unknown) => void
}

type State = 'follows' | 'taking' | 'leads' | 'giving' | 'over'

/** Asks for nothing before `enter`. Once another core leads, `lost` is called, and this one never leads again. */
export function createLeadership({ lease, cores, wallClock, lost, warn }: LeadershipWorld): Leadership {
  const [self, ...others] = cores
  const listeners = new Set<() => void>()
  let state: State = 'follows'
  let token = ''
  let leader: CoreAddress | null = null
  let keyOf = () => ''
  let leaderKey = ''
  let offset = 0
  let skew = 0
  let said: ReadonlyMap<CoreAddress, Said> = new Map()
  /** Whoever was there since this core began. */
  const met = new Set<CoreAddress>()
  let world: LeadWorld | null = null
  let timer: NodeJS.Timeout | undefined
  let looks = 0
  let behind = 0
  let lapsedAt: number | null = null
  let trouble = false
  /** The latest number that was seen. */
  let highest = ''
  let keptAt = performance.now()

  const now = () => wallClock() + offset
  const opens = () => leaderKey === '' || leaderKey === keyOf()
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const isLeading = () => state === 'leads' || state === 'giving'

  function troubled(sentence: string, error: unknown): void {
    if (!trouble) warn(sentence, error)
    trouble = true
  }

  function over(): void {
    if (state === 'over') return
    state = 'over'
    clearTimeout(timer)
    warn('another core leads: this one starts again, to stand by', null)
    lost()
  }

  function taken(found: Taken): void {
    token = found.token
    leader = self
    leaderKey = keyOf()
    skew = found.skew ?? wallClock() - found.now
    offset = found.skew === null ? 0 : found.now + found.skew - wallClock()
    if (Math.abs(offset) > FAR_MS)
      warn(`this machine's clock is ${Math.round(-offset)} ms from that of the core that led before`, null)
  }

  async function renew(): Promise<void> {
    const kept = await lease.renew(token, self, keyOf(), skew)
    if (kept === null) return over()
    skew = now() - kept.now
    keptAt = performance.now()
    const before = JSON.stringify([...said])
    for (const address of kept.said.keys()) met.add(address)
    said = new Map([...kept.said].map(([address, text]) => [address, readSaid(text)]))
    trouble = false
    if (before !== JSON.stringify([...said])) tell()
  }

  /** Redis is out of reach from here, and perhaps not from there: another that leads by a later number says so itself. */
  async function askOthers(): Promise<void> {
    const answers = await Promise.all(others.map(leadsBy))
    if (state === 'leads' && answers.some((number) => number > Number(token))) over()
  }

  /** Its number is drawn: nobody else writes any more, so the end of the log is the end. */
  async function takeOver(): Promise<void> {
    await renew()
    if (state !== 'taking') return
    await world?.follow((await lease.look()).ends)
    await world?.ready()
    state = 'leads'
    tell()
  }

  async function look(): Promise<void> {
    const seen = await lease.look()
    // Emptied, Redis is mended by whoever leads; if nobody does any more, by this one, from its own copies.
    if (seen.token === '' && leader !== null) return forgotten()
    trouble = false
    highest = seen.token
    if (seen.holder !== leader || seen.key !== leaderKey) {
      ;[leader, leaderKey] = [seen.holder, seen.key]
      if (leader !== null) met.add(leader)
      tell()
    }
    behind = (await world?.follow(seen.ends)) ?? 0
    looks += 1
    if (looks % ATTEND_EVERY === 1) await lease.attend(self, saidAs({ behind, key: keyOf() }))
    if (isMine(seen)) await tryToTake()
  }

  async function forgotten(): Promise<void> {
    lapsedAt ??= performance.now()
    troubled('Redis has forgotten who leads', null)
    if (performance.now() - lapsedAt > LEASE_MS) await tryToTake()
  }

  /** Whoever could not open the envelopes lets the others go first. */
  function isMine({ isHeld, heir }: Looked): boolean {
    if (heir !== null) return heir === self
    if (isHeld) {
      lapsedAt = null
      return false
    }
    lapsedAt ??= performance.now()
    return opens() || performance.now() - lapsedAt > LEASE_MS
  }

  async function tryToTake(): Promise<void> {
    const answer = await lease.take(self, keyOf(), LEASE_MS, highest)
    if ('holder' in answer) return
    if (!opens()) warn('this core leads with another seal key: sealed envelopes will not open', null)
    taken(answer)
    keptAt = performance.now()
    state = 'taking'
  }

  async function turn(): Promise<void> {
    try {
      if (state === 'follows') await look()
      if (state === 'taking') await takeOver()
      else if (state === 'leads') await renew()
    } catch (error) {
      troubled('the lease cannot be looked after', error)
      if (state === 'leads' && performance.now() - keptAt > LEASE_MS) await askOthers()
    }
    if (state === 'over') return
    again(isLeading() ? RENEW_MS : LOOK_MS)
  }

  function again(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void turn(), ms)
  }

  const elsewhere = (): Refusal | null =>
    state === 'leads'
      ? null
      : refusal('follows', { leader: leader === null || leader === self ? 'nobody yet' : leader })

  return {
    cores,
    leads: () => state === 'leads',
    holds: () => state === 'taking' || isLeading(),
    leader: () => leader,
    elsewhere,
    token: () => token,
    now,
    view: () => ({ cores: coresSeen(cores, isLeading() ? self : leader, keyOf(), said, met) }),
    onChange: (listener) => void listeners.add(listener),
    overtaken() {
      if (state === 'leads')
        void renew().catch((error) => troubled('the lease cannot be looked after', error))
      return refusal('follows', { leader: 'another core' })
    },
    async enter(key, strict) {
      keyOf = key
      const answer = await lease.take(self, key(), LEASE_MS)
      if (!('holder' in answer)) {
        taken(answer)
        state = 'leads'
        // Reading long logs takes longer than a lease.
        return again(0)
      }
      const seen = await lease.look()
      ;[leader, leaderKey] = [seen.holder, seen.key]
      if (leader !== null) met.add(leader)
      if (opens()) return
      const sentence = `its seal key is not that of ${leader}, which leads; give both the same (seal.key, or ENVELOPE_SEAL_KEY).`
      if (strict) throw new StartRefused(sentence)
      warn(sentence, null)
    },
    begin(given) {
      world = given
      if (state === 'follows') again(0)
    },
    async handOver(to) {
      const other = coresSeen(cores, self, keyOf(), said).find(({ address }) => address === to)
      if (state !== 'leads') return elsewhere()
      if (other?.role !== 'stands-by') return refusal('no-standby', { core: to })
      if (!other.opens) return refusal('standby-key', { core: to })
      state = 'giving'
      leader = to
      try {
        await world?.settle()
        if (!(await lease.give(token, to))) over()
      } catch (error) {
        warn('the lease could not be given away', error)
        if (state !== 'giving') return null
        ;[state, leader] = ['leads', self]
        return refusal('log-unavailable')
      }
      clearTimeout(timer)
      state = 'over'
      return null
    },
    async close() {
      clearTimeout(timer)
      const led = isLeading()
      state = 'over'
      if (led) await lease.give(token, null).catch(() => undefined)
      await lease.close()
    },
  }
}

const ANSWER_MS = 1000

/** The number by which another core leads; 0 if it does not, or does not answer. */
async function leadsBy(address: CoreAddress): Promise<number> {
  try {
    const reply = await fetch(`${address}/leads`, { signal: AbortSignal.timeout(ANSWER_MS) })
    return reply.ok ? Number(((await reply.json()) as { number?: unknown }).number) || 0 : 0
  } catch {
    return 0
  }
}

/** Clocks that differ by more than this are worth a word. */
const FAR_MS = 1000

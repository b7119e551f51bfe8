/** A core that no other stands by: it leads from its first moment, and draws its number once. */
import { setTimeout } from 'node:timers/promises'
import { ALONE, type CoreAddress } from '#shared/cores'
import { refusal } from '#shared/refusals'
import { StartRefused } from '../config.ts'
import { LEASE_MS } from '../log/lease-functions.ts'
import type { Leadership } from './leadership.ts'
import type { Lease } from './lease.ts'

/** No core has this address. */
const NOBODY = 'alone'
const AGAIN_MS = 250

/** Null: where no other could write to the log, there is no number to draw. */
export function aloneWith(lease: Lease | null): Leadership {
  let token = ''
  return {
    cores: [],
    leads: () => true,
    holds: () => true,
    leader: () => null,
    elsewhere: () => null,
    token: () => token,
    now: Date.now,
    view: () => ALONE,
    onChange: () => undefined,
    overtaken: () => refusal('follows', { leader: 'another core' }),
    async enter(key) {
      if (lease === null) return
      for (const began = performance.now(); ; await setTimeout(AGAIN_MS)) {
        const answer = await lease.take(NOBODY, key(), 0)
        if (!('holder' in answer)) {
          token = answer.token
          return lease.close()
        }
        // What is left of a lease may be that of a core which is no more.
        if (performance.now() - began < LEASE_MS + AGAIN_MS) continue
        throw new StartRefused(
          `the core at ${answer.holder} leads on this Redis; name both in ENVELOPE_CORES, so that this one stands by.`,
        )
      }
    },
    begin: () => undefined,
    handOver: async (core) => refusal('no-standby', { core }),
    close: async () => undefined,
  }
}

/** A core that begins while Redis is out of reach: it leads nobody, and shows what it has copies of until somebody says more. */
export const strandedWith = (cores: readonly CoreAddress[]): Leadership => ({
  ...aloneWith(null),
  cores,
  leads: () => false,
  holds: () => false,
  elsewhere: () => refusal('follows', { leader: 'nobody yet' }),
})

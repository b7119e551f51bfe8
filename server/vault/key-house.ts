/** What a house does with its seal key: says which it is, hands it out wrapped, takes one in, and tries it on an envelope. */
import type { KeyView, WrappedKey } from '#shared/key-view'
import { SHORTEST_PASSPHRASE } from '#shared/key-view'
import { type Refusal, refusal } from '#shared/refusals'
import { QueueFull, type WorkQueue } from '../people/work-queue.ts'
import type { Registry } from '../registry/registry.ts'
import type { Shows } from '../shows.ts'
import type { Keyring, Unwrapped } from './keyring.ts'
import type { Vault } from './vault.ts'

type Answer<T> = T | { readonly refusal: Refusal }

export interface KeyHouse {
  view(): Promise<KeyView>
  export(passphrase: string, of: string): Promise<Answer<WrappedKey>>
  import(block: string, passphrase: string, of: string): Promise<Answer<KeyView>>
  /** Seals a test envelope and opens it; the fingerprint of the key that did. */
  check(): Answer<{ readonly fingerprint: string }>
}

export interface KeyWorld {
  readonly keyring: Keyring
  readonly shows: Shows
  readonly registry: Pick<Registry, 'noted' | 'note'>
  /** Wrapping is dear on purpose: one at a time, whoever asks. */
  readonly queue: WorkQueue
}

interface Lying {
  readonly show: string
  readonly ref: { readonly category: string; readonly level: string; readonly version: number }
  readonly box: string
}

const bare = (fingerprint: string): string => fingerprint.replaceAll(' ', '')

/** Keys are tried on the envelopes that lie sealed now; nothing of what they hold leaves it (E1). */
export function createKeyHouse({ keyring, shows, registry, queue }: KeyWorld): KeyHouse {
  /** Every sealed envelope there is. */
  const lying = (): Lying[] =>
    shows.ids().flatMap((show) => {
      const results = shows.runner(show)?.shown().results ?? {}
      return Object.entries(results).flatMap(([category, levels]) =>
        Object.entries(levels).flatMap(([level, known]) =>
          known.status === 'sealed'
            ? [{ show, ref: { category, level, version: known.version }, box: known.box }]
            : [],
        ),
      )
    })

  const opens = (vault: Vault, { show, ref, box }: Lying): boolean => {
    try {
      vault.open(show, ref, box)
      return true
    } catch {
      return false
    }
  }

  /** One envelope stands for those of its show: they were sealed in one house. */
  const isOpen = (show: string, all: readonly Lying[]): boolean => {
    const first = all.find((one) => one.show === show)
    return first !== undefined && opens(keyring.vault, first)
  }

  async function view(): Promise<KeyView> {
    const all = lying()
    const ofShows = [...new Set(all.map(({ show }) => show))]
    const closed = ofShows.filter((show) => !isOpen(show, all))
    return {
      fingerprint: keyring.fingerprint(),
      source: keyring.source,
      exported: (await registry.noted('key-exported')).includes(bare(keyring.fingerprint())),
      opens: ofShows.filter((show) => !closed.includes(show)),
      closed,
    }
  }

  async function taken(block: string, passphrase: string): Promise<Answer<KeyView>> {
    const found = await keyring.unwrap(block, passphrase)
    if ('problem' in found) return { refusal: refusal(PROBLEMS[found.problem]) }
    const { key } = found
    if (keyring.fingerprintOf(key) !== keyring.fingerprint()) {
      // What only the key of this house opens would stay shut for ever.
      const trial = keyring.trial(key)
      const lost = lying().find((one) => !opens(trial, one) && opens(keyring.vault, one))
      if (lost) return { refusal: refusal('key-in-use', { show: lost.show }) }
      keyring.replace(key)
    }
    keyring.keep()
    await registry.note('key-exported', bare(keyring.fingerprint()), true)
    const now = await view()
    for (const show of now.opens) await registry.note('keyless', show, false)
    return now
  }

  /** People have the key of this house, and have not entered it yet: another one beside it would divide its envelopes. */
  async function isAwaited(): Promise<boolean> {
    if (keyring.isKept()) return false
    const { closed } = await view()
    const keyless = await registry.noted('keyless')
    return closed.some((show) => !keyless.includes(show))
  }

  const queued = <T>(of: string, work: () => Promise<Answer<T>>): Promise<Answer<T>> =>
    queue.run({ of, rank: 0 }, work).catch((error: unknown): Answer<T> => {
      if (error instanceof QueueFull) return { refusal: refusal('too-busy') }
      throw error
    })

  return {
    view,
    export(passphrase, of) {
      if ([...passphrase].length < SHORTEST_PASSPHRASE)
        return Promise.resolve({
          refusal: refusal('short-passphrase', { least: String(SHORTEST_PASSPHRASE) }),
        })
      return queued(of, async () => {
        const fingerprint = keyring.fingerprint()
        if (await isAwaited()) return { refusal: refusal('vault-closed') }
        const block = await keyring.wrap(passphrase)
        keyring.keep()
        await registry.note('key-exported', bare(fingerprint), true)
        return { block, fingerprint }
      })
    },
    import(block, passphrase, of) {
      if (keyring.source === 'environment')
        return Promise.resolve({ refusal: refusal('key-from-environment') })
      return queued(of, () => taken(block, passphrase))
    },
    check() {
      try {
        keyring.check()
        return { fingerprint: keyring.fingerprint() }
      } catch {
        return { refusal: refusal('vault-closed') }
      }
    },
  }
}

const PROBLEMS: Record<
  Extract<Unwrapped, { problem: string }>['problem'],
  'no-key-block' | 'key-mistyped' | 'wrong-passphrase'
> = {
  'no-block': 'no-key-block',
  mistyped: 'key-mistyped',
  'wrong-passphrase': 'wrong-passphrase',
}

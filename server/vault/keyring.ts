/** The seal key of this house: behind the vault, and the only place that can name, wrap or replace it. */
import type { Config } from '../config.ts'
import { keyFingerprint, unwrapKey, wrapKey } from './key-block.ts'
import { loadSealKey, replaceSealKey } from './seal-key.ts'
import { createVault, type Vault, VaultClosed } from './vault.ts'

export type Unwrapped = Awaited<ReturnType<typeof unwrapKey>>

export interface Keyring {
  /** Always with the key there is now. */
  readonly vault: Vault
  /** Whether the key lies in the data folder, or came with the environment. */
  readonly source: 'file' | 'environment'
  fingerprint(): string
  /** Seals a test envelope and opens it again. Throws `VaultClosed`. */
  check(): void
  wrap(passphrase: string): Promise<string>
  unwrap(block: string, passphrase: string): Promise<Unwrapped>
  fingerprintOf(key: Buffer): string
  /** A vault that has only this key: to try it on the envelopes there are. */
  trial(key: Buffer): Vault
  /** From now on this is the key; the one before stays beside it under another name. Only where it lies in a file. */
  replace(key: Buffer): void
}

/** Of no show: a show's id has no space. */
const TEST = { category: 'test', level: 'test', version: 1 } as const
const TEST_SHOW = 'test envelope'

export function openKeyring(config: Pick<Config, 'dataFolder' | 'sealKey'>): Keyring {
  let key = loadSealKey(config)
  let inner = createVault(key)
  const vault: Vault = {
    seal: (show, request) => inner.seal(show, request),
    open: (show, ref, box) => inner.open(show, ref, box),
  }
  return {
    vault,
    source: config.sealKey === null ? 'file' : 'environment',
    fingerprint: () => keyFingerprint(key),
    check() {
      const { envelope } = vault.seal(TEST_SHOW, { ...TEST, result: { entries: [], citation: null } })
      const { result } = vault.open(TEST_SHOW, TEST, envelope.box)
      if (result.entries.length > 0) throw new VaultClosed('The test envelope holds something else.')
    },
    wrap: (passphrase) => wrapKey(key, passphrase),
    unwrap: unwrapKey,
    fingerprintOf: keyFingerprint,
    trial: (other) => createVault(other),
    replace(next) {
      replaceSealKey(config.dataFolder, next, keyFingerprint(key).replaceAll(' ', ''))
      key = next
      inner = createVault(next)
    },
  }
}

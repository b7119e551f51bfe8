/** The seal key of this house: behind the vault, and the only place that can name, wrap or replace it. */
import { randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import { signer } from '../standby/pass.ts'
import { keyFingerprint, unwrapKey, wrapKey } from './key-block.ts'
import { KEY_BYTES, loadSealKey, refuseKeyFiles, replaceSealKey } from './seal-key.ts'
import { createVault, type Vault, VaultClosed } from './vault.ts'

export type Unwrapped = Awaited<ReturnType<typeof unwrapKey>>

export interface Keyring {
  /** Always with the key there is now. */
  readonly vault: Vault
  /** Whether the key lies in the data folder, came with the environment, or is in memory alone. */
  readonly source: 'file' | 'environment' | 'memory'
  /** Whether it outlives this process, here or with somebody: nothing is sealed with a key that does not. */
  isKept(): boolean
  /** Somebody has it now. */
  keep(): void
  fingerprint(): string
  /** Seals a test envelope and opens it again. Throws `VaultClosed`. */
  check(): void
  wrap(passphrase: string): Promise<string>
  unwrap(block: string, passphrase: string): Promise<Unwrapped>
  fingerprintOf(key: Buffer): string
  /** Signs words in the name of the house: whoever has this key could have signed them too. */
  sign(words: string): Buffer
  /** A vault that has only this key: to try it on the envelopes there are. */
  trial(key: Buffer): Vault
  /** From now on this is the key; where it lies in a file, the one before stays beside it under another name. */
  replace(key: Buffer): void
}

/** Of no show: a show's id has no space. */
const TEST = { category: 'test', level: 'test', version: 1 } as const
const TEST_SHOW = 'test envelope'

type Place = Pick<Config, 'dataFolder' | 'sealKey'> & Partial<Pick<Config, 'sealMode'>>

/** In the strict mode every start draws a key of its own, good for a new house; for any other, people bring theirs. */
export function openKeyring(config: Place): Keyring {
  const isStrict = config.sealMode === 'strict'
  if (isStrict) refuseKeyFiles(config.dataFolder)
  let key = isStrict ? randomBytes(KEY_BYTES) : loadSealKey(config)
  let inner = createVault(key)
  let isKept = !isStrict
  const vault: Vault = {
    seal(show, request) {
      if (!isKept) throw new VaultClosed('Nobody has this key yet.')
      return inner.seal(show, request)
    },
    open: (show, ref, box) => inner.open(show, ref, box),
  }
  return {
    vault,
    source: isStrict ? 'memory' : config.sealKey === null ? 'file' : 'environment',
    isKept: () => isKept,
    keep() {
      isKept = true
    },
    fingerprint: () => keyFingerprint(key),
    check() {
      const { envelope } = vault.seal(TEST_SHOW, { ...TEST, result: { entries: [], citation: null } })
      const { result } = vault.open(TEST_SHOW, TEST, envelope.box)
      if (result.entries.length > 0) throw new VaultClosed('The test envelope holds something else.')
    },
    wrap: (passphrase) => wrapKey(key, passphrase),
    unwrap: unwrapKey,
    fingerprintOf: keyFingerprint,
    sign: (words) => signer(key)(words),
    trial: (other) => createVault(other),
    replace(next) {
      if (!isStrict) replaceSealKey(config.dataFolder, next, keyFingerprint(key).replaceAll(' ', ''))
      key = next
      inner = createVault(next)
    },
  }
}

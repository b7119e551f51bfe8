/** What cores that stand by say of themselves, and what a desk is told of it. */
import type { CoreAddress, CoreSeen } from '#shared/cores'

export interface Said {
  /** Commits it had not read when it last looked. */
  readonly behind: number
  /** Fingerprint of its seal key. */
  readonly key: string
}

/** As it lies in Redis beside the core's address; `readSaid` reads it. */
export const saidAs = (said: Said): string => JSON.stringify(said)

/** What cannot be read opens nothing. */
export function readSaid(text: string): Said {
  try {
    const { behind, key } = JSON.parse(text) as Partial<Said>
    return { behind: Number(behind ?? 0), key: String(key ?? '') }
  } catch {
    return { behind: 0, key: '' }
  }
}

/** Those that are configured, and whoever else stands by. */
export function coresSeen(
  cores: readonly CoreAddress[],
  leader: CoreAddress | null,
  key: string,
  said: ReadonlyMap<CoreAddress, Said>,
  met: ReadonlySet<CoreAddress> = new Set(),
): CoreSeen[] {
  return [...new Set([...cores, ...said.keys()])].map((address): CoreSeen => {
    const bare = { address, behind: null, missed: false, opens: true }
    if (address === leader) return { ...bare, role: 'leads' }
    const found = said.get(address)
    if (!found) return { ...bare, role: 'absent', missed: met.has(address), opens: false }
    return { ...bare, role: 'stands-by', behind: found.behind, opens: found.key === key }
  })
}

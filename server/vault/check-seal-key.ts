/** Before doors: does the key open the envelopes of every show? Opens one of each and forgets what it held. */
import type { Shows } from '../shows.ts'
import type { Vault } from './vault.ts'

/** Calls `report` with a sentence for each show whose envelopes this key does not open. */
export function checkSealKey(
  shows: Shows,
  vault: Vault,
  report: (sentence: string, show: string) => void,
): void {
  for (const show of shows.ids()) {
    const state = shows.runner(show)?.shown()
    const sealed = Object.entries(state?.results ?? {}).flatMap(([category, levels]) =>
      Object.entries(levels).flatMap(([level, known]) =>
        known.status === 'sealed' ? [{ category, level, version: known.version, box: known.box }] : [],
      ),
    )[0]
    if (!sealed) continue
    try {
      vault.open(show, sealed, sealed.box)
    } catch {
      report(
        `the seal key does not open the envelopes of the show ${show}; put back the key they were sealed with (seal.key or ENVELOPE_SEAL_KEY).`,
        show,
      )
    }
  }
}

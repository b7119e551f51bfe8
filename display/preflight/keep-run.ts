/** What the last check came to, left in this browser for the desk's ready check. Storage may be forbidden or full; nothing depends on it. */
import { type PreflightRun, planPrint, preflightKey } from '#shared/ready-preflight'
import { offendersIn, progressOf } from './results.ts'
import type { View } from './view.ts'

/**
 * Also after a check that was stopped or broke off: the ready check says how far it came.
 * `at` is milliseconds since 1970, by this browser's clock.
 */
export function keepRun({ file, pictures, sizes, found }: View, at: number): void {
  const run: PreflightRun = {
    print: planPrint(file),
    at,
    ...progressOf(pictures, sizes, found),
    offenders: offendersIn(sizes, found).length,
    sizes: sizes.length,
  }
  try {
    localStorage.setItem(preflightKey(file.id), JSON.stringify(run))
  } catch {
    // The desk then says that it does not know.
  }
}

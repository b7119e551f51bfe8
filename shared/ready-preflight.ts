/** What the browser adds to the ready check: the preflight that was run in it, if that was of the show as it is now. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import Type, { type Static } from 'typebox'
import { parse } from './parse.ts'
import { counted, fixAt, line, type ReadyLine } from './ready.ts'
import type { ShowFile } from './show-file.ts'

/** What preflight leaves in the browser it ran in. */
export const PreflightRun = Type.Object({
  /** The show file that was measured. */
  print: Type.String({ maxLength: 64 }),
  /** Milliseconds since 1970, by that browser's clock. */
  at: Type.Number(),
  /** Drawings that were measured, of how many. */
  done: Type.Integer({ minimum: 0 }),
  of: Type.Integer({ minimum: 0 }),
  offenders: Type.Integer({ minimum: 0 }),
  sizes: Type.Integer({ minimum: 0 }),
})
export type PreflightRun = Static<typeof PreflightRun>

/** Under this name preflight leaves its run in the browser's storage, where the ready check looks for it. */
export const preflightKey = (show: string): string => `envelope:preflight:${show}`

/** Tells two plans apart; the same plan has the same. */
export const planPrint = (file: ShowFile): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(file)))).slice(0, 32)

/** A stored run; null for none, or one that cannot be read. */
export function readRun(stored: string | null): PreflightRun | null {
  if (stored === null) return null
  try {
    const parsed = parse(PreflightRun, JSON.parse(stored))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}

/** Null while the plan is not known. */
export function preflightLine(run: PreflightRun | null, print: string | null): ReadyLine {
  const says = (state: ReadyLine['state'], sentence: string) =>
    line('show', 'preflight', state, sentence, state === 'ok' ? null : fixAt('preflight', 'Run preflight'))
  if (run === null) return says('unknown', 'Whether every text fits was not measured in this browser.')
  if (print !== null && run.print !== print)
    return says('warning', 'The show was changed since its texts were measured in this browser.')
  if (run.done < run.of)
    return says('unknown', `Only ${run.done} of ${run.of} drawings were measured in this browser.`)
  if (run.offenders > 0)
    return says('warning', `${counted(run.offenders, 'picture does', 'pictures do')} not fit at every size.`)
  return says('ok', `Every text fits, at ${counted(run.sizes, 'size')}.`)
}

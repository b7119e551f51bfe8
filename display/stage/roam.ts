/** The cores of the house a screen knows: it keeps to one, and goes on to the next when that is gone, silent, or stands by. */
import { addressesIn, type CoreAddress, leaderIn, type Round, roundFrom, told, turned } from '#shared/cores'
import { readJson, readText, writeJson, writeText } from './storage.ts'

/** A browser remembers them: a screen that is switched on finds the leader though its own server is gone. */
const KEPT = 'envelope.cores'

/** What a desk or the press room is let in by at another core than its own; a desk's monitors are pages of the same tab. */
const PASS = 'envelope-pass'

let round: Round | null = null

const here = (): Round => {
  round ??= roundFrom(location.origin, addressesIn(readJson('local', KEPT)))
  return round
}

/** The core this page speaks to, where that is not its own; empty where it is, and before any page asked. */
export const coreElsewhere = (): CoreAddress | '' =>
  round === null || round.at === location.origin ? '' : round.at

/** Whether there is anywhere else to go. */
export const canRoam = (): boolean => here().cores.length > 1

/** Adds the cores of a `cores` message to those known here; of those kept in this browser it takes the place. */
export function toldOf(message: unknown): void {
  const cores = addressesIn(message)
  round = told(here(), cores)
  writeJson('local', KEPT, cores)
}

/** On to the next; a refusal may have named the one that leads. */
export function goOn(error: Error | null = null): void {
  round = turned(here(), error && leaderIn(error))
}

/** For this tab alone, over its reloads; null takes it away. */
export const keepPass = (pass: string | null): void => void writeText('session', PASS, pass)

/** To be spread into a handshake; empty where this tab has none. */
export function passKept(): { readonly pass?: string } {
  const pass = readText('session', PASS)
  return pass ? { pass } : {}
}

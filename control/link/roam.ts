/** The cores of the house a desk knows: it keeps to one, and goes on to the next when that is gone, silent, or stands by. */
import { addressesIn, leaderIn, type Round, roundFrom, told, turned } from '#shared/cores'

/** A browser remembers them, and its tab the pass: its monitors, pages of the same tab, are let in by it too. */
const KEPT = 'envelope.cores'
const PASS = 'envelope-pass'

const shelf = (act: () => string | null | undefined): string | null => {
  try {
    return act() ?? null
  } catch {
    return null
  }
}

const kept = (): unknown => {
  try {
    return JSON.parse(shelf(() => localStorage.getItem(KEPT)) ?? 'null')
  } catch {
    return null
  }
}

let round: Round | null = null

const here = (): Round => {
  round ??= roundFrom(location.origin, addressesIn(kept()))
  return round
}

/** Whether there is anywhere else to go. */
export const canRoam = (): boolean => here().cores.length > 1

/** The core this desk speaks to, where that is not the one its page came from. */
export const elsewhere = (): string | null =>
  round === null || round.at === location.origin ? null : round.at

/** Adds the cores of a `cores` message to those known here; of those kept in this browser it takes the place. */
export function toldOf(message: unknown): void {
  const cores = addressesIn(message)
  round = told(here(), cores)
  shelf(() => void localStorage.setItem(KEPT, JSON.stringify(cores)))
}

/** On to the next; a refusal may have named the one that leads. */
export function goOn(error: Error | null = null): void {
  round = turned(here(), error && leaderIn(error))
}

/** Whoever is signed out leaves none behind. */
export function keepPass(pass: string | null): void {
  shelf(() => void (pass === null ? sessionStorage.removeItem(PASS) : sessionStorage.setItem(PASS, pass)))
}

/** To be spread into a handshake; empty where this tab has none. */
export function passKept(): { readonly pass?: string } {
  const pass = shelf(() => sessionStorage.getItem(PASS))
  return pass === null ? {} : { pass }
}

/** The fingerprints this browser noted when it first saw them unopened. */
import type { Noted } from './verify.ts'

const nameOf = (show: string): string => `envelope.commitments.${show}`

/** Storage may be forbidden, full or spoilt; then a page knows what it shows, and no more. */
export function readNoted(show: string): Noted {
  try {
    return (JSON.parse(localStorage.getItem(nameOf(show)) ?? '{}') as Noted | null) ?? {}
  } catch {
    return {}
  }
}

/** Takes the place of all that was noted of this show: `notedWith` keeps in it what there was. */
export function keepNoted(show: string, noted: Noted): void {
  try {
    localStorage.setItem(nameOf(show), JSON.stringify(noted))
  } catch {
    // Nothing is noted for the next visit.
  }
}

/** By the reader's own clock: it was on this device. */
export const whenNoted = (at: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

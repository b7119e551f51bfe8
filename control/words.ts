/** Names and times as the desk writes them. */
import type { Instant } from '#shared/ids'
import type { Entry } from '#shared/show-file'
import { locale } from './language/say.ts'

/** "Wigan MBC — Love is not abuse": whatever tells an entry from its neighbours. */
export const entryName = (entry: Pick<Entry, 'entrant' | 'title' | 'person'>): string =>
  [entry.entrant, entry.title, entry.person].filter((part) => part !== null).join(' — ')

/** Hours and minutes (and seconds) where the ceremony is; where the zone is not known, where the desk is. */
export function clockTime(at: Instant, timeZone: string | undefined, seconds = false): string {
  const wanted: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  if (seconds) wanted.second = '2-digit'
  try {
    return new Intl.DateTimeFormat(
      locale(),
      timeZone === undefined ? wanted : { ...wanted, timeZone },
    ).format(at)
  } catch {
    return new Intl.DateTimeFormat(locale(), wanted).format(at)
  }
}

/** "2.5": one digit behind the point, as it is written where the reader is at home. */
export const oneDecimal = (n: number): string =>
  new Intl.NumberFormat(locale(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    useGrouping: false,
  }).format(n)

/** Letters and digits only, without case and accents: names and file names that read alike are alike. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')

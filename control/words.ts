/** Names and times as the desk writes them. */
import type { Instant } from '#shared/ids'
import type { ScreenReport } from '#shared/protocol'
import type { Entry } from '#shared/show-file'

/** "Wigan MBC — Love is not abuse": whatever tells an entry from its neighbours. */
export const entryName = (entry: Entry): string =>
  [entry.entrant, entry.title, entry.person].filter((part) => part !== null).join(' — ')

/** Hours and minutes (and seconds) where the ceremony is; where the zone is not known, where the desk is. */
export function clockTime(at: Instant, timeZone: string | undefined, seconds = false): string {
  const wanted: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
  if (seconds) wanted.second = '2-digit'
  try {
    return new Intl.DateTimeFormat('en-GB', timeZone === undefined ? wanted : { ...wanted, timeZone }).format(
      at,
    )
  } catch {
    return new Intl.DateTimeFormat('en-GB', wanted).format(at)
  }
}

/** How far a screen is behind the programme, in one word. */
export function screenWord(
  screen: ScreenReport,
  programmeSeq: number,
): 'away' | 'waiting' | 'behind' | 'showing' {
  if (!screen.connected) return 'away'
  if (screen.painted === null) return 'waiting'
  return screen.bus === 'programme' && screen.painted.seq < programmeSeq ? 'behind' : 'showing'
}

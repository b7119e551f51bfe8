/** What the desk says of the cores of its house. */
import { type CoreSeen, type CoresView, isFit } from '#shared/cores'

/** How one of them stands. */
export function standbySaid({ role, behind, opens }: CoreSeen): string {
  if (role === 'leads') return 'leads'
  if (role === 'absent') return 'is not there'
  if (!opens) return 'stands by with another seal key: it could not open the envelopes'
  if (!behind) return 'stands by, level with the log'
  return `stands by, ${behind === 1 ? 'one commit' : `${behind} commits`} behind`
}

/** What must not be missed: nobody could take over any more. Null where somebody could, or where nobody was meant to. */
export function standbyMissing({ cores }: CoresView): string | null {
  if (cores.some(isFit)) return null
  const bad = cores.find(({ role, missed }) => role === 'stands-by' || missed)
  return bad ? `No core could take over: ${bad.address} ${standbySaid(bad)}.` : null
}

/** What the desk says of the cores of its house. */
import { type CoreSeen, type CoresView, isFit } from '#shared/cores'
import { say, sayCount } from './language/say.ts'

/** How one of them stands. */
export function standbySaid({ role, behind, opens }: CoreSeen): string {
  if (role === 'leads') return say('leads')
  if (role === 'absent') return say('is not there')
  if (!opens) return say('stands by with another seal key: it could not open the envelopes')
  if (!behind) return say('stands by, level with the log')
  return sayCount(behind, { one: 'stands by, one commit behind', other: 'stands by, {n} commits behind' })
}

/** What must not be missed: nobody could take over any more. Null where somebody could, or where nobody was meant to. */
export function standbyMissing({ cores }: CoresView): string | null {
  if (cores.some(isFit)) return null
  const bad = cores.find(({ role, missed }) => role === 'stands-by' || missed)
  return bad
    ? say('No core could take over: {core} {stands}.', { core: bad.address, stands: standbySaid(bad) })
    : null
}

/** Rules of sealing by two people: what one has entered is sealed once another, at another desk, has entered the same. */
import type { CommandOf } from '../commands.ts'
import type { ShowEvent } from '../events.ts'
import { own } from '../ids.ts'
import type { Actor } from '../people.ts'
import { canonical, type EnvelopeRef } from '../results.ts'
import type { ShowFile } from '../show-file.ts'
import type { Entered, ShowState } from '../state.ts'
import { armsAgain, isSecondPerson } from './arming.ts'
import { accept, type Context, type Decision, type SealRequest } from './decision.ts'

type SetResult = CommandOf<'set-result'>

/** A file from the organisers is read by a machine; only what a person types in is typed in twice. */
export const needsTwo = (file: ShowFile | null): boolean => file?.settings.twoPersonSealing === true

/** What waits to be entered again, if this person is another and nothing has changed since. */
function waitingFor(
  state: ShowState,
  category: string,
  seal: readonly SealRequest[],
  by: Actor,
): Entered | null {
  const entry = own(state.entered, category)
  if (!entry || entry.revision !== (own(state.revisions, category) ?? 1)) return null
  const isSame = (request: SealRequest) =>
    entry.envelopes.some(({ level, version }) => level === request.level && version === request.version)
  const fits = entry.envelopes.length === seal.length && seal.every(isSame)
  return fits && isSecondPerson(state, entry, by) ? entry : null
}

const isEntered = (file: ShowFile, seal: readonly SealRequest[], { opened }: Context): boolean =>
  seal.every((request) => {
    const other = opened.find(({ level, version }) => level === request.level && version === request.version)
    return (
      other !== undefined &&
      canonical(file.id, other, other.result) === canonical(file.id, request, request.result)
    )
  })

/** The next thing the vault does for it: what waits is opened to be compared, and only what is not the same is sealed. */
export function errandOfEntry(
  state: ShowState,
  { category }: SetResult,
  seal: readonly SealRequest[],
  context: Context,
): { readonly open: EnvelopeRef; readonly box: string } | { readonly seal: readonly SealRequest[] } | null {
  const file = state.showFile as ShowFile
  const entry = waitingFor(state, category, seal, context.by)
  const next = entry?.envelopes[context.opened.length]
  if (next) return { open: { category, level: next.level, version: next.version }, box: next.box }
  const isDone = context.sealed.length > 0 || (entry !== null && isEntered(file, seal, context))
  return isDone ? null : { seal }
}

/** The same from another person, at another desk, is sealed; anything else takes the place of what waited. */
export function decideEntry(
  state: ShowState,
  { category, reason }: SetResult,
  seal: readonly SealRequest[],
  context: Context,
): Decision {
  const file = state.showFile as ShowFile
  const entry = waitingFor(state, category, seal, context.by)
  if (entry && isEntered(file, seal, context)) {
    const sealed: ShowEvent = {
      kind: 'result-sealed',
      category,
      envelopes: [...entry.envelopes],
      reason: reason ?? entry.reason,
      told: true,
      first: entry.by,
    }
    return accept(sealed, ...armsAgain(state, category, [sealed], context))
  }
  if (context.sealed.length !== seal.length) throw new Error('A result was entered before it was locked away')
  return accept({
    kind: 'result-entered',
    category,
    envelopes: context.sealed.map(({ envelope }) => envelope),
    reason,
    desk: context.by.desk,
    ...(entry && { differs: true }),
  })
}

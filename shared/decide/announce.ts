/** Rules of announcing a result without the room: all envelopes of a category that is not on stage, opened at once. */
import type { CommandOf } from '../commands.ts'
import { own } from '../ids.ts'
import { type Actor, may } from '../people.ts'
import { type Refusal, refusal } from '../refusals.ts'
import type { EnvelopeRef } from '../results.ts'
import { categoryOf, lowerLevels, type ShowFile, topLevel } from '../show-file.ts'
import { isStale, levelState, type ShowState } from '../state.ts'
import { isSecondPerson } from './arming.ts'
import { accept, type Context, type Decision } from './decision.ts'
import { revealEvents } from './take.ts'
import { wordsFor } from './words.ts'

type Announce = CommandOf<'announce'>

/** All that could refuse it, before any envelope is touched (E1). */
function mayAnnounce(state: ShowState, file: ShowFile, { category: id }: Announce): Refusal | null {
  const category = categoryOf(file, id)
  if (!category) return refusal('no-such-category', { category: id })
  const planned = file.rundown.some((s) => s.kind === 'category' && s.category === id)
  if (planned && !category.offStage) return refusal('on-stage', { category: category.name })
  if (!levelState(state, id, topLevel(file).id)) return refusal('no-result', { category: category.name })
  for (const { id: level } of file.levels) {
    const known = levelState(state, id, level)
    if (known?.status === 'retracted')
      return refusal('result-retracted', wordsFor(state, { category: id, level }))
    if (isStale(known)) return refusal('reseal-needed', { category: category.name })
  }
  return null
}

/** What somebody asked to announce and still may be agreed to. */
export const askedFor = (state: ShowState, category: string) => {
  const { announcing } = state
  const isSame = announcing?.category === category
  return isSame && announcing.revision === (own(state.revisions, category) ?? 1) ? announcing : null
}

/** Two pairs of eyes are two people at two desks. `ask`: it is only asked for. `wait`: it was, by the same person. */
function agreed(state: ShowState, { category }: Announce, by: Actor): 'open' | 'ask' | 'wait' | Refusal {
  const asked = state.showFile?.settings.twoPerson ? askedFor(state, category) : null
  if (!asked) {
    if (by.role === 'scrutineer') return refusal('not-your-role', { role: by.role })
    return state.showFile?.settings.twoPerson ? 'ask' : 'open'
  }
  if (!isSecondPerson(state, asked, by)) return 'wait'
  if (may(by.role, 'confirm')) return 'open'
  return refusal('not-confirmed', { what: wordsFor(state, { category, level: null }).category })
}

/** The envelopes to open, the lowest level first. */
const sealedOf = (state: ShowState, file: ShowFile, { category }: Announce): EnvelopeRef[] =>
  [...lowerLevels(file), topLevel(file)].flatMap(({ id: level }) => {
    const known = levelState(state, category, level)
    return known?.status === 'sealed' ? [{ category, level, version: known.version }] : []
  })

/** One after the other, the lowest level first; null when all are open, and if nothing may be opened yet. */
export function envelopeForAnnouncement(
  state: ShowState,
  command: Announce,
  { opened, by }: Context,
): EnvelopeRef | null {
  const file = state.showFile as ShowFile
  if (mayAnnounce(state, file, command) || agreed(state, command, by) !== 'open') return null
  return sealedOf(state, file, command)[opened.length] ?? null
}

/** Announced already, nothing is told again. */
export function decideAnnounce(state: ShowState, command: Announce, context: Context): Decision {
  const file = state.showFile as ShowFile
  const not = mayAnnounce(state, file, command)
  if (not) return { refusal: not }
  const sealed = sealedOf(state, file, command)
  const how = agreed(state, command, context.by)
  if (typeof how === 'object') return { refusal: how }
  if (sealed.length === 0 || how === 'wait') return accept()
  if (how === 'ask') {
    return accept({ kind: 'announcement-asked', category: command.category, desk: context.by.desk })
  }
  if (context.opened.length !== sealed.length) {
    throw new Error(`Announced before every envelope of ${command.category} was opened`)
  }
  return accept(...context.opened.flatMap((envelope) => revealEvents(state, envelope, context)))
}

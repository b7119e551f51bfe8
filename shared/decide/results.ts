/** Rules of results: seal and correct. */
import type { CommandOf } from '../commands.ts'
import type { ShowEvent } from '../events.ts'
import { type EntryId, type LevelId, own } from '../ids.ts'
import { type Refusal, refusal } from '../refusals.ts'
import { canonical, type EnvelopeRef, fits, type LevelResult } from '../results.ts'
import { type Category, categoryOf, entryOf, type ShowFile } from '../show-file.ts'
import { isStale, type LevelState, levelsOf, type ShowState } from '../state.ts'
import { isWriteInId, numbered } from '../write-ins.ts'
import { armsAgain } from './arming.ts'
import { accept, type Context, type Decision, type Sealed, type SealRequest } from './decision.ts'
import { scheduleResult } from './publications.ts'
import { planRevision } from './revise.ts'
import { decideEntry, needsTwo } from './two-person.ts'
import { problemOfWriteIns } from './write-ins.ts'

/** T1: what a desk was looking at when somebody decided; a wish that names nothing was made without a desk. */
export const changedSince = (
  state: ShowState,
  { id, name }: Category,
  revision: number | undefined,
): Refusal | null =>
  revision === undefined || revision === (own(state.revisions, id) ?? 1)
    ? null
    : refusal('target-changed', { what: name })

type NamedResult = LevelResult & { level: LevelId }
type Levels = Readonly<Record<LevelId, LevelState>>

const NO_AWARD: LevelResult = { entries: [], citation: null }

/** Why these results cannot be those of this category: unknown levels or entries, and anything named twice. */
export function problemOfResult(
  file: ShowFile,
  category: Category,
  levels: readonly NamedResult[],
): Refusal | null {
  const seenLevels = new Set<LevelId>()
  const seen = new Set<EntryId>()
  for (const result of levels) {
    const { level, entries } = result
    if (!file.levels.some((l) => l.id === level)) return refusal('no-such-level', { level })
    if (seenLevels.has(level)) return refusal('entry-twice', { category: category.name, entry: level })
    seenLevels.add(level)
    const notWrittenIn = problemOfWriteIns(category, result)
    if (notWrittenIn) return notWrittenIn
    for (const entry of entries) {
      const known = entryOf(category, entry)
      if (!known && !isWriteInId(entry)) return refusal('no-such-entry', { category: category.name, entry })
      if (known?.withdrawn)
        return refusal('entry-withdrawn', { category: category.name, entry: known.entrant })
      if (seen.has(entry)) return refusal('entry-twice', { category: category.name, entry })
      seen.add(entry)
    }
  }
  return null
}

/** What there is of a category's levels, and what was thrown away of them. */
interface Known {
  readonly known: Levels
  readonly discarded: Readonly<Record<LevelId, number>>
}

/** Every level not yet revealed gets an envelope, empty ones like full ones: how many there are tells nothing. */
function requests(
  file: ShowFile,
  category: Category,
  { known, discarded }: Known,
  levels: readonly NamedResult[],
): SealRequest[] {
  // The wrong card of one level is no reason to open the others: those that are sealed stay as they are, unless they are named.
  const oneIsRetracted = file.levels.some(({ id }) => own(known, id)?.status === 'retracted')
  const stays = (level: LevelId) => {
    const state = own(known, level)
    return (
      oneIsRetracted &&
      state?.status === 'sealed' &&
      !isStale(state) &&
      !levels.some((l) => l.level === level)
    )
  }
  return file.levels
    .filter(({ id }) => own(known, id)?.status !== 'revealed' && !stays(id))
    .map((level) => {
      const named = levels.find((l) => l.level === level.id)
      const before = own(known, level.id)?.version ?? own(discarded, level.id) ?? 0
      const version = before + 1
      const result = named ? numbered(named, level.id, version) : NO_AWARD
      return { category: category.id, level: level.id, version, result }
    })
}

const tooLong = (file: ShowFile, request: SealRequest): boolean =>
  !fits(canonical(file.id, request, request.result))

/** What is sealed, and the facts it is sealed on top of. */
type SealPlan = { refusal: Refusal } | { seal: SealRequest[]; first?: readonly ShowEvent[] }

function planSetResult(state: ShowState, command: Omit<CommandOf<'set-result'>, 'id' | 'kind'>): SealPlan {
  const file = state.showFile as ShowFile
  const category = categoryOf(file, command.category)
  if (!category) return { refusal: refusal('no-such-category', { category: command.category }) }
  const changed = changedSince(state, category, command.revision)
  if (changed) return { refusal: changed }
  const known: Levels = levelsOf(state, category.id)
  const revealed = command.levels.find((l) => own(known, l.level)?.status === 'revealed')
  const open = file.levels.filter((level) => own(known, level.id)?.status !== 'revealed')
  if (revealed || open.length === 0) {
    const level = file.levels.find((l) => l.id === revealed?.level) ?? file.levels[0]
    return { refusal: refusal('already-revealed', { category: category.name, level: level?.name ?? '' }) }
  }
  const shown = file.levels.flatMap((level) => {
    const was = own(known, level.id)
    return was?.status === 'revealed' ? [{ level: level.id, ...was.result }] : []
  })
  const problem = problemOfResult(file, category, [...command.levels, ...shown])
  if (problem) return { refusal: problem }
  if (command.reason === null && open.some((level) => own(known, level.id))) {
    return { refusal: refusal('reason-needed') }
  }
  const discarded = own(state.discarded, category.id) ?? {}
  const seal = requests(file, category, { known, discarded }, command.levels)
  if (seal.some((request) => tooLong(file, request))) {
    return { refusal: refusal('result-too-long', { category: category.name }) }
  }
  return { seal }
}

/** Results that came together, against the show as it is once they are sealed: all of them, or none. */
function planResults(
  after: ShowState,
  { results, reason }: Pick<CommandOf<'revise'>, 'results' | 'reason'>,
  first: readonly ShowEvent[],
): SealPlan {
  const seal: SealRequest[] = []
  const seen = new Set<string>()
  for (const { category, levels } of results) {
    const plan = planSetResult(after, { category, levels, reason })
    if ('refusal' in plan) return plan
    if (seen.has(category)) {
      const name = categoryOf(after.showFile as ShowFile, category)?.name ?? category
      return { refusal: refusal('category-twice', { category: name }) }
    }
    seen.add(category)
    seal.push(...plan.seal)
  }
  return { seal, first }
}

function planOpenShow(state: ShowState, { showFile, results }: CommandOf<'open-show'>): SealPlan {
  if (state.showFile) return { refusal: refusal('show-exists', { show: showFile.id }) }
  return planResults({ ...state, showFile }, { results, reason: null }, [{ kind: 'show-opened', showFile }])
}

function planRevise(state: ShowState, command: CommandOf<'revise'>, context: Context): SealPlan {
  const revised = planRevision(state, command, context)
  return 'refusal' in revised ? revised : planResults(revised.after, command, revised.edits)
}

/** A correction is sealed and opened at once, so that it too can be verified (E2). */
function planCorrect(state: ShowState, command: CommandOf<'correct-result'>): SealPlan {
  const file = state.showFile as ShowFile
  const category = categoryOf(file, command.category)
  if (!category) return { refusal: refusal('no-such-category', { category: command.category }) }
  const level = file.levels.find((l) => l.id === command.level)
  if (!level) return { refusal: refusal('no-such-level', { level: command.level }) }
  const changed = changedSince(state, category, command.revision)
  if (changed) return { refusal: changed }
  const known: Levels = levelsOf(state, category.id)
  const was = own(known, level.id)
  if (was?.status !== 'revealed') {
    return { refusal: refusal('not-revealed', { category: category.name, level: level.name }) }
  }
  const others = file.levels.flatMap((l) => {
    const other = own(known, l.id)
    return l.id !== level.id && other?.status === 'revealed' ? [{ level: l.id, ...other.result }] : []
  })
  const { entries, citation, writeIns } = command
  const named = { level: level.id, entries, citation, ...(writeIns && { writeIns }) }
  const problem = problemOfResult(file, category, [named, ...others])
  if (problem) return { refusal: problem }
  const version = was.version + 1
  const result = numbered(named, level.id, version)
  const request = { category: category.id, level: level.id, version, result }
  if (tooLong(file, request)) return { refusal: refusal('result-too-long', { category: category.name }) }
  return { seal: [request] }
}

export type Sealing = CommandOf<'open-show' | 'set-result' | 'correct-result' | 'revise'>

const planOf = (state: ShowState, command: Sealing, context: Context): SealPlan => {
  switch (command.kind) {
    case 'revise':
      return planRevise(state, command, context)
    case 'open-show':
      return planOpenShow(state, command)
    case 'set-result':
      return planSetResult(state, command)
    case 'correct-result':
      return planCorrect(state, command)
  }
}

/** The results that must be sealed before this command can be decided; none if it would be refused. */
export function resultsToSeal(state: ShowState, command: Sealing, context: Context): SealRequest[] {
  const plan = planOf(state, command, context)
  return 'seal' in plan ? plan.seal : []
}

/** Throws if the vault was not there before: `resultsToSeal` says what it has to seal. */
export function decideSealing(state: ShowState, command: Sealing, context: Context): Decision {
  const plan = planOf(state, command, context)
  if ('refusal' in plan) return { refusal: plan.refusal }
  if (command.kind === 'set-result' && needsTwo(state.showFile))
    return decideEntry(state, command, plan.seal, context)
  if (context.sealed.length !== plan.seal.length) {
    throw new Error(`Decided before ${plan.seal.length} results were sealed`)
  }
  if (command.kind === 'correct-result') return corrected(state, command, plan.seal, context)
  const reason = command.kind === 'open-show' ? null : command.reason
  const sealed = sealedEvents(plan.seal, context.sealed, reason)
  const armed = command.kind === 'set-result' ? armsAgain(state, command.category, sealed, context) : []
  return accept(...(plan.first ?? []), ...sealed, ...armed)
}

function sealedEvents(wanted: SealRequest[], sealed: readonly Sealed[], reason: string | null): ShowEvent[] {
  const categories = [...new Set(wanted.map((request) => request.category))]
  return categories.map((category) => ({
    kind: 'result-sealed',
    category,
    envelopes: sealed.filter((s) => s.category === category).map((s) => s.envelope),
    reason,
    told: true,
  }))
}

function corrected(
  state: ShowState,
  command: CommandOf<'correct-result'>,
  [request]: SealRequest[],
  context: Context,
): Decision {
  const envelope = context.sealed[0]?.envelope
  const opened = context.opened[0]
  if (!request || !envelope || !opened) throw new Error('A correction was decided before it was opened')
  const { category, level, version, result } = request
  return accept(
    {
      kind: 'result-corrected',
      category,
      level,
      version,
      commitment: envelope.commitment,
      nonce: opened.nonce,
      result,
      reason: command.reason,
      showAt: context.now + context.leadMs,
    },
    ...scheduleResult(state, category, level, result, context),
  )
}

/** The envelope of a correction, sealed a moment ago. */
export const envelopeForCorrection = (context: Context, [request]: SealRequest[]): EnvelopeRef | null =>
  request && context.sealed.length > 0 && context.opened.length === 0
    ? { category: request.category, level: request.level, version: request.version }
    : null

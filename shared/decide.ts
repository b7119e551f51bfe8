/** Every rule of the show, as one pure function: a state, a wish, and what the shell knows, to events or a refusal. */
import type { Command } from './commands.ts'
import { problemsOfNotes } from './cue-notes.ts'
import { decideAnnounce, envelopeForAnnouncement } from './decide/announce.ts'
import { decideArm, decideConfirm, decideDisarm, decidePeek } from './decide/arming.ts'
import { type Context, type Decision, isRefused, refuse, type SealRequest } from './decide/decision.ts'
import { decideDropDraft, decideKeepDraft } from './decide/drafts.ts'
import { beginsDriving, decideDrive, notDriving } from './decide/driving.ts'
import { decideEdit, type Editing } from './decide/edits.ts'
import { decideSetImage } from './decide/images.ts'
import { decideNoteCue } from './decide/notes.ts'
import {
  decideDeletePost,
  decideEditPost,
  decidePinPost,
  decideWithdrawPost,
  decideWritePost,
} from './decide/posts.ts'
import { pressedTwice } from './decide/presses.ts'
import { decidePublish } from './decide/publications.ts'
import { decideSealing, envelopeForCorrection, resultsToSeal, type Sealing } from './decide/results.ts'
import {
  decideBack,
  decideBlackout,
  decideClear,
  decidePreview,
  decideTake,
  envelopeForTake,
} from './decide/take.ts'
import { decideDiscard, decideRetract } from './decide/take-back.ts'
import { errandOfEntry, needsTwo } from './decide/two-person.ts'
import { decideWitness } from './decide/witness.ts'
import { type Actor, may, mayOpen } from './people.ts'
import type { EnvelopeRef } from './results.ts'
import { problemsOf } from './show-file.ts'
import type { ShowState } from './state.ts'
import { problemsOfWriteIns } from './write-ins.ts'

/** Decides one command. Never throws for anything a client may send; an exception is a bug of ours. */
export function decide(state: ShowState, command: Command, context: Context): Decision {
  const refused = refusedAtTheDoor(state, command, context.by, context.done)
  if (refused) return refused
  const twice = pressedTwice(command, context.press)
  if (twice) return { refusal: twice }
  const decision = decided(state, command, context)
  if (isRefused(decision) || decision.events.length === 0) return decision
  return { events: [...beginsDriving(state, command.kind, context.by), ...decision.events] }
}

/** What the vault must do before a command can be decided. */
export type VaultErrand =
  | { readonly seal: readonly SealRequest[] }
  /** `box` where the state has it under another name than its level's. */
  | { readonly open: EnvelopeRef; readonly box?: string }

/**
 * The next errand to the vault, or null when there is none left: ask again after each.
 * A command that will be refused sends nobody to the vault.
 */
export function vaultErrand(state: ShowState, command: Command, context: Context): VaultErrand | null {
  if (refusedAtTheDoor(state, command, context.by) || pressedTwice(command, context.press)) return null
  if (command.kind === 'take') {
    const open = envelopeForTake(state, command, context)
    return open && { open }
  }
  if (command.kind === 'announce') {
    const open = envelopeForAnnouncement(state, command, context)
    return open && { open }
  }
  if (!isSealing(command)) return null
  // What comes all at once is planned once before the vault, and once more to be decided.
  const isMany = command.kind === 'open-show' || command.kind === 'revise'
  if (isMany && context.sealed.length > 0) return null
  const seal = resultsToSeal(state, command, context)
  if (command.kind === 'set-result' && seal.length > 0 && needsTwo(state.showFile))
    return errandOfEntry(state, command, seal, context)
  if (seal.length > 0 && context.sealed.length === 0) return { seal }
  if (command.kind !== 'correct-result') return null
  const open = envelopeForCorrection(context, seal)
  return open && { open }
}

const isSealing = (command: Command): command is Sealing =>
  command.kind === 'open-show' ||
  command.kind === 'set-result' ||
  command.kind === 'correct-result' ||
  command.kind === 'revise'

/** Turned away whatever the rest of the circumstances are: not their role, not their desk, no show. */
export function refusedAtTheDoor(
  state: ShowState,
  command: Command,
  by: Actor,
  done = false,
): Decision | null {
  const isAllowed =
    command.kind === 'open-show'
      ? mayOpen(by.role, command.showFile.rehearsal !== undefined)
      : may(by.role, command.kind)
  if (!isAllowed) return refuse('not-your-role', { role: by.role })
  if (command.kind === 'open-show') {
    const [problem] = [
      ...problemsOf(command.showFile),
      ...problemsOfNotes(command.showFile),
      ...problemsOfWriteIns(command.showFile.categories),
    ]
    return problem === undefined ? null : refuse('bad-show-file', { detail: problem })
  }
  if (!state.showFile) return refuse('no-such-show', { show: '' })
  const not = done ? null : notDriving(state, command, by)
  return not && { refusal: not }
}

function decided(state: ShowState, command: Command, context: Context): Decision {
  switch (command.kind) {
    case 'open-show':
    case 'set-result':
    case 'correct-result':
    case 'revise':
      return decideSealing(state, command, context)
    case 'take':
      return decideTake(state, command, context)
    case 'arm':
      return decideArm(state, command, context)
    case 'disarm':
      return decideDisarm(state)
    case 'confirm':
      return decideConfirm(state, command, context)
    case 'peek':
      return decidePeek(state, command)
    case 'drive':
      return decideDrive(state, command, context.by)
    case 'back':
      return decideBack(state, command, context)
    case 'clear':
      return decideClear(state, context)
    case 'blackout':
      return decideBlackout(state, command, context)
    case 'preview':
      return decidePreview(state, command)
    case 'retract':
      return decideRetract(state, command, context)
    case 'discard-result':
      return decideDiscard(state, command)
    case 'write-post':
      return decideWritePost(state, command, context)
    case 'edit-post':
      return decideEditPost(state, command, context)
    case 'delete-post':
      return decideDeletePost(state, command)
    case 'withdraw-post':
      return decideWithdrawPost(state, command)
    case 'pin-post':
      return decidePinPost(state, command)
    case 'keep-draft':
      return decideKeepDraft(state, command, context)
    case 'drop-draft':
      return decideDropDraft(state, command)
    case 'set-image':
      return decideSetImage(state, command, context)
    case 'announce':
      return decideAnnounce(state, command, context)
    case 'note-cue':
      return decideNoteCue(state, command)
    case 'publish':
      return decidePublish(state, command, context)
    case 'witness':
      return decideWitness(state, command)
    default:
      command satisfies Editing
      return decideEdit(state, command, context)
  }
}

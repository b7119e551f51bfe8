/** Blackout and clear act at once, before the log has them (L1's sole exception): laid over the state, never part of it. */
import type { Command } from './commands.ts'
import type { CommandId } from './ids.ts'
import type { ShowState } from './state.ts'

/** What the screens are told ahead of the log, until the command with this id is in it. */
export interface Override {
  readonly commandId: CommandId
  readonly output: 'black' | 'holding'
}

/** The override in force once this command has been issued; other commands leave it as it was. */
export function overrideOf(command: Command, current: Override | null): Override | null {
  if (command.kind === 'clear') return { commandId: command.id, output: 'holding' }
  if (command.kind !== 'blackout') return current
  if (command.on) return { commandId: command.id, output: 'black' }
  // Lifting a blackout that the log never learnt of needs no log either.
  return current?.output === 'black' ? null : current
}

/** The state as the room sees it. */
export function withOverride(state: ShowState, override: Override | null): ShowState {
  if (override === null) return state
  const change = override.output === 'black' ? { black: true } : { on: null }
  return { ...state, programme: { ...state.programme, ...change, showAt: 0 } }
}

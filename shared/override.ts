/** Blackout and clear act at once, before the log has them (L1's sole exception): laid over the state, never part of it. */
import type { Command } from './commands.ts'
import type { CommandId } from './ids.ts'
import type { ShowState } from './state.ts'

/** What the screens are told ahead of the log, until the command with this id is in it. Lifting a blackout shows only what is stored. */
export interface Override {
  readonly commandId: CommandId
  readonly output: 'black' | 'lit' | 'holding'
}

function outputOf(command: Command): Override['output'] | null {
  if (command.kind === 'clear') return 'holding'
  if (command.kind !== 'blackout') return null
  return command.on ? 'black' : 'lit'
}

/** What a later wish takes the place of: a blackout is set or lifted, a slide is cleared. */
const subjectOf = (output: Override['output']): string => (output === 'holding' ? 'slide' : 'light')

/** The overrides in force once this command has been issued, oldest first; a command that does not act at once leaves them as they were. */
export function overridesWith(command: Command, current: readonly Override[]): readonly Override[] {
  const output = outputOf(command)
  if (output === null) return current
  const others = current.filter((override) => subjectOf(override.output) !== subjectOf(output))
  return [...others, { commandId: command.id, output }]
}

const CHANGES = { black: { black: true }, lit: { black: false }, holding: { on: null } } as const

/** Whether a state has something laid over it: no commit that changes the programme leaves it without a moment. */
export const isOverridden = ({ programme }: Pick<ShowState, 'programme'>): boolean =>
  programme.showAt === 0 && (programme.seq > 0 || programme.black)

/** The state as the room sees it. */
export function withOverrides(state: ShowState, overrides: readonly Override[]): ShowState {
  let shown = state
  for (const { output } of overrides) {
    shown = { ...shown, programme: { ...shown.programme, ...CHANGES[output], showAt: 0 } }
  }
  return shown
}

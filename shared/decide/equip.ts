/** A command on its way to being decided: what it needs from the vault is fetched, one errand at a time. */
import type { Command } from '../commands.ts'
import { vaultErrand } from '../decide.ts'
import type { EnvelopeRef, OpenedEnvelope } from '../results.ts'
import { levelState, type ShowState } from '../state.ts'
import type { Context, Sealed, SealRequest } from './decision.ts'

/** The vault as the core knows it: handed in, like the clock. Both may throw; then the command is not decided. */
export interface VaultDoor {
  seal(request: SealRequest): Sealed
  open(ref: EnvelopeRef, box: string): OpenedEnvelope
}

/** The box of an envelope: one sealed a moment ago for this very command, or the one the log holds. */
function boxOf(state: ShowState, context: Context, { category, level }: EnvelopeRef): string {
  const fresh = context.sealed.find((s) => s.category === category && s.envelope.level === level)
  const known = levelState(state, category, level)
  return fresh?.envelope.box ?? (known?.status === 'sealed' ? known.box : '')
}

/** The context with every envelope opened and every result sealed that this command needs. One that will be refused gets nothing. */
export function equip(state: ShowState, command: Command, bare: Context, vault: VaultDoor): Context {
  let context = bare
  for (;;) {
    const errand = vaultErrand(state, command, context)
    if (!errand) return context
    context =
      'seal' in errand
        ? { ...context, sealed: errand.seal.map((request) => vault.seal(request)) }
        : {
            ...context,
            opened: [
              ...context.opened,
              vault.open(errand.open, errand.box ?? boxOf(state, context, errand.open)),
            ],
          }
  }
}

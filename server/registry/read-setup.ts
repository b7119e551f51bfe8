/** A stored setup as today's; null for one that cannot be read: its screen is paired again. */
import { parse } from '#shared/parse'
import { ScreenSetup } from '#shared/screens'

/** Null also for a layout, or a field, that this Envelope does not know. */
export function readSetup(stored: string): ScreenSetup | null {
  try {
    const parsed = parse(ScreenSetup, JSON.parse(stored))
    return 'value' in parsed ? parsed.value : null
  } catch {
    return null
  }
}

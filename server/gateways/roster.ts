/** Who is a screen of this house. The registry keeps it; here it is at hand, so that no screen is lost with a slow registry. */
import { randomBytes } from 'node:crypto'
import type { ScreenId, ScreenSetup } from '#shared/screens'
import type { PairedScreen, Registry } from '../registry/registry.ts'
import { hashOf, newSecret } from '../secrets.ts'

/** More screens than any room has. */
const MOST = 200

export interface Roster {
  list(): readonly PairedScreen[]
  byToken(token: string): PairedScreen | null
  byId(id: ScreenId): PairedScreen | null
  /** Pairs a new screen; the token is told here and never again. Null if there are too many. Rejects if it cannot be kept. */
  add(setup: ScreenSetup): Promise<{ screen: PairedScreen; token: string } | null>
  /** Null if it is no screen any more. */
  change(id: ScreenId, setup: ScreenSetup): Promise<PairedScreen | null>
  /** Its token is worth nothing from then on; false if it was none. */
  remove(id: ScreenId): Promise<boolean>
  /** As the registry has it by now: another core may have paired some. */
  reload(): Promise<void>
  onChange(listener: (screens: readonly PairedScreen[]) => void): void
}

/** Rejects where the registry cannot be read. */
export async function openRoster(registry: Registry, now: () => number): Promise<Roster> {
  let screens = await registry.screens()
  const listeners = new Set<(screens: readonly PairedScreen[]) => void>()

  function become(next: PairedScreen[]): void {
    screens = next
    for (const listener of listeners) listener(screens)
  }

  const byId = (id: ScreenId) => screens.find((screen) => screen.id === id) ?? null

  return {
    list: () => screens,
    byToken(token) {
      const tokenHash = hashOf(token)
      return screens.find((screen) => screen.tokenHash === tokenHash) ?? null
    },
    byId,
    async add(setup) {
      if (screens.length >= MOST) return null
      const token = newSecret()
      const id = randomBytes(9).toString('base64url')
      const screen = { id, tokenHash: hashOf(token), setup, pairedAt: now() }
      await registry.keepScreen(screen)
      become([...screens, screen])
      return { screen, token }
    },
    async change(id, setup) {
      const found = byId(id)
      if (!found) return null
      const changed = { ...found, setup }
      await registry.keepScreen(changed)
      become(screens.map((screen) => (screen.id === id ? changed : screen)))
      return changed
    },
    async remove(id) {
      if (!byId(id)) return false
      await registry.dropScreen(id)
      become(screens.filter((screen) => screen.id !== id))
      return true
    },
    async reload() {
      become(await registry.screens())
    },
    onChange(listener) {
      listeners.add(listener)
      listener(screens)
    },
  }
}

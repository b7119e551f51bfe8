/** What this browser does not offer a screen, told at the handshake so that the desk can say it. */
import type { Lack } from '#shared/protocol'
import { canKeep } from './storage.ts'

/** Empty where all is there; asked at every handshake, for what can be kept may change. */
export const lacksHere = (): Lack[] => {
  const missing: Record<Lack, boolean> = {
    'secure-context': !isSecureContext,
    'offline-page': !('serviceWorker' in navigator),
    'wake-lock': !('wakeLock' in navigator),
    storage: !canKeep(),
  }
  return (Object.keys(missing) as Lack[]).filter((lack) => missing[lack])
}

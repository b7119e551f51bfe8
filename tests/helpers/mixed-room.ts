/** Eight screens as they are on a real evening: most are well, some are not, and one has a very long name. */
import type { ScreenReport } from '#shared/protocol'
import { screenReport } from './desk-screens.ts'
import type { DeskServer } from './desk-server.ts'

export function mixedRoom(server: DeskServer): ScreenReport[] {
  const painted = server.show.state().position
  const at = (late: number) => ({ painted, moment: { showAt: 5000, late } })
  return [
    screenReport('LED wall', { ...at(12), size: '3840×1080' }),
    screenReport('Projector left', { ...at(14), lacks: ['secure-context', 'offline-page', 'wake-lock'] }),
    screenReport('Projector right', { ...at(71), roundTrip: 88.4, clockError: 9.2, dropped: 3 }),
    screenReport('Confidence monitor at the lectern, stage left, behind the flower arrangement', {
      painted,
      size: '1280×720',
      setup: { layout: 'confidence' },
    }),
    screenReport('שלט בלובי', { painted, size: '1080×1920', setup: { layout: 'lobby' }, pages: 2 }),
    screenReport('OBS lower third', {
      ...at(16),
      version: '0badc0ffee11',
      setup: { layout: 'lower-third', background: 'transparent' },
    }),
    screenReport('Bar', { connected: false, painted }),
    screenReport('Foyer', { ...at(20), stale: true, setup: { raise: 12 } }),
  ]
}

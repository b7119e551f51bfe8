/** How long each picture stands, in seconds of a real evening: as long as it takes to read a name out, to walk up, to be applauded. */
import type { CueKind } from '#shared/cues'
import type { DeskView } from '#shared/desk-view'

const SECONDS: Readonly<Record<CueKind, number>> = {
  opening: 60,
  text: 80,
  interval: 240,
  sponsors: 60,
  end: 180,
  title: 40,
  shortlist: 50,
  level: 60,
  envelope: 40,
  winner: 100,
}

/** Before the first slide, and where somebody has cleared the stage. */
const HOLDING = 20

/** Of what is on now; whoever plays faster divides. */
export function secondsOf({ plan, live }: DeskView): number {
  const { on } = live.programme
  const cue = on && plan.cues.find(({ id }) => id === on.cue)
  return cue ? SECONDS[cue.kind] : HOLDING
}

/** What a demonstration says of itself, beside the desk: what the room sees now, and what will be done next, for somebody who has never seen an evening run. */
import type { DeskCue, DeskLive, DeskPlan } from '#shared/desk-view'
import { counted } from '#shared/ready'

export interface Narration {
  /** What the room sees, and why it matters. */
  readonly now: string
  /** What is pressed next. */
  readonly next: string
}

const HOLDING =
  'The room looks at the holding slide. Screens never show an error: without news they keep their last picture.'

/** By what is on; where there is more to tell than its name. */
function nowOf({ kind, steps }: DeskCue, step: number, hold: number): string {
  const after = hold === 0 ? 'at once' : `${counted(hold, 'second')} later, unless it is taken back before`
  switch (kind) {
    case 'opening':
      return 'The evening has begun. Every screen painted this picture in the same instant.'
    case 'text':
    case 'sponsors':
      return 'A slide between the awards. The presenter’s own monitor has the notes, and what comes next.'
    case 'interval':
      return 'Interval. Whatever is edited now goes through the log like everything else.'
    case 'title':
      return 'A category is opened, in the room and for the readers.'
    case 'shortlist':
      return steps > 1
        ? `The shortlist, ${step + 1} of ${steps}: nobody reads nine titles at once from the back of a room.`
        : 'The shortlist: every title fits, however long it is and whatever the screen.'
    case 'envelope':
      return 'The envelope. Who is in it stands in no page, message or log, and nobody at a desk knows.'
    case 'level':
      return `A commendation, out of an envelope of its own. Readers are told ${after}.`
    case 'winner':
      return `The winner, on all screens at once. Readers are told ${after}.`
    case 'end':
      return 'The roll of winners. Anybody can check each result against its public fingerprint.'
  }
}

export function narrate({ cues, show }: DeskPlan, live: DeskLive): Narration {
  const { on, black } = live.programme
  const cue = on && cues.find(({ id }) => id === on.cue)
  return {
    now: black
      ? 'Blackout: the room sees nothing. It works at any time, from every desk.'
      : live.retracted
        ? `The wrong envelope. ${live.retracted} was taken back: the room sees the holding slide, readers see it withdrawn or never hear of it.`
        : cue
          ? nowOf(cue, on?.step ?? 0, show.settings.publicHoldSeconds)
          : HOLDING,
    next: nextOf(live),
  }
}

function nextOf({ next, armed, programme, retracted }: DeskLive): string {
  if (programme.black) return 'Next: the picture comes back.'
  if (retracted && !next?.reveals) return 'Next: the right result is sealed, with a reason.'
  if (!next) return 'The evening is over. It begins again in a moment.'
  if (armed) return `Armed. The next press opens the envelope: ${next.label.replace(/^Reveal /, '')}.`
  if (next.reveals) return 'Next opens an envelope, and takes two acts: it is armed, then taken.'
  return `Next: ${next.label}.`
}

/** What a demonstration says of itself, beside the desk: what the room sees now, and what will be done next, for somebody who has never seen an evening run. */
import type { DeskCue, DeskLive, DeskPlan } from '#shared/desk-view'
import { say, sayCount } from './language/say.ts'

export interface Narration {
  /** What the room sees, and why it matters. */
  readonly now: string
  /** What is pressed next. */
  readonly next: string
}

const HOLDING = say(
  'The room looks at the holding slide. Screens never show an error: without news they keep their last picture.',
)

/** By the seconds that readers wait. */
const COMMENDATION_LATER = {
  one: 'A commendation, out of an envelope of its own. Readers are told {n} second later, unless it is taken back before.',
  other:
    'A commendation, out of an envelope of its own. Readers are told {n} seconds later, unless it is taken back before.',
} as const
const WINNER_LATER = {
  one: 'The winner, on all screens at once. Readers are told {n} second later, unless it is taken back before.',
  other:
    'The winner, on all screens at once. Readers are told {n} seconds later, unless it is taken back before.',
} as const

/** By what is on; where there is more to tell than its name. */
function nowOf({ kind, steps }: DeskCue, step: number, hold: number): string {
  switch (kind) {
    case 'opening':
      return say('The evening has begun. Every screen painted this picture in the same instant.')
    case 'text':
    case 'sponsors':
      return say(
        'A slide between the awards. The presenter’s own monitor has the notes, and what comes next.',
      )
    case 'interval':
      return say('Interval. Whatever is edited now goes through the log like everything else.')
    case 'title':
      return say('A category is opened, in the room and for the readers.')
    case 'shortlist':
      return steps > 1
        ? say('The shortlist, {step} of {steps}: nobody reads nine titles at once from the back of a room.', {
            step: step + 1,
            steps,
          })
        : say('The shortlist: every title fits, however long it is and whatever the screen.')
    case 'envelope':
      return say('The envelope. Who is in it stands in no page, message or log, and nobody at a desk knows.')
    case 'level':
      return hold === 0
        ? say('A commendation, out of an envelope of its own. Readers are told at once.')
        : sayCount(hold, COMMENDATION_LATER)
    case 'winner':
      return hold === 0
        ? say('The winner, on all screens at once. Readers are told at once.')
        : sayCount(hold, WINNER_LATER)
    case 'end':
      return say('The roll of winners. Anybody can check each result against its public fingerprint.')
  }
}

/** Of what it could tell of now, a blackout comes first, then what was taken back, then what is on. */
export function narrate({ cues, show }: DeskPlan, live: DeskLive): Narration {
  const { on, black } = live.programme
  const cue = on && cues.find(({ id }) => id === on.cue)
  return {
    now: black
      ? say('Blackout: the room sees nothing. It works at any time, from every desk.')
      : live.retracted
        ? say(
            'The wrong envelope. {what} was taken back: the room sees the holding slide, readers see it withdrawn or never hear of it.',
            { what: live.retracted },
          )
        : cue
          ? nowOf(cue, on?.step ?? 0, show.settings.publicHoldSeconds)
          : HOLDING,
    next: nextOf(live),
  }
}

function nextOf({ next, armed, programme, retracted }: DeskLive): string {
  if (programme.black) return say('Next: the picture comes back.')
  if (retracted && !next?.reveals) return say('Next: the right result is sealed, with a reason.')
  if (!next) return say('The evening is over. It begins again in a moment.')
  if (armed)
    return say('Armed. The next press opens the envelope: {what}.', {
      what: next.label.replace(say('Reveal {what}', { what: '' }), ''),
    })
  if (next.reveals) return say('Next opens an envelope, and takes two acts: it is armed, then taken.')
  return say('Next: {what}.', { what: next.label })
}

/** What a desk is told of the stage, with its labels in the language of the desk. Only what is drawn: everything else is as it came. */
import type { CueKind, CueRef } from '#shared/cues'
import type { DeskCue, DeskLive, DeskPlan } from '#shared/desk-view'
import { heard } from './heard.ts'
import { say } from './say.ts'

/** Cues that the core gives their names; the others are called as the show calls them. */
const NAMED: Readonly<Partial<Record<CueKind, string>>> = {
  opening: say('Opening'),
  end: say('End'),
  title: say('Title'),
  shortlist: say('Shortlist'),
  envelope: say('Envelope'),
}

const heardCue = (cue: DeskCue): DeskCue => ({ ...cue, label: NAMED[cue.kind] ?? cue.label })

/** Only the labels of cues that the core names; what the show calls its slides stays. */
export const heardPlan = (plan: DeskPlan): DeskPlan => ({ ...plan, cues: plan.cues.map(heardCue) })

/** The show's own slides keep their label; a step that the plan does not hold is taken for the core's words. */
export function heardLive(live: DeskLive, plan: DeskPlan | null): DeskLive {
  const { programme, next, back, driver } = live
  const label = (on: CueRef | null, words: string) => {
    const kind = on === null ? undefined : plan?.cues.find(({ id }) => id === on.cue)?.kind
    return kind === 'text' || kind === 'interval' || kind === 'sponsors' ? words : heard(words)
  }
  return {
    ...live,
    programme: { ...programme, label: label(programme.on, programme.label) },
    next: next && { ...next, label: label(next.to, next.label) },
    back: back && heard(back),
    driver: driver && { ...driver, name: heard(driver.name) },
  }
}

/** Late, early or on time: the same words for the desk and for the presenter. Apart from the plan, so that a screen need not load it. */

const MINUTE = 60_000

/** A plan further off than this, in milliseconds, is that of another day: a rehearsal has no delay. */
export const SAME_EVENING = 6 * 60 * MINUTE

export interface Punctuality {
  readonly state: 'on-time' | 'late' | 'early'
  readonly words: string
}

/** In whole minutes, as it is read from afar: seconds would only make people nervous. */
export function punctualityOf(driftMs: number): Punctuality {
  const minutes = Math.floor(Math.abs(driftMs) / MINUTE)
  if (minutes === 0) return { state: 'on-time', words: 'On time' }
  return driftMs > 0
    ? { state: 'late', words: `${minutes} min late` }
    : { state: 'early', words: `${minutes} min early` }
}

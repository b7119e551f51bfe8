/** The parts of the set-up, and the one somebody was in: they are there again when they come back, or where they were led. */
export const PARTS = [
  ['rundown', 'Running order'],
  ['ceremony', 'Ceremony'],
  ['categories', 'Categories'],
  ['sponsors', 'Sponsors'],
  ['levels', 'Levels'],
  ['look', 'Look'],
  ['settings', 'Settings'],
] as const
export type SetUpPart = (typeof PARTS)[number][0]

let last: SetUpPart = 'rundown'

export const lastPart = (): SetUpPart => last

export function openAtPart(part: SetUpPart): void {
  last = part
}

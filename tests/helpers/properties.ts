/** How properties are run here: so many times, with a seed that is printed when one fails and can be set to run it again. */
import fc from 'fast-check'
import { PRESSES, type Press } from './random-evening.ts'

const seed = process.env['SEED']

/** Parameters for `fc.assert`; `$SEED` repeats a run. */
export const runs = (numRuns: number): fc.Parameters<unknown> => ({
  numRuns,
  ...(seed === undefined ? {} : { seed: Number(seed) }),
})

export const anySeed = fc.integer({ min: 0, max: 0xffff_ffff })

const press: fc.Arbitrary<Press> = fc.record({
  what: fc.constantFrom(...PRESSES),
  which: fc.integer({ min: 0, max: 999 }),
})

export const presses = fc.array(press, { minLength: 5, maxLength: 70, size: 'max' })

/**
 * How much is tested. `npm test` holds every law in less than ten minutes; `npm run test:whole` also does what only repeats it:
 * at every size, in every language, on both logs, the long way round. A test that is of the whole alone has its tag.
 */
export const IS_WHOLE = process.env['ENVELOPE_TESTS'] === 'whole'

/** What vitest is told of one case among many: all but some of them are of the whole. */
export const only = (isAmongTheFew: boolean): { tags: string[] } => ({ tags: isAmongTheFew ? [] : ['whole'] })

/** As many, one in every so many, spread evenly; all of them in the whole. */
export const oneIn = <T>(every: number, all: readonly T[]): readonly T[] =>
  IS_WHOLE ? all : all.filter((_, n) => n % every === 0)

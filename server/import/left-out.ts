/** Rows of a table that are no entries of the show, in words. */

const WHY_LEFT: Readonly<Record<string, string>> = {
  unfinished: 'drafts, or not submitted',
  'not shortlisted': 'not on the shortlist',
  header: 'the header stands there once more',
}

/** Of each reason how many, and of the headers. */
export const leftOutWords = (left: ReadonlyMap<string, number>, headers: number): string[] =>
  [...left, ...(headers > 0 ? [['header', headers] as const] : [])].map(
    ([why, count]) => `${count === 1 ? '1 row' : `${count} rows`} left out: ${WHY_LEFT[why]}.`,
  )

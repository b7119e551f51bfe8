/** A large evening: 25 categories of ten entries each if nothing else is asked for, with names of a usual length, no guard time and a result for none or all of them. */
const CATEGORIES = 25
const ENTRIES = 10

const rowsOf = (categories: number) =>
  Array.from({ length: categories }, (_, c) =>
    Array.from({ length: ENTRIES }, (_, e) => ({
      category: `Award ${c + 1} for Housing and Regeneration`,
      entrant: `Council of the District of Number ${c + 1}-${e + 1}`,
      title: `A neighbourhood rebuilt with those who live in it: part ${e + 1}`,
    })),
  )

const csv = (header: string, lines: readonly (readonly string[])[]): string =>
  [header, ...lines.map((line) => line.join(','))].join('\n')

/** What imports it; with results, every category has a winner and a commendation. */
export function largeShow(
  id: string,
  { results, categories = CATEGORIES }: { results: boolean; categories?: number },
) {
  const rows = rowsOf(categories)
  return {
    id,
    ceremony: {
      name: 'The Large Awards',
      date: '2026-12-01',
      venue: null,
      presentedBy: null,
      timeZone: 'UTC',
    },
    shortlist: csv(
      'category,sponsor,entrant,partners,title,person,summary',
      rows
        .flat()
        .map(({ category, entrant, title }) => [category, 'Sponsor & Partners', entrant, '', title, '', '']),
    ),
    ...(results && {
      results: csv(
        'category,level,entrant,title',
        rows.flatMap(([first, second]) =>
          [
            [first, 'Winner'],
            [second, 'Highly Commended'],
          ].flatMap(([row, level]) =>
            typeof row === 'object' ? [[row.category, String(level), row.entrant, row.title]] : [],
          ),
        ),
      ),
    }),
    settings: { publicHoldSeconds: 0, guardMs: 0 },
  }
}

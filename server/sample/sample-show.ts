/** The sample ceremony of the first start: the LGC Awards 2022, from its real shortlist and results. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Segment } from '#shared/show-file'
import { commandFromImport, type ImportRequest } from '../import/import-request.ts'
import { newSlugs } from '../import/slugs.ts'
import { readTable } from '../import/tables.ts'

export const SAMPLE_ID = 'lgc-awards-2022'

/** The sample as somebody would import it; `folder` holds its two tables. */
export function sampleRequest(folder: string) {
  const shortlist = readFileSync(join(folder, 'shortlist.csv'), 'utf8')
  return {
    id: SAMPLE_ID,
    ceremony: {
      name: 'LGC Awards 2022',
      date: '2022-07-20',
      venue: 'Grosvenor House, London',
      presentedBy: 'Local Government Chronicle (LGC)',
      timeZone: 'Europe/London',
      startsAt: '20:00',
    },
    shortlist,
    results: readFileSync(join(folder, 'results.csv'), 'utf8'),
    rundown: eveningOf(categoryIds(shortlist)),
  } satisfies ImportRequest
}

/** The command that opens the sample. */
export function sampleCommand(folder: string, commandId: string) {
  const outcome = commandFromImport(sampleRequest(folder), commandId)
  if ('problems' in outcome)
    throw new Error(`The sample ceremony is damaged: ${outcome.problems[0]?.sentence}`)
  return outcome.command
}

/** As the import gives them, in the order of the table; empty where the table cannot be read. */
export function categoryIds(shortlist: string): string[] {
  const table = readTable('shortlist', shortlist, ['category'])
  const names = 'rows' in table ? table.rows.map((row) => row.fields['category'] ?? '') : []
  const slug = newSlugs()
  return [...new Set(names)].map(slug)
}

/** The evening: a welcome, half the categories, an interval, the other half, the end. Its times are made up. */
export function eveningOf(categories: string[]): Segment[] {
  const half = Math.ceil(categories.length / 2)
  const segment = (id: string): Segment => ({ kind: 'category', id, category: id, minutes: 5 })
  return [
    { kind: 'opening', id: 'opening', minutes: 5 },
    {
      kind: 'text',
      id: 'welcome',
      title: 'Welcome',
      body: 'Tonight we celebrate the best of local government.',
      minutes: 10,
    },
    ...categories.slice(0, half).map(segment),
    {
      kind: 'interval',
      id: 'interval',
      title: 'Interval',
      body: 'The ceremony continues in twenty minutes.',
      minutes: 20,
    },
    ...categories.slice(half).map(segment),
    {
      kind: 'text',
      id: 'thanks',
      title: 'Thank you',
      body: 'To every team on every shortlist, and to our sponsors.',
      minutes: 5,
    },
    { kind: 'end', id: 'end', minutes: 5 },
  ]
}

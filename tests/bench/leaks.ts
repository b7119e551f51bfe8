/** `npm run leaks`: two worlds that differ only in who wins, given the same evening: until the reveal nobody is told, shown, or left anything by which to tell them apart. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { newSlugs } from '../../server/import/slugs.ts'
import { readTable } from '../../server/import/tables.ts'
import { SAMPLE } from '../helpers/house.ts'
import { browserLeaks } from './leaks/browsers.ts'
import { lookAt } from './leaks/category.ts'
import { checkBundles } from './leaks/served.ts'
import { createTally, type Figures } from './leaks/tally.ts'
import { type Backend, startWorld } from './leaks/world.ts'

export interface Wanted {
  readonly backends: readonly Backend[]
  /** How many of the sample's categories, from the first on; null for all. */
  readonly categories: number | null
  /** Also what real browsers keep and ask for. */
  readonly browsers: boolean
}

const shortlist = readFileSync(
  fileURLToPath(new URL(`../../server/sample/${SAMPLE}/shortlist.csv`, import.meta.url)),
  'utf8',
)

/** As the import names them. */
function categoriesOf(table: string): string[] {
  const { rows } = readTable('shortlist', table, ['category']) as Extract<
    ReturnType<typeof readTable>,
    { rows: unknown }
  >
  const slug = newSlugs()
  return [...new Set(rows.map(({ fields }) => fields['category'] ?? ''))].map(slug)
}

export async function leaks(wanted: Wanted, say: (line: string) => void): Promise<Figures> {
  const tally = createTally(say)
  checkBundles(tally)
  const categories = categoriesOf(shortlist).slice(0, wanted.categories ?? undefined)
  for (const backend of wanted.backends) {
    // What is revealed in the second of two takes another number of steps: no third evening is the same in both.
    for (let at = 0; at < categories.length; at += 2) {
      const worlds = await Promise.all([startWorld('A', backend), startWorld('B', backend)])
      try {
        const children = worlds.map(({ house }) => JSON.stringify(house.children()))
        for (const [n, category] of categories.slice(at, at + 2).entries()) {
          await lookAt(worlds, { shortlist, at: at + n, category }, tally)
          const { cases, differing, controlsSeen, controls } = tally.figures()
          say(
            `${backend}, ${category}: ${cases} cases, ${differing} differing, ${controlsSeen} of ${controls} controls seen`,
          )
        }
        // Otherwise it would have been two evenings.
        const after = worlds.map(({ house }) => JSON.stringify(house.children()))
        tally.seen(`${backend}: the same processes at the end`, after.join() === children.join())
      } finally {
        await Promise.all(worlds.map((world) => world.stop()))
      }
    }
  }
  if (wanted.browsers) {
    await browserLeaks('embedded', { shortlist, category: 'council-of-the-year' }, tally)
    say(`browsers: ${JSON.stringify(tally.figures())}`)
  }
  return tally.figures()
}

/** All of it, for the command. */
export async function bench(say: (line: string) => void): Promise<Figures> {
  const [, given] = process.argv.find((word) => word.startsWith('categories='))?.split('=') ?? []
  const categories = given === undefined ? null : Number(given)
  const figures = await leaks({ backends: ['embedded', 'redis'], categories, browsers: true }, say)
  if (figures.differing > 0 || figures.controlsSeen < figures.controls) process.exitCode = 1
  return figures
}

/** The programs that browsers are given: no map back to the source, and nothing of any show. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SAMPLE } from '../../helpers/house.ts'
import { bundles } from './stored.ts'
import type { Tally } from './tally.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export function checkBundles(tally: Tally): void {
  const { names, bytes } = bundles(join(root, 'dist'))
  const map = names.find((name) => name.endsWith('.map')) ?? null
  tally.absent('no source map is served', map)
  tally.absent(
    'no script names a source map',
    bytes.includes('sourceMappingURL=') ? 'sourceMappingURL' : null,
  )
  const results = readFileSync(join(root, 'server/sample', SAMPLE, 'results.csv'), 'utf8')
  const entrants = results
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[2]?.trim() ?? '')
    .filter((name) => name.length > 12)
  for (const name of entrants)
    tally.absent(`the bundles know nothing of ${name}`, bytes.includes(name) ? name : null)
  tally.seen('the bundles were read', names.length > 50 && bytes.includes('Lend a desk'))
  const planted = Buffer.concat([bytes, Buffer.from(`//# sourceMappingURL=x.map ${entrants[0]}`)])
  tally.seen(
    'what is planted in a bundle',
    planted.includes('sourceMappingURL=') && planted.includes(entrants[0] ?? '?'),
  )
}

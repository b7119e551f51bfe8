/** Three groups, one after the other, so that on two cores no browser starves: the core, the server, then everything with a browser or a kill in it, which mostly waits. */
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// Before any worker is forked: a worker inherits it.
process.env['TZ'] = 'UTC'

const seconds = 1000

const group = (name: string, order: number, include: string[], limits: { at: number; workers: number }) => ({
  // Lit's decorators are the legacy ones, as in the tsconfigs of display/ and control/.
  oxc: { decorator: { legacy: true } },
  test: {
    name,
    include,
    environment: 'node',
    env: { TZ: 'UTC' },
    sequence: { groupOrder: order },
    maxWorkers: limits.workers,
    // A worker reads Playwright and the rest once, not for every file: no helper keeps anything from one file to the next.
    isolate: false,
    testTimeout: limits.at * seconds,
    hookTimeout: Math.max(30, limits.at) * seconds,
    teardownTimeout: 20 * seconds,
  },
})

/** Suites that take a minute or more. Begun first, they do not leave one worker alone at the end. */
const LONGEST = [
  'evening-',
  'from-a-table',
  'images/upload',
  'stage-lower-third',
  'stage-boards',
  'stage-images',
  'stage-unbreakable',
  'stage-looks',
  'screens-page',
  'stage-fits.',
  'stage-pairing',
  'pictures-page',
  'preflight',
  'stage-offline',
  'shows-page',
  'server/start',
  'power-loss.',
  'held-publication',
  'desk-link',
  'stage-fits-motion',
  'crash-',
  'hostile-house',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((part) => moduleId.includes(part))
      return at < 0 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    // Words printed by tests that pass help nobody.
    silent: 'passed-only',
    sequence: { sequencer: LongestFirst },
    projects: [
      group('core', 0, ['tests/shared/**/*.test.ts'], { at: 60, workers: 2 }),
      group('server', 1, ['tests/server/**/*.test.ts', 'tests/tools/**/*.test.ts'], { at: 60, workers: 2 }),
      group('evening', 2, ['tests/{control,display,e2e,chaos}/**/*.test.ts'], { at: 240, workers: 3 }),
    ],
  },
})

/** Three groups, one after the other, so that on two cores no browser starves: the core, the server, then everything with a browser or a kill in it. More workers than cores where tests wait for the time to pass; what each group may take stands in tests/run.mjs. */
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
    // A busy machine takes its time; what holds is seen at once all the same.
    expect: { poll: { timeout: 20 * seconds } },
  },
})

/** Suites that take a quarter of a minute or more, the longest first. Begun first, they do not leave one worker alone at the end. */
const LONGEST = [
  'server/abuse.',
  'simulate-faults',
  'power-loss.',
  'log/redis.',
  'log/sqlite.',
  'images/upload',
  'server/proofs',
  'server/start',
  'from-a-table',
  'live-hostile',
  'evening-embedded',
  'e2e/leaks',
  'live-pages',
  'chaos/short',
  'blog-desk',
  'desk-keys',
  'public-hold',
  'chaos/standby',
  'in-german',
  'held-publication',
  'set-up-page',
  'chaos/alone',
  'standby-room',
  'stage-unbreakable',
  'stage-rehearsal',
  'two-desks',
  'desk-results',
  'companion-page',
  'stage-offline',
  'hostile-room',
  'hostile-house',
  'evening-redis',
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
    tags: [
      {
        name: 'whole',
        description: 'Holds again, wider, what `npm test` holds: run by `npm run test:whole`.',
      },
    ],
    sequence: { sequencer: LongestFirst },
    projects: [
      group('core', 0, ['tests/shared/**/*.test.ts'], { at: 60, workers: 2 }),
      group('server', 1, ['tests/server/**/*.test.ts', 'tests/tools/**/*.test.ts'], { at: 60, workers: 3 }),
      group('evening', 2, ['tests/{control,display,e2e,chaos}/**/*.test.ts'], { at: 240, workers: 3 }),
    ],
  },
})

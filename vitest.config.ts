/** Three groups, one after the other, so that on two cores no browser starves: the core, the server, then everything with a browser or a kill in it. */
import { defineConfig } from 'vitest/config'

// Before any worker is forked: a worker inherits it.
process.env['TZ'] = 'UTC'

const seconds = 1000

const group = (
  name: string,
  order: number,
  include: string[],
  limits: { at: number; workers: number; isolate?: boolean },
) => ({
  // Lit's decorators are the legacy ones, as in the tsconfigs of display/ and control/.
  oxc: { decorator: { legacy: true } },
  test: {
    name,
    include,
    environment: 'node',
    env: { TZ: 'UTC' },
    sequence: { groupOrder: order },
    maxWorkers: limits.workers,
    isolate: limits.isolate ?? true,
    testTimeout: limits.at * seconds,
    hookTimeout: Math.max(30, limits.at) * seconds,
    teardownTimeout: 20 * seconds,
  },
})

export default defineConfig({
  test: {
    // Words printed by tests that pass help nobody.
    silent: 'passed-only',
    projects: [
      group('core', 0, ['tests/shared/**/*.test.ts'], { at: 60, workers: 2, isolate: false }),
      group('server', 1, ['tests/server/**/*.test.ts', 'tests/tools/**/*.test.ts'], { at: 30, workers: 2 }),
      group('evening', 2, ['tests/{control,display,e2e,chaos}/**/*.test.ts'], { at: 180, workers: 2 }),
    ],
  },
})

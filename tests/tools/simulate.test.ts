/** `npm run simulate`: arithmetic that grows as it must, and a sentence for whoever mistypes. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALL, costs } from '../bench/simulate/costs.ts'
import { simulate, type Told } from '../bench/simulate/model.ts'
import { printed } from '../bench/simulate/print.ts'
import { wantedOf } from '../bench/simulate/wanted.ts'

const run = (...words: string[]) => simulate(wantedOf(words), costs)

test('a million readers: as many edges as their limits ask for, and the reason where they are too few', () => {
  const { sockets, streams, polling } = run('readers=1000000')
  expect([sockets.edges, sockets.readersPerEdge, sockets.tooFew]).toEqual([50, 20_000, null])
  for (const told of [sockets, streams]) expect(told.lastMs).toBeLessThanOrEqual(1000)
  expect(run('readers=1000000', 'edges=5').sockets.tooFew).toBe(
    '50 are needed: an edge is meant to hold 20000 readers',
  )
  expect(run('readers=1000000', 'edges=5', 'line=0.1').sockets.tooFew).toContain('the line of a machine')
  expect(run('readers=1000000', 'edges=5', 'hold=1000000', 'line=1000').sockets.tooFew).toContain(
    'share of a core',
  )
  expect(run('readers=1000000', 'edges=5', 'within=0.02', 'line=1000').sockets.tooFew).toContain(
    'within 0.02 s',
  )
  // What they send is measured by the second place: a CDN asks hundreds of times a second, not hundreds of thousands.
  expect(polling.readerRequests).toBeGreaterThan(200_000)
  expect(polling.originRequests).toBeLessThan(200)
  expect(polling.hitRate).toBeGreaterThan(0.999)
  expect(polling.lastMs).toBeGreaterThan(7000)
})

test('what is asked of the reckoning by hand: 10,000 readers on one edge', () => {
  const { sockets } = run('readers=10000', 'edges=1', 'perMachine=1', 'posts=0')
  const { writeUs, hopMs, socketBeatS, pingS } = costs
  const beats = 10_000 * (1 / socketBeatS + 1 / pingS) * writeUs * 1e-6
  expect(sockets.restCore).toBeCloseTo(beats, 9)
  expect(sockets.lastMs).toBeCloseTo(hopMs + (10_000 * writeUs) / 1000 / (1 - beats), 6)
  expect([sockets.redisWrites, sockets.redisMbit]).toEqual([0, 0])
})

test('a CDN that nobody tells of changes holds a page for longer, and is asked no less for the log', () => {
  const [told, untold] = [run('purge=yes'), run('purge=no')]
  expect(told.polling.pageOldS).toBeLessThan(untold.polling.pageOldS)
  expect([told.polling.purgesPerMinute, untold.polling.purgesPerMinute]).toEqual([6, 0])
  expect(untold.polling.hitRate).toBe(told.polling.hitRate)
})

const ways = ({ sockets, streams }: ReturnType<typeof simulate>): Told[] => [sockets, streams]

test('more readers never cost less, and more edges never make the last reader wait longer', () => {
  const count = fc.integer({ min: 1, max: 5_000_000 })
  const edges = fc.integer({ min: 1, max: 500 })
  fc.assert(
    fc.property(count, count, edges, (a, b, n) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((readers) =>
        run(`readers=${readers}`, `edges=${n}`, 'perMachine=1'),
      )
      const wider = run(`readers=${Math.max(a, b)}`, `edges=${n + 1}`, 'perMachine=1')
      if (!less || !more) throw new Error('There is nothing to compare')
      for (const at of [0, 1]) {
        const [l, m, w] = [less, more, wider].map((simulated) => ways(simulated)[at] as Told)
        for (const name of ['lastMs', 'memoryGB', 'restGbit', 'busyGbit', 'rejoinS'] as const)
          expect([name, (m?.[name] ?? 0) >= (l?.[name] ?? 1)]).toEqual([name, true])
        expect(w?.lastMs).toBeLessThanOrEqual(m?.lastMs ?? 0)
      }
      expect(more.polling.originRequests).toBeGreaterThanOrEqual(less.polling.originRequests)
    }),
    { numRuns: 300 },
  )
})

test('what makes no sense is one sentence that names it', () => {
  for (const [word, sentence] of [
    ['readers', '"readers" says nothing; write name=value, for example readers=1000000.'],
    [
      'reader=5',
      'There is nothing called "reader"; there are readers, edges, bytes, posts, line, perMachine, hold, within, purge.',
    ],
    ['readers=many', 'readers is "many"; it must be a whole number from 1 to 1000000000.'],
    ['readers=0', 'readers is "0"; it must be a whole number from 1 to 1000000000.'],
    ['readers=-5', 'readers is "-5"; it must be a whole number from 1 to 1000000000.'],
    ['edges=1.5', 'edges is "1.5"; it must be a whole number from 1 to 1000000.'],
    ['line=', 'line is ""; it must be a number from 0.01 to 1000.'],
    ['purge=maybe', 'purge is "maybe"; it must be yes or no.'],
    [
      '__proto__=1',
      'There is nothing called "__proto__"; there are readers, edges, bytes, posts, line, perMachine, hold, within, purge.',
    ],
  ] as const)
    expect(() => wantedOf([word])).toThrow(sentence)
  expect(() => wantedOf(['readers=1', 'readers=2'])).toThrow('readers is said twice.')
  expect(wantedOf(['readers=1e6', 'line=2.5'])).toMatchObject({ readers: 1_000_000, line: 2.5 })
})

test('every cost says where it comes from, and all of them are printed', () => {
  const wanted = wantedOf([])
  const text = printed(wanted, simulate(wanted, costs)).join('\n')
  for (const [name, { from, unit }] of Object.entries(ALL)) {
    expect([name, from.length > 5, unit.length > 5]).toEqual([name, true, true])
    expect(text).toContain(from)
  }
  expect(text).not.toMatch(/NaN|Infinity|undefined|null/)
})

test('the command prints a table, and one JSON object as its last line; a mistyped word is one line and a failure', () => {
  const program = join(import.meta.dirname, '../bench/simulate.mjs')
  const good = spawnSync(process.execPath, [program, 'readers=250000', 'edges=20'], { encoding: 'utf8' })
  const last = JSON.parse(good.stdout.trim().split('\n').at(-1) ?? '')
  expect([good.status, last.readers, last.sockets.edges]).toEqual([0, 250_000, 20])
  const bad = spawnSync(process.execPath, [program, 'readers=lots'], { encoding: 'utf8' })
  expect([bad.status, bad.stdout]).toEqual([
    1,
    'readers is "lots"; it must be a whole number from 1 to 1000000000.\n',
  ])
})

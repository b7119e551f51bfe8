/** Which way a page follows, decided without a network: what fails is left for the next, and what is better is tried again. */
import { describe, expect, test } from 'vitest'
import {
  decideWays,
  type Happening,
  noWay,
  type Order,
  type WAYS,
  type Ways,
} from '../../display/live/ways.ts'
import { seededRandom } from '../helpers/random.ts'

/** What happened at which second, and what was ordered last. */
function after(...happenings: [number, Happening][]): { ways: Ways; orders: readonly Order[] } {
  let ways = noWay
  let orders: readonly Order[] = []
  for (const [second, happening] of happenings)
    ({ ways, orders } = decideWays(ways, happening, second * 1000, 0.5))
  return { ways, orders }
}

const up = (way: (typeof WAYS)[number]): Happening => ({ is: 'up', way })
const down = (way: (typeof WAYS)[number]): Happening => ({ is: 'down', way })
const wake: Happening = { is: 'wake' }
const due: Happening = { is: 'due' }

describe('the way that is tried', () => {
  test('the best first; when one fails the next, at once', () => {
    expect(after([0, wake]).orders).toEqual([{ open: 'socket' }])
    expect(after([0, wake], [1, down('socket')]).orders).toEqual([{ open: 'events' }])
    expect(after([0, wake], [1, down('socket')], [2, down('events')]).orders).toEqual([{ open: 'polling' }])
  })

  test('when all fail, a rest that grows, and then from the best again', () => {
    const round = (at: number): [number, Happening][] => [
      [at, down('socket')],
      [at, down('events')],
      [at, down('polling')],
    ]
    const first = after([0, wake], ...round(1))
    expect(first.orders).toEqual([{ wait: 500 }])
    const again = after([0, wake], ...round(1), [3, due])
    expect(again.orders).toEqual([{ open: 'socket' }])
    const twice: Parameters<typeof after> = [[0, wake], ...round(1), [3, due], ...round(4)]
    expect(after(...twice).orders).toEqual([{ wait: 500 }])
    expect(after(...twice, [6, due], ...round(7)).orders).toEqual([{ wait: 1000 }])
  })

  test('a way that stood is tried again first, a little later; one that does not stand is not', () => {
    const stood = after([0, wake], [1, down('socket')], [2, up('events')], [60, down('events')])
    expect(stood.orders).toEqual([{ wait: 1000 }])
    expect(decideWays(stood.ways, due, 62_000, 0.5).orders).toEqual([{ open: 'events' }])
    const fell = after([0, wake], [1, up('socket')], [3, down('socket')])
    expect(decideWays(fell.ways, due, 5000, 0.5).orders).toEqual([{ open: 'events' }])
  })

  test('a better way is tried beside the one that stands, and takes its place only when it is up', () => {
    const stands = after([0, wake], [1, down('socket')], [2, up('events')])
    expect(stands.orders).toEqual([{ wait: 20_000 }])
    const tried = decideWays(stands.ways, due, 22_000, 0.5)
    expect(tried.orders).toEqual([{ open: 'socket' }])
    expect(tried.ways.using).toBe('events')
    const better = decideWays(tried.ways, up('socket'), 23_000, 0.5)
    expect(better.orders).toEqual([{ close: 'events' }])
    expect(better.ways.using).toBe('socket')
    const vain = decideWays(tried.ways, down('socket'), 28_000, 0.5)
    expect(vain.ways.using).toBe('events')
    expect(vain.orders).toEqual([{ wait: 40_000 }])
  })

  test('who polls tries both better ways in turn', () => {
    let { ways } = after([0, wake], [1, down('socket')], [2, down('events')], [3, up('polling')])
    const tried: Order[] = []
    for (let i = 0; i < 3; i += 1) {
      const opened = decideWays(ways, due, 60_000 * (i + 1), 0.5)
      tried.push(...opened.orders)
      ways = opened.ways
      if (ways.trying) ({ ways } = decideWays(ways, down(ways.trying), 60_000 * (i + 1) + 1000, 0.5))
    }
    expect(tried).toEqual([{ open: 'socket' }, { open: 'events' }, { open: 'socket' }])
  })

  test('what falls while a better one is tried waits for that one', () => {
    const both = after([0, wake], [1, down('socket')], [2, up('events')], [22, due], [23, down('events')])
    expect(both.orders).toEqual([])
    // The one that fell had stood well: it is the next.
    expect(decideWays(both.ways, down('socket'), 24_000, 0.5).orders).toEqual([{ open: 'events' }])
  })

  test('a page that sleeps closes everything and tries nothing; awake, it begins at once', () => {
    const asleep = after([0, wake], [1, up('socket')], [5, { is: 'sleep' }])
    expect(asleep.orders).toEqual([{ close: 'socket' }])
    expect(decideWays(asleep.ways, due, 9000, 0.5).orders).toEqual([])
    expect(decideWays(asleep.ways, wake, 99_000, 0.5).orders).toEqual([{ open: 'socket' }])
  })

  test('the network is back: a rest is cut short', () => {
    const resting = after([0, wake], [1, down('socket')], [1, down('events')], [1, down('polling')])
    expect(decideWays(resting.ways, wake, 1100, 0.5).orders).toEqual([{ open: 'socket' }])
    expect(decideWays(after([0, wake]).ways, wake, 100, 0.5).orders).toEqual([])
  })

  test('a tab nobody sees gives up its stream, and takes it again when it is seen', () => {
    const hidden = after([0, wake], [1, down('socket')], [2, up('events')], [9, { is: 'hide' }])
    expect(hidden.orders).toEqual([{ close: 'events' }, { open: 'polling' }])
    const polls = decideWays(hidden.ways, up('polling'), 10_000, 0.5).ways
    expect(decideWays(polls, due, 40_000, 0.5).orders).toEqual([{ open: 'socket' }])
    expect(decideWays(polls, { is: 'show' }, 40_000, 0.5).orders).toEqual([{ open: 'socket' }])
    const socket = after([0, wake], [1, up('socket')], [9, { is: 'hide' }])
    expect(socket.orders).toEqual([])
  })
})

describe('whatever happens', () => {
  const first = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1e9))

  test(`orders fit what is open, and something is always under way (seeds ${first} to ${first + 99})`, () => {
    for (let seed = first; seed < first + 100; seed += 1) {
      const random = seededRandom(seed)
      const open = new Set<string>()
      let ways = noWay
      let waits = false
      const happen = (happening: Happening, at: number) => {
        const decided = decideWays(ways, happening, at, random.next())
        ways = decided.ways
        for (const order of decided.orders) {
          if ('wait' in order) {
            if (!(order.wait > 0)) expect.fail(`seed ${seed}: waits for ${order.wait} ms`)
            waits = true
          } else if ('open' in order) {
            if (open.has(order.open)) expect.fail(`seed ${seed}: ${order.open} is opened twice`)
            open.add(order.open)
          } else {
            if (!open.delete(order.close))
              expect.fail(`seed ${seed}: ${order.close} is not open to be closed`)
          }
        }
      }
      happen(wake, 0)
      for (let step = 1; step < 120; step += 1) {
        const at = step * random.between(100, 9000)
        const roll = random.next()
        const any = [...open][random.between(0, open.size - 1)] as (typeof WAYS)[number] | undefined
        if (roll < 0.35 && ways.trying) happen(up(ways.trying), at)
        else if (roll < 0.65 && any) {
          open.delete(any)
          happen(down(any), at)
        } else if (roll < 0.9 && waits) {
          waits = false
          happen(due, at)
        } else if (roll < 0.93) happen({ is: random.pick(['hide', 'show'] as const) }, at)
        else if (roll < 0.96) happen({ is: 'sleep' }, at)
        else happen(wake, at)
        const known = [ways.using, ways.trying].filter((way) => way !== null)
        const fits = known.length === open.size && known.every((way) => open.has(way))
        if (fits && (open.size > 0 || waits || ways.asleep)) continue
        expect.fail(`seed ${seed}: ${[...open]} open, ${JSON.stringify(ways)}, ${waits ? '' : 'not '}waiting`)
      }
    }
  })
})

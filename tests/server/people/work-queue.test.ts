/** Dear work, one piece at a time, and everybody's turn. */
import { describe, expect, it } from 'vitest'
import { createWorkQueue, QueueFull } from '../../../server/people/work-queue.ts'

/** A queue whose pieces end when the test says so. */
function benched(mostOfOne = 3, most = 8) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  let rests = 0
  const queue = createWorkQueue({
    mostOfOne,
    most,
    rest: async () => {
      rests += 1
    },
  })
  const ask = (of: string, name = of, rank = 0) =>
    queue.run({ of, rank }, () => {
      begun.push(name)
      return new Promise<string>((resolve) => ends.push(() => resolve(name)))
    })
  /** Lets what has begun end, and the next begin. */
  const next = async () => {
    ends.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { queue, begun, ask, next, rests: () => rests }
}

describe('the queue', () => {
  it('does one piece at a time, and rests after each', async () => {
    const { begun, ask, next, rests } = benched()
    const all = [ask('a', 'a1'), ask('a', 'a2'), ask('b', 'b1')]
    expect(begun).toEqual(['a1'])
    await next()
    expect([begun.length, rests()]).toEqual([2, 1])
    await next()
    await next()
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1'])
    expect(rests()).toBe(3)
  })

  it('gives everybody their turn, whoever else heaps up how much', async () => {
    const { begun, ask, next } = benched(4, 20)
    for (const at of [1, 2, 3, 4]) void ask('crowd', `crowd ${at}`)
    void ask('late', 'late')
    void ask('later', 'later')
    for (let at = 0; at < 6; at += 1) await next()
    expect(begun).toEqual(['crowd 1', 'crowd 2', 'late', 'later', 'crowd 3', 'crowd 4'])
  })

  it('takes on only so much: of one, and of all', async () => {
    const { ask, next } = benched(2, 4)
    const first = ask('one')
    const held = [ask('one'), ask('one')]
    await expect(ask('one')).rejects.toThrow(QueueFull)
    held.push(ask('two'), ask('two'))
    await expect(ask('three', 'three', 1)).rejects.toThrow(QueueFull)
    for (let at = 0; at < 6; at += 1) await next()
    expect(await Promise.all([first, ...held])).toHaveLength(5)
    const again = ask('three')
    await next()
    expect(await again).toBe('three')
  })

  it('does nobody’s first piece after those who have failed before', async () => {
    const { begun, ask, next } = benched(4, 20)
    void ask('guesser', 'guess 1', 0)
    for (const at of [2, 3]) void ask('guesser', `guess ${at}`, at)
    void ask('other guesser', 'other guess', 2)
    void ask('fresh')
    for (let at = 0; at < 5; at += 1) await next()
    expect(begun).toEqual(['guess 1', 'fresh', 'guess 2', 'other guess', 'guess 3'])
  })

  it('full of guesses, still takes on somebody who has not failed, in place of the worst', async () => {
    const { begun, ask, next } = benched(9, 3)
    const first = ask('guesser', 'guess 1', 1)
    const [second, third, worst] = [ask('b', 'b', 5), ask('c', 'c', 6), ask('d', 'd', 7)]
    await expect(ask('e', 'e', 7)).rejects.toThrow(QueueFull)
    const fresh = ask('fresh')
    await expect(worst).rejects.toThrow(QueueFull)
    for (let at = 0; at < 4; at += 1) await next()
    expect(await Promise.all([first, fresh, second, third])).toEqual(['guess 1', 'fresh', 'b', 'c'])
    expect(begun).toEqual(['guess 1', 'fresh', 'b', 'c'])
  })

  it('goes on after a piece that failed', async () => {
    const { queue } = benched()
    const failed = queue.run({ of: 'a', rank: 0 }, () => Promise.reject(new Error('argon')))
    const well = queue.run({ of: 'a', rank: 0 }, async () => 'well')
    await expect(failed).rejects.toThrow('argon')
    expect(await well).toBe('well')
  })
})

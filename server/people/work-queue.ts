/** Dear work, one piece at a time: everybody who waits has their turn, whoever else heaps up how much. */

/** So much waits already that this was not taken on. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull'
}

export interface WorkQueue {
  /** Does the work when its turn comes; rejects with `QueueFull` at once if too much waits, of this one or of all. */
  run<T>(of: string, work: () => Promise<T>): Promise<T>
}

interface Limits {
  readonly mostOfOne: number
  readonly most: number
  /** Taken after each piece, so that the work never has a processor to itself. */
  readonly rest: () => Promise<void>
}

type Job = () => Promise<void>

export function createWorkQueue({ mostOfOne, most, rest }: Limits): WorkQueue {
  /** The one who has waited longest comes first, and goes to the end after a turn. */
  const waiting = new Map<string, Job[]>()
  let count = 0
  let isWorking = false

  function next(): Job | null {
    const [first] = waiting
    if (!first) return null
    const [of, jobs] = first
    const job = jobs.shift() ?? null
    waiting.delete(of)
    if (jobs.length > 0) waiting.set(of, jobs)
    count -= 1
    return job
  }

  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    for (let job = next(); job; job = next()) {
      await job()
      await rest()
    }
    isWorking = false
  }

  return {
    run: (of, piece) =>
      new Promise((resolve, reject) => {
        const jobs = waiting.get(of) ?? []
        if (jobs.length >= mostOfOne || count >= most) return reject(new QueueFull())
        jobs.push(() => piece().then(resolve, reject))
        waiting.set(of, jobs)
        count += 1
        void work()
      }),
  }
}

/** Dear work, one piece at a time: everybody who waits has their turn, whoever else heaps up how much. */

/** So much waits already that this was not taken on, or gave way to somebody with a better claim. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull'
}

/** Whose work it is. */
export interface Claim {
  readonly of: string
  /** The higher, the later: nobody's first piece waits for those who have failed before. */
  readonly rank: number
}

export interface WorkQueue {
  /** Does the work when its turn comes; rejects with `QueueFull` if too much waits, of this one or of all. */
  run<T>(claim: Claim, work: () => Promise<T>): Promise<T>
}

interface Limits {
  readonly mostOfOne: number
  readonly most: number
  /** Taken after each piece, so that the work never has a processor to itself. */
  readonly rest: () => Promise<void>
}

interface Job {
  readonly of: string
  /** Each piece of one's own that waits already counts as one failure more. */
  readonly order: number
  readonly work: () => Promise<void>
  readonly refuse: () => void
}

/** Work that fails is its own affair: the next has its turn after the same rest. */
export function createWorkQueue({ mostOfOne, most, rest }: Limits): WorkQueue {
  /** In the order they are done; those of equal order as they came. */
  const waiting: Job[] = []
  let isWorking = false

  async function work(): Promise<void> {
    if (isWorking) return
    isWorking = true
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      await job.work()
      await rest()
    }
    isWorking = false
  }

  /** False if it may not wait here. */
  function admit(job: Job): boolean {
    const last = waiting.at(-1)
    if (waiting.length >= most) {
      if (!last || last.order <= job.order) return false
      waiting.pop()
      last.refuse()
    }
    const place = waiting.findIndex(({ order }) => order > job.order)
    waiting.splice(place < 0 ? waiting.length : place, 0, job)
    return true
  }

  return {
    run: ({ of, rank }, piece) =>
      new Promise((resolve, reject) => {
        const refuse = () => reject(new QueueFull())
        const mine = waiting.filter((job) => job.of === of).length
        const job: Job = { of, order: rank + mine, work: () => piece().then(resolve, reject), refuse }
        if (mine >= mostOfOne || !admit(job)) return refuse()
        void work()
      }),
  }
}

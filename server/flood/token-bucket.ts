/** Token buckets: so much at once, and so much a second after that. */

export interface Rate {
  readonly burst: number
  readonly perSecond: number
}

/** What is left of it, and when that was so (milliseconds of a clock that never goes back). */
export interface Bucket {
  tokens: number
  at: number
}

/** For whoever is seen for the first time; `now` in milliseconds. */
export const fullBucket = ({ burst }: Rate, now: number): Bucket => ({ tokens: burst, at: now })

/** Takes one; false if there is none. */
export function take(bucket: Bucket, { burst, perSecond }: Rate, now: number): boolean {
  const since = Math.max(0, now - bucket.at)
  bucket.tokens = Math.min(burst, bucket.tokens + (since * perSecond) / 1000)
  bucket.at = now
  if (bucket.tokens < 1) return false
  bucket.tokens -= 1
  return true
}

/** A bucket for each name. Whoever makes up names fills no memory with them: full ones are forgotten, and then the oldest. */
export function namedBuckets(rateOf: (name: string) => Rate, most = 10_000) {
  const buckets = new Map<string, Bucket>()
  let swept = Number.NEGATIVE_INFINITY

  function makeRoom(now: number): void {
    const isDue = now - swept >= 1000
    if (isDue) swept = now
    for (const [name, { tokens, at }] of isDue ? buckets : []) {
      const { burst, perSecond } = rateOf(name)
      if (tokens + ((now - at) * perSecond) / 1000 >= burst) buckets.delete(name)
    }
    const [oldest] = buckets.keys()
    if (buckets.size >= most && oldest !== undefined) buckets.delete(oldest)
  }

  return {
    take(name: string, now: number): boolean {
      const rate = rateOf(name)
      let bucket = buckets.get(name)
      if (!bucket) {
        if (buckets.size >= most) makeRoom(now)
        bucket = fullBucket(rate, now)
        buckets.set(name, bucket)
      }
      return take(bucket, rate, now)
    },
    /** What was taken last turned out to cost so many more: they are owed, and nobody takes any until that is made up for. */
    owe(name: string, more: number): void {
      const bucket = buckets.get(name)
      if (bucket) bucket.tokens -= more
    },
    size: () => buckets.size,
  }
}

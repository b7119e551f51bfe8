/** What is kept to be given out again: when it is too many, or too large together, the oldest gives way. */

export interface ShelfLimits {
  readonly most: number
  /** Of all that is on it. */
  readonly bytes: number
}

export interface Shelf<T> {
  readonly size: number
  /** Bytes of all that is on it. */
  readonly held: number
  get(name: string): T | undefined
  has(name: string): boolean
  /** As the newest, in the place of what was there by that name. What is larger than the whole shelf stands on it alone. */
  put(name: string, one: T): void
  clear(): void
}

/** `bytesOf` is asked when something comes and when it goes, and has to say the same. */
export function createShelf<T>(bytesOf: (one: T) => number, { most, bytes }: ShelfLimits): Shelf<T> {
  const kept = new Map<string, T>()
  let held = 0
  function drop(name: string): void {
    const one = kept.get(name)
    if (one !== undefined) held -= bytesOf(one)
    kept.delete(name)
  }
  return {
    get size() {
      return kept.size
    },
    get held() {
      return held
    },
    get: (name) => kept.get(name),
    has: (name) => kept.has(name),
    put(name, one) {
      drop(name)
      kept.set(name, one)
      held += bytesOf(one)
      for (const oldest of kept.keys()) {
        if (kept.size === 1 || (kept.size <= most && held <= bytes)) break
        drop(oldest)
      }
    },
    clear() {
      kept.clear()
      held = 0
    },
  }
}

/** What an operator is told in passing. */

/** It stays until the next accepted act, or for 8 seconds. */
export interface Notice {
  readonly sentence: string
  readonly at: number
}

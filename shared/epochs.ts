/** Which of two logs is the one to follow. Apart from the schemas, so that a reader's page need not load them. */
import type { Epoch } from './ids.ts'

/** The generation alone does not do: two logs may claim the same one. */
export const sameEpoch = (a: Epoch, b: Epoch): boolean => a.generation === b.generation && a.id === b.id

/**
 * What a holder of `have` should do with something stamped `got`.
 * `alarm`: two logs claim the same generation; the picture held is kept and somebody must be told.
 */
export function compareEpochs(have: Epoch, got: Epoch): 'same' | 'newer' | 'older' | 'alarm' {
  if (got.generation > have.generation) return 'newer'
  if (got.generation < have.generation) return 'older'
  return got.id === have.id ? 'same' : 'alarm'
}

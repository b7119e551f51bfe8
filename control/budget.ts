/** Leave to do something of which only so much may be done at once; whoever comes late waits for a place. */

export interface Budget {
  /** Calls `granted` as soon as there is a place, perhaps at once. Call what it returns to give the place back. */
  claim(granted: () => void): () => void
}

/** Places go to whoever has waited longest; giving one back twice gives back one. */
export function createBudget(most: number): Budget {
  const waiting = new Set<() => void>()
  let taken = 0
  const fill = () => {
    for (const granted of waiting) {
      if (taken >= most) return
      waiting.delete(granted)
      taken += 1
      granted()
    }
  }
  return {
    claim(granted) {
      let has: 'waits' | 'place' | 'nothing' = 'waits'
      const mine = () => {
        has = 'place'
        granted()
      }
      waiting.add(mine)
      fill()
      return () => {
        waiting.delete(mine)
        if (has === 'place') taken -= 1
        has = 'nothing'
        fill()
      }
    },
  }
}

/** Every miniature is a whole page with a link of its own: a desk must stay light. */
export const miniatures = createBudget(12)

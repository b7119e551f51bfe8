/** Edges that lack something and ask at once are one question to the core, and at the most another one for those that came too late for the first. */

export interface ToldAnew {
  /** An edge lacks something. */
  lacking(): void
  /** The core has told everything. */
  told(): void
}

/** `ask` puts the question. A core that dies over it tells everything when it is back, which answers it too. */
export function toldAnew(ask: () => void): ToldAnew {
  let asking: 'no' | 'once' | 'again' = 'no'
  const lacking = () => {
    asking = asking === 'no' ? 'once' : 'again'
    if (asking === 'once') ask()
  }
  return {
    lacking,
    told() {
      const again = asking === 'again'
      asking = 'no'
      if (again) lacking()
    },
  }
}

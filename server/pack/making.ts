/** Pages drawn in a process of their own, behind the room's, which ends soon after. It is given words, and no key. */
import { createApart } from '../apart.ts'
import type { PackMaking } from './make-pack.ts'

/** Its process begins with the first pages, and ends three seconds after the last. */
export function createMaking(): Pick<PackMaking, 'draw'> & { close(): void } {
  const apart = createApart({
    program: 'pages.js',
    // What it was given is forgotten with it.
    idleMs: 3000,
    longestMs: 240_000,
    silent: true,
  })
  return {
    async draw(ask) {
      const drawn = await apart.ask(ask)
      return drawn instanceof Uint8Array ? Buffer.from(drawn) : null
    },
    close: apart.close,
  }
}

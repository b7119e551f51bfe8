/** The drawing process: is given one file at a time by the core, and answers with a picture or a reason. Holds no key and no show. */
import { constants, setPriority } from 'node:os'
import { BadImage } from './bad-image.ts'
import type { Drawn } from './drawing.ts'
import { redraw } from './redraw.ts'

async function drawn(file: Buffer): Promise<Drawn> {
  try {
    return { picture: await redraw(file) }
  } catch (error) {
    if (error instanceof BadImage) return { why: error.message }
    throw error
  }
}

try {
  // A press in the room comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
} catch {
  // Where that is not allowed, it draws all the same.
}
process.on('message', (file: Buffer) => void drawn(file).then((answer) => process.send?.(answer)))
process.on('disconnect', () => process.exit())
// Ctrl-C reaches the whole group; it ends with the core.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

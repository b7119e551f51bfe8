/** The drawing process: is given one file at a time by the core, and answers with a picture or a reason. Holds no key and no show. */
import { workApart } from '../apart-main.ts'
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

workApart(async (file, say) => say(await drawn(file as Buffer)))

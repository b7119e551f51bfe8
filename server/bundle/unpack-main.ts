/** The reading process: is given one export by the core, checks it whole, and hands its records and pictures over. Holds no key and no show. */
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { BadBundle } from './bad-bundle.ts'
import { type Bundle, checkBundle } from './check-bundle.ts'
import type { ReadAnswer, ReadAsk } from './reading.ts'

try {
  // A press in the room comes first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
} catch {
  // Where that is not allowed, it reads all the same.
}

let bundle: Bundle | null = null

async function answerTo(ask: ReadAsk): Promise<ReadAnswer> {
  if (ask.kind === 'check') {
    bundle = await checkBundle(readFileSync(ask.path))
    return { checked: bundle.checked }
  }
  if (!bundle) throw new BadBundle('it has not been checked.')
  return ask.kind === 'rows' ? { rows: bundle.rows(ask.after, ask.most) } : { image: bundle.image(ask.id) }
}

process.on('message', (ask: ReadAsk) => {
  answerTo(ask)
    .catch((error: unknown): ReadAnswer => {
      if (error instanceof BadBundle) return { why: error.message }
      throw error
    })
    .then((answer) => process.send?.(answer))
})
process.on('disconnect', () => process.exit())
// Ctrl-C reaches the whole group; it ends with the core.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

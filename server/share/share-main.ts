/** The process that draws share images: it is given words that are public already, and answers with a picture. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ShareCard } from '#shared/live-page'
import { workApart } from '../apart-main.ts'
import { drawCard } from './draw-card.ts'
import { createLetters } from './letters.ts'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'envelope-letters-'))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}
/** Built in beside this program. */
const letters = createLetters(fileURLToPath(new URL('letters', import.meta.url)), folder)

workApart(async (message, say) => {
  const card = message as ShareCard
  await letters.ready([card.ceremony, card.label, ...card.lines, card.foot].join('\n'))
  say(await drawCard(card))
})

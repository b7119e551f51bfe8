/** The process that draws the pages of an emergency pack: is given slides, answers with a PDF, and ends soon after. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PackPage } from '#shared/emergency-pack'
import { workApart } from '../apart-main.ts'
import { createLetters } from '../share/letters.ts'
import { drawPage } from './draw-page.ts'
import { type PdfPage, pdfOf } from './pdf.ts'

export interface DrawAsk {
  readonly title: string
  readonly pages: readonly PackPage[]
  /** Of the pictures, 1 to 100. */
  readonly quality: number
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'envelope-letters-'))
  process.on('exit', () => rmSync(made, { recursive: true, force: true }))
  return made
}
/** Built in beside this program. */
const letters = createLetters(fileURLToPath(new URL('letters', import.meta.url)), folder)
/** Most pages stand in both files. */
const known = new Map<string, PdfPage[]>()

workApart(async (message, say) => {
  const { title, pages, quality } = message as DrawAsk
  await letters.ready(JSON.stringify(pages))
  const drawn: PdfPage[] = []
  for (const page of pages) {
    const name = `${quality} ${JSON.stringify(page)}`
    const made = known.get(name) ?? (await drawPage(page, quality))
    known.set(name, made)
    drawn.push(...made)
  }
  say(pdfOf(title, drawn))
})

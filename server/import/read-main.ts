/** The reading process: is given one file, and answers with its sheets or what is wrong. Holds no key and no show, prints nothing. */
import { workApart } from '../apart-main.ts'
import { readFile } from './read-file.ts'
import type { Asked, Told } from './reading.ts'

/** Rows said at once. */
const PIECE = 100

workApart((asked, say: (told: Told) => void) => {
  const { bytes, fileName } = asked as Asked
  const read = readFile(bytes, fileName)
  if ('problems' in read) return say({ is: 'end', problems: read.problems })
  for (const { rows, ...sheet } of read.sheets) {
    say({ is: 'sheet', sheet })
    for (let at = 0; at < rows.length; at += PIECE) say({ is: 'rows', rows: rows.slice(at, at + PIECE) })
  }
  say({ is: 'end', problems: null })
})

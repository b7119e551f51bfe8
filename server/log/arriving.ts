/** The records of a log that is being restored: each must follow from the one before it, or nothing of them stays. */
import { linked, NO_CHAIN, type Row } from './chain.ts'
import { LogBroken } from './show-log.ts'

/** The same pages; throws `LogBroken` at the first record that does not fit, and where there is none at all. */
export async function* fitting(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let chain = NO_CHAIN
  for await (const page of pages) {
    for (const row of page) {
      chain = linked(chain, row)
      if (chain.brokenAt !== null)
        throw new LogBroken(`Record ${row.seq} does not follow from the one before it.`)
    }
    if (page.length > 0) yield page
  }
  if (chain.head.seq === 0) throw new LogBroken('The log holds no record.')
}

/** A correction says what changed and when wherever the result is told: in the tables as on its card (F2). */
import { afterEach, expect, test } from 'vitest'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'
import { night, showFile } from './live-sample.ts'

const PAGE = `/live/${showFile.id}`
const open: RealEdge[] = []
afterEach(async () => {
  for (const edge of open.splice(0)) await edge.close()
})

/** What the table of this page says, without its markup. */
async function tableOf(edge: RealEdge, path: string, from: string): Promise<string> {
  const text = (await edge.ask(`${PAGE}${path}`)).body.toString()
  const after = text.slice(text.indexOf(from))
  return after
    .slice(0, after.indexOf('</section>'))
    .replace(/<!--.*?-->/gs, '')
    .replace(/<del dir="auto">(.*?)<\/del>/g, '[$1]')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}
const both = async (edge: RealEdge) => [
  await tableOf(edge, '', 'id="winners"'),
  await tableOf(edge, '/winners', 'id="by-category"'),
]

test('[F2] both tables of winners say what a corrected result said before, and when it was corrected', async () => {
  const evening = night()
  const edge = await startEdge(evening.reveal('council-of-the-year', 'winner', ['manchester']))
  open.push(edge)
  for (const said of await both(edge)) {
    expect(said).toContain('Manchester City Council')
    expect(said).not.toContain('Corrected')
  }
  edge.tell(evening.correct('council-of-the-year', 'winner', ['telford'], 'Misread'))
  for (const said of await both(edge))
    expect(said).toMatch(/Telford &amp; Wrekin Council .*Corrected at 21:0\d\. \[Manchester City Council\]/)
})

test('[F2] both tables say that a result was withdrawn, and count it among those to come', async () => {
  const evening = night()
  evening.reveal('council-of-the-year', 'winner', ['manchester'])
  const edge = await startEdge(evening.retract('council-of-the-year', 'winner', 'Misread'))
  open.push(edge)
  const [live = '', winners = ''] = await both(edge)
  for (const said of [live, winners]) {
    expect(said).toMatch(/Council of the Year .*Withdrawn at 21:0\d\./)
    expect(said).not.toContain('Manchester City Council')
    expect(said).not.toContain('No award has been made yet')
  }
  expect(live).toContain('4 categories still to come')
  expect(winners).toMatch(/Withdrawn at 21:0\d\. Still to come/)
})

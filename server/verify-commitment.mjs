/**
 * Verifies published results with nothing but Node: were they in their envelopes?
 *
 *   node server/verify-commitment.mjs results.json commitments-saved-before-the-show.json
 *
 * The first file is `results.json` of the room or `commitments.json` of the live blog; the second, which may be left out,
 * is `commitments.json` as it was saved before. Says one line for each result, and ends with 1 if any does not verify.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [now, before] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')))
const noted = new Set(before?.commitments.map(({ commitment }) => commitment))

let wrong = 0
for (const { category, level, entries, citation, proof } of now.results) {
  const hash = createHash('sha256').update(proof.text, 'utf8').update(proof.nonce, 'hex').digest('hex')
  const sealed = JSON.parse(proof.text)
  const said = JSON.stringify([now.show, category.id, level.id, entries.map(({ id }) => id), citation])
  const inIt = JSON.stringify([sealed.show, sealed.category, sealed.level, sealed.entries, sealed.citation])
  const fault =
    (hash !== proof.commitment && 'the sealed text has another fingerprint') ||
    (said !== inIt && 'the sealed text is not what is said') ||
    (before && !noted.has(hash) && 'its fingerprint was not in the file saved before')
  if (fault) wrong += 1
  process.stdout.write(
    `${fault ? `WRONG: ${fault}` : 'ok'}  ${category.name}, ${level.name}, version ${proof.version}\n`,
  )
}
process.stdout.write(`${now.results.length - wrong} of ${now.results.length} verified\n`)
process.exit(wrong > 0 ? 1 : 0)

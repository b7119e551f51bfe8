/** `npm run simulate -- readers=1000000`: what a crowd costs by sockets, event streams and a CDN; the last line is one JSON object. */
import { join } from 'node:path'
import { runnerImport } from 'vite'

const say = (line) => process.stdout.write(`${line}\n`)
const part = async (name) => (await runnerImport(join(import.meta.dirname, 'simulate', `${name}.ts`))).module

const [{ costs }, { simulate }, { printed }, { wantedOf }] = await Promise.all(
  ['costs', 'model', 'print', 'wanted'].map(part),
)
try {
  const wanted = wantedOf(process.argv.slice(2))
  const simulated = simulate(wanted, costs)
  for (const line of printed(wanted, simulated)) say(line)
  say(JSON.stringify({ ...wanted, ...simulated }))
} catch (error) {
  // `Senseless`, by its sentence: each part is read apart, and has a class of its own.
  if (error.constructor.name !== 'Senseless') throw error
  say(error.message)
  process.exit(1)
}

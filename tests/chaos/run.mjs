/** `npm run chaos` and `npm run soak`: real processes under random faults, on a fresh build; the last line is one JSON object. */
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { buildIfStale } from '../../server/build.mjs'
import { ensureTools } from '../setup/tools.mjs'

const say = (line) => process.stdout.write(`${line}\n`)

const [name = 'chaos', ...words] = process.argv.slice(2)
const lacking = await ensureTools(say)
if (lacking) {
  say(lacking)
  process.exit(1)
}
buildIfStale()
const { module } = await runnerImport(join(import.meta.dirname, `${name}.ts`))
const { neverSilent } = (await runnerImport(join(import.meta.dirname, '../setup/progress.ts'))).module
const aloud = neverSilent(say)
try {
  const figures = await module.run(words, aloud.say)
  aloud.end()
  say(JSON.stringify(figures))
  process.exit(0)
} catch (error) {
  // By its name: each part is read apart, and has a class of its own.
  say(error.constructor.name === 'Senseless' ? error.message : error.stack)
  if (error.cause) say(error.cause.stack ?? error.cause)
  process.exit(1)
}

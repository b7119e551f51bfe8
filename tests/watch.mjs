/** `npm run test:watch`: the tests of the core again and again while somebody writes; with words, those whose files' names hold them. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfStale } from '../server/build.mjs'
import { ensureTools } from './setup/tools.mjs'

const filters = process.argv.slice(2)
const say = (line) => process.stdout.write(`${line}\n`)
if (filters.length > 0) {
  // Some of these start real programs, as they are built now.
  const lacking = await ensureTools(say)
  if (lacking) say(lacking)
  buildIfStale()
}
const words = filters.length > 0 ? filters : ['--project', 'core']
const vitest = join(import.meta.dirname, '../node_modules/.bin/vitest')
spawn(vitest, ['watch', '--tags-filter=!whole', ...words], { stdio: 'inherit' }).once('exit', (code) =>
  process.exit(code ?? 1),
)

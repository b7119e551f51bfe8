/** `npm run screenshots`: takes README's pictures anew from the sample, on a fresh build. */
import { join, relative } from 'node:path'
import { runnerImport } from 'vite'
import { buildIfStale } from '../../server/build.mjs'
import { ensureTools } from './tools.mjs'

const say = (line) => process.stdout.write(`${line}\n`)
const root = join(import.meta.dirname, '../..')

const lacking = await ensureTools(say)
if (lacking) {
  say(lacking)
  process.exit(1)
}
buildIfStale()
const { module } = await runnerImport(join(import.meta.dirname, 'take-screenshots.ts'))
for (const path of await module.takeScreenshots(join(root, '.readme'))) say(relative(root, path))

/** `npm run bench -- <name>`: measures one figure on a fresh build; the last line it prints is one JSON object. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { buildIfStale } from '../../server/build.mjs'
import { ensureTools } from '../setup/tools.mjs'

const say = (line) => process.stdout.write(`${line}\n`)

const name = process.argv[2] ?? ''
const file = join(import.meta.dirname, `${name}.ts`)
if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
  say(`There is no bench called "${name}"; try: npm run bench -- stage-sync`)
  process.exit(1)
}

const lacking = await ensureTools(say)
if (lacking) {
  say(lacking)
  process.exit(1)
}
buildIfStale()
const { neverSilent } = (await runnerImport(join(import.meta.dirname, '../setup/progress.ts'))).module
const { module } = await runnerImport(file)
const aloud = neverSilent(say)
const figures = await module.bench(aloud.say)
aloud.end()
say(JSON.stringify(figures))

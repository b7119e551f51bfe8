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
const { module } = await runnerImport(file)
say(JSON.stringify(await module.bench(say)))

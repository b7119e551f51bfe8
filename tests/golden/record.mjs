/** Records a golden log once: `node tests/golden/record.mjs v2`. One that exists is never written again. */
import { existsSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const [name] = process.argv.slice(2)
const folder = fileURLToPath(new URL('.', import.meta.url))
const file = `${folder}${name}.json`
if (!/^v\d+$/.test(name ?? '') || existsSync(file)) {
  process.stderr.write('Name a version that is not recorded yet: node tests/golden/record.mjs v2\n')
  process.exit(1)
}
const { module } = await runnerImport(`${folder}ceremony.ts`)
const { stateHash } = (await runnerImport(`${folder}state-hash.ts`)).module
const commits = module.playCeremony()
const { epoch, fields, hash } = stateHash(commits)
writeFileSync(file, `${JSON.stringify({ epoch, hash, fields, commits }, null, 1)}\n`)

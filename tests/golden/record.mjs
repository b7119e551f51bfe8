/** Records a golden log or a golden house once: `node tests/golden/record.mjs v2`, `… house-v2`. One that exists is never written again. */
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const folder = import.meta.dirname
const module = async (file) => (await runnerImport(join(folder, file))).module

async function recordLog(file) {
  const commits = (await module('ceremony.ts')).playCeremony()
  const { epoch, fields, hash } = (await module('state-hash.ts')).stateHash(commits)
  writeFileSync(file, `${JSON.stringify({ epoch, hash, fields, commits }, null, 1)}\n`)
}

async function recordHouse(target) {
  const { DATABASES, EXPORT, recordHouse: record, toldOf } = await module('house.ts')
  const data = mkdtempSync(join(tmpdir(), 'envelope-golden-'))
  await record(data)
  for (const name of [...DATABASES, EXPORT]) cpSync(join(data, name), join(target, name))
  // Told last: a key that is read is used up.
  writeFileSync(join(target, 'about.json'), `${JSON.stringify(await toldOf(data), null, 1)}\n`)
  rmSync(data, { recursive: true })
}

const [name = ''] = process.argv.slice(2)
const path = join(folder, name.startsWith('house-') ? name : `${name}.json`)
if (!/^(house-)?v\d+$/.test(name) || existsSync(path)) {
  process.stderr.write(
    'Name a version that is not recorded yet: node tests/golden/record.mjs v2, or house-v2\n',
  )
  process.exit(1)
}
await (name.startsWith('house-') ? recordHouse(path) : recordLog(path))

/** `npm run readme`: writes into README what the code says itself, between the marks it stands between. A test holds it there. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'

const path = join(import.meta.dirname, '../../README.md')
const { written } = (await runnerImport(join(import.meta.dirname, 'readme-parts.ts'))).module
writeFileSync(path, written(readFileSync(path, 'utf8')))

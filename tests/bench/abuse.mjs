/** `npm run abuse -- frames=1000000`: attacks a house in every way we know of; the last line is one JSON object. */
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { buildIfStale } from '../../server/build.mjs'

const say = (line) => process.stdout.write(`${line}\n`)
buildIfStale()
const { module } = await runnerImport(join(import.meta.dirname, 'abuse.ts'))
try {
  const figures = await module.bench(say, process.argv.slice(2))
  say(JSON.stringify(figures))
  process.exitCode = figures.failures > 0 ? 1 : 0
} catch (error) {
  if (error.constructor.name !== 'Senseless') throw error
  say(error.message)
  process.exitCode = 1
}

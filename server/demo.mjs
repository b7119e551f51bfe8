/** `npm run demo`: builds what is stale, then plays an evening by itself in a throw-away house. */
import { buildIfStale } from './build.mjs'

try {
  buildIfStale()
} catch (error) {
  process.stderr.write(`The demonstration cannot start: ${error.message}\n`)
  process.exit(1)
}
await import('../dist/server/demo.js')

/** `npm run restore-drill` and `npm run restore`: builds what is stale, then reads a backup folder. */
import { buildIfStale } from './build.mjs'

try {
  buildIfStale()
} catch (error) {
  process.stderr.write(`The backup cannot be read: ${error.message}\n`)
  process.exit(1)
}
await import('../dist/server/restore.js')

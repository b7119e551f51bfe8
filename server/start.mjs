/** `npm start`: builds what is stale, then becomes the supervisor. */
import { buildIfStale } from './build.mjs'

const major = Number(process.versions.node.split('.')[0])
const minor = Number(process.versions.node.split('.')[1])
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `Envelope cannot start: it needs Node 20.19 or newer; this is ${process.versions.node}.\n`,
  )
  process.exit(1)
}
try {
  buildIfStale()
} catch (error) {
  process.stderr.write(`Envelope cannot start: ${error.message}\n`)
  process.exit(1)
}
await import('../dist/server/supervisor.js')

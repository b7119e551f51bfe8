/** Loaded before a process (`--import`): the clock stands still, ten minutes on with each SIGUSR2, and chance is a counted hash, so that two processes given the same differ in nothing. */
import crypto, { createHash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

let now = Date.UTC(2026, 10, 20, 19, 30)
process.on('SIGUSR2', () => {
  now += 601_000
})
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now] : given))
  }
  static now() {
    return now
  }
}
Math.random = () => 0.5

let drawn = 0
function bytes(size) {
  const blocks = []
  for (let have = 0; have < size; have += 32) {
    drawn += 1
    blocks.push(createHash('sha256').update(`fixed-${drawn}`).digest())
  }
  return Buffer.concat(blocks).subarray(0, size)
}
crypto.randomBytes = (size, done) => {
  const made = bytes(size)
  if (done) process.nextTick(done, null, made)
  return made
}
crypto.randomFillSync = (buffer) => {
  bytes(buffer.byteLength).copy(Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength))
  return buffer
}
crypto.randomInt = (least, below = least) => {
  const from = below === least ? 0 : least
  return from + (bytes(4).readUInt32BE() % (below - from))
}
syncBuiltinESMExports()

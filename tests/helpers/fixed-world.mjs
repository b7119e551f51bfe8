/** Loaded before a process (`--import`): the clock stands still and chance is a counted hash, so that two processes given the same differ in nothing. */
import crypto, { createHash } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

const NOW = Date.UTC(2026, 10, 20, 19, 30)
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [NOW] : given))
  }
  static now() {
    return NOW
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
syncBuiltinESMExports()

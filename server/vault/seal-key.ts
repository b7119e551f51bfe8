/** Where the seal key comes from. It is never written to a log, to Redis or into an answer. */
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Config, StartRefused } from '../config.ts'

export const KEY_BYTES = 32

/** A key in a file is one that people need not enter. Copies under other names open the same envelopes. */
export function refuseKeyFiles(dataFolder: string): void {
  const lying = existsSync(dataFolder)
    ? readdirSync(dataFolder).filter((name) => name.startsWith('seal.key'))
    : []
  if (lying.length > 0)
    throw new StartRefused(
      `ENVELOPE_SEAL_MODE is strict, and ${lying.join(', ')} lies in ${dataFolder}; take a copy of the key in the mode "show" (menu › Key of the envelopes), then delete what lies there.`,
    )
}

/** The 32-byte key from the environment or the file `seal.key` (mode 0600), which the first start draws. */
export function loadSealKey(config: Pick<Config, 'dataFolder' | 'sealKey'>): Buffer {
  if (config.sealKey !== null) return Buffer.from(config.sealKey, 'hex')
  const path = join(config.dataFolder, 'seal.key')
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 })
  const existing = readKey(path)
  if (existing) {
    makePrivate(path)
    return existing
  }
  const key = randomBytes(KEY_BYTES)
  // Durable before the first result is sealed with it: a key lost in a power cut would lose the results.
  writeKey(path, key)
  syncFolder(config.dataFolder)
  return key
}

function writeKey(path: string, key: Buffer): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, `${key.toString('hex')}\n`)
  fsyncSync(file)
  closeSync(file)
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** Whatever happens in between, one of the two is `seal.key`; and the one before is kept as `seal.key.<its fingerprint>`. */
export function replaceSealKey(dataFolder: string, next: Buffer, fingerprint: string): void {
  const path = join(dataFolder, 'seal.key')
  const arriving = `${path}.arriving`
  rmSync(arriving, { force: true })
  writeKey(arriving, next)
  const before = `${path}.${fingerprint}`
  copyFileSync(path, before)
  makePrivate(before)
  syncFolder(dataFolder)
  renameSync(arriving, path)
  syncFolder(dataFolder)
}

/** A key put back from a copy may have come with the copy's mode; on a file system without modes there is nothing to do. */
function makePrivate(path: string): void {
  try {
    chmodSync(path, 0o600)
  } catch {}
}

function readKey(path: string): Buffer | null {
  let text: string
  try {
    text = readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new StartRefused(`The seal key ${path} cannot be read: ${(error as Error).message}`)
  }
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new StartRefused(`The file ${path} does not hold a seal key.`)
  return Buffer.from(text, 'hex')
}

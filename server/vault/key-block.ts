/** The seal key wrapped by a passphrase, as a block of text that can be printed, typed and read over the telephone. */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { asPassword } from '#shared/passwords'

const KEY_BYTES = 32
const SALT_BYTES = 16
const IV_BYTES = 12
const TAG_BYTES = 16
const CHECK_BYTES = 2
const VERSION = 1
const WHOLE = 1 + SALT_BYTES + IV_BYTES + KEY_BYTES + TAG_BYTES + CHECK_BYTES

const ARGON2ID = 2
/** 64 MiB and three passes: guessing at a lost sheet of paper shall be dear. About 200 ms here. */
const COST = {
  algorithm: ARGON2ID,
  memoryCost: 65_536,
  timeCost: 3,
  parallelism: 1,
  outputLen: KEY_BYTES,
} as const

/** Digits and letters without I, L, O and U: nothing that is taken for something else on paper. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

const BEGIN = '-----BEGIN ENVELOPE SEAL KEY-----'
const END = '-----END ENVELOPE SEAL KEY-----'

/** Names a key and tells nothing of it: "3f2a 91c0 77de 04b5". */
export const keyFingerprint = (key: Buffer): string =>
  createHmac('sha256', key)
    .update('envelope seal key')
    .digest('hex')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1 ')

const wrappingKey = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  hashRaw(asPassword(passphrase), { ...COST, salt })

const checkOf = (bytes: Buffer): Buffer =>
  createHash('sha256').update(bytes).digest().subarray(0, CHECK_BYTES)

const PLACE = Buffer.from('envelope seal key 1')

/** `entropy` is replaced in tests only. */
export async function wrapKey(
  key: Buffer,
  passphrase: string,
  entropy: (bytes: number) => Buffer = randomBytes,
): Promise<string> {
  const salt = entropy(SALT_BYTES)
  const iv = entropy(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(passphrase, salt), iv).setAAD(PLACE)
  const wrapped = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()])
  const bytes = Buffer.concat([Buffer.from([VERSION]), salt, iv, wrapped])
  const text = written(Buffer.concat([bytes, checkOf(bytes)]))
  const lines = text.match(/.{1,30}/g)?.map((line) => line.match(/.{1,5}/g)?.join(' ')) ?? []
  return [BEGIN, `Fingerprint: ${keyFingerprint(key)}`, '', ...lines, END, ''].join('\n')
}

/** The key; or why there is none: no block, a slip of the pen in it, or another passphrase. */
export async function unwrapKey(
  block: string,
  passphrase: string,
): Promise<{ readonly key: Buffer } | { readonly problem: 'no-block' | 'mistyped' | 'wrong-passphrase' }> {
  const inside = /BEGIN ENVELOPE SEAL KEY-*([\s\S]*?)-*END ENVELOPE SEAL KEY/i.exec(block)?.[1] ?? block
  const bytes = readDigits(inside.replace(/^\s*fingerprint:.*$/im, ''))
  if (bytes === null || bytes.length === 0) return { problem: 'no-block' }
  const [whole, check] = [bytes.subarray(0, -CHECK_BYTES), bytes.subarray(-CHECK_BYTES)]
  if (bytes.length !== WHOLE || bytes[0] !== VERSION || !checkOf(whole).equals(check))
    return { problem: 'mistyped' }
  const salt = bytes.subarray(1, 1 + SALT_BYTES)
  const iv = bytes.subarray(1 + SALT_BYTES, 1 + SALT_BYTES + IV_BYTES)
  const wrapped = whole.subarray(1 + SALT_BYTES + IV_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', await wrappingKey(passphrase, salt), iv)
    .setAAD(PLACE)
    .setAuthTag(wrapped.subarray(-TAG_BYTES))
  try {
    const key = Buffer.concat([decipher.update(wrapped.subarray(0, -TAG_BYTES)), decipher.final()])
    return { key }
  } catch {
    return { problem: 'wrong-passphrase' }
  }
}

function written(bytes: Buffer): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += DIGITS[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + DIGITS[(held << (5 - bits)) & 31] : text
}

/** Spaces, line ends and dashes are nobody's digits; null for anything else that is none. */
function readDigits(text: string): Buffer | null {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text.toUpperCase().replace(/[\s-]/g, '')) {
    const value = DIGITS.indexOf(LOOKS_LIKE[letter] ?? letter)
    if (value < 0) return null
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push(held >> bits)
      held &= (1 << bits) - 1
    }
  }
  return Buffer.from(bytes)
}

/** The wrapped seal key as text: opened by its passphrase alone, typed from paper with what a hand does to it. */
import { expect, test } from 'vitest'
import { keyFingerprint, unwrapKey, wrapKey } from '../../server/vault/key-block.ts'

const key = Buffer.from('00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff', 'hex')
const PASSPHRASE = 'five words do quite well'
/** One that was printed long ago must open for ever. */
const PRINTED = `
-----BEGIN ENVELOPE SEAL KEY-----
Fingerprint: ff05 7d26 5b8e 7691

043GE 1R70W 3GE1R 70W3G E1R70 W3GE1
R70W3 GE1R7 0W3GE 1ZD14 Q9Z61 X642T
YAJSE TYDHN MXJ7Y 4VBZN KAJTG XG2TN
6A5AK RW8R0 S8ZZY 3EGE8 YXHTH 3B27Z
NF537 90
-----END ENVELOPE SEAL KEY-----
`

test('what was printed once opens for ever', async () => {
  const block = await wrapKey(key, PASSPHRASE, (bytes) => Buffer.alloc(bytes, 7))
  expect(block.trim()).toBe(PRINTED.trim())
  expect(await unwrapKey(PRINTED, PASSPHRASE)).toEqual({ key })
})

test('typed by hand in small letters, with spaces elsewhere, O for 0 and l for 1, without its first and last line', async () => {
  const digits = PRINTED.split('\n')
    .filter((line) => !/ENVELOPE|Fingerprint/.test(line))
    .join('')
  const typed = digits
    .toLowerCase()
    .replaceAll(' ', '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'l')
    .replace(/(.{7})/g, '$1-\n')
  expect(await unwrapKey(typed, PASSPHRASE)).toEqual({ key })
})

test.each([
  ['another passphrase', PRINTED, `${PASSPHRASE}.`, 'wrong-passphrase'],
  [
    'a letter that is wrong',
    PRINTED.replace(/\n(\w)(\w{4} )/, (_, one, rest) => `\n${one === '0' ? '2' : '0'}${rest}`),
    PASSPHRASE,
    'mistyped',
  ],
  ['a line that is missing', PRINTED.split('\n').toSpliced(4, 1).join('\n'), PASSPHRASE, 'mistyped'],
  ['something else', 'Dear all, the key is attached; see you on Friday!', PASSPHRASE, 'no-block'],
  ['nothing', '', PASSPHRASE, 'no-block'],
] as const)('%s is told from the others', async (_, block, passphrase, problem) => {
  expect(await unwrapKey(block, passphrase)).toEqual({ problem })
})

test('two blocks of one key are two texts, and neither holds it; its fingerprint is the same', async () => {
  const [a, b] = await Promise.all([wrapKey(key, PASSPHRASE), wrapKey(key, PASSPHRASE)])
  expect(a).not.toBe(b)
  for (const block of [a, b]) {
    expect(await unwrapKey(block, PASSPHRASE)).toEqual({ key })
    expect(block).toContain(`Fingerprint: ${keyFingerprint(key)}`)
    expect(block.toLowerCase().replaceAll(' ', '')).not.toContain(key.toString('hex').slice(0, 12))
  }
  expect(keyFingerprint(Buffer.alloc(32, 1))).not.toBe(keyFingerprint(key))
})

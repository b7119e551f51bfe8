/** Opens what is sealed in a pack. The passphrase is forgotten at once; the key it makes stays in this page, and cannot be read out of it. */
import { scryptAsync } from '@noble/hashes/scrypt.js'
import { PACK_CHECK, type PackLock, type Place, passphraseOf, placeWords } from '#shared/emergency-pack'
import type { LevelResult } from '#shared/results'

export interface Opener {
  /** One envelope, at its moment. Rejects for one that was tampered with. */
  result(place: Place, box: string): Promise<LevelResult>
  /** The pages with all results, as a PDF. */
  pages(box: string): Promise<Uint8Array<ArrayBuffer>>
}

const IV_BYTES = 12
const encoder = new TextEncoder()

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** Null if it is another passphrase. `progress` goes from 0 to 1. */
export async function openWith(
  show: string,
  { salt, check, ...cost }: PackLock,
  passphrase: string,
  progress: (part: number) => void,
): Promise<Opener | null> {
  const made = await scryptAsync(encoder.encode(passphraseOf(passphrase)), bytesOfHex(salt), {
    ...cost,
    dkLen: 32,
    onProgress: progress,
  })
  const key = await crypto.subtle.importKey('raw', Uint8Array.from(made), 'AES-GCM', false, ['decrypt'])
  made.fill(0)

  async function opened(box: string, words: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = bytesOf(box)
    const iv = bytes.subarray(0, IV_BYTES)
    const additionalData = encoder.encode(words)
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      bytes.subarray(IV_BYTES),
    )
    return new Uint8Array(plain)
  }
  const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

  try {
    if (textOf(await opened(check, placeWords(show, null))) !== PACK_CHECK) return null
  } catch {
    return null
  }
  return {
    // What follows the result is the padding that makes all of one size.
    result: async (place, box) => JSON.parse(textOf(await opened(box, placeWords(show, place)))),
    async pages(box) {
      const bytes = await opened(box, JSON.stringify([show, 'pages']))
      const length = new DataView(bytes.buffer).getUint32(0)
      return bytes.slice(4, 4 + length)
    },
  }
}

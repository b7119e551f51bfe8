/** The pictures inside a zip, by the names people gave them; what is no picture is listed, and why. */
import { Inflate } from 'fflate'
import { BadZip, unpack, type ZipFault, type ZipPart, zipParts } from '#shared/zip'
import { say } from './language/say.ts'

export interface ZippedPicture {
  /** Without the folders it was in. */
  readonly name: string
  /** What its bytes are, whatever its name ends with. */
  readonly type: string
  readonly bytes: Uint8Array
}

export interface LeftOut {
  readonly name: string
  readonly sentence: string
}

export interface ZipPictures {
  readonly pictures: ZippedPicture[]
  readonly leftOut: LeftOut[]
  /** Why the zip as a whole gives nothing; null if it could be read. */
  readonly sentence: string | null
}

const MB = 1024 * 1024
const MOST_PARTS = 10_000
const MOST_PICTURES = 500
const LARGEST_PICTURE = 20 * MB
export const LARGEST_WHOLE = 400 * MB

const FAULTS: Readonly<Record<ZipFault, string>> = {
  'not-a-zip': say('This is no zip.'),
  damaged: say('It is damaged or was cut short; make it again.'),
  'too-many-parts': say('It has more than {n} files.', { n: MOST_PARTS }),
  encrypted: say('It is protected by a password; make the zip without one.'),
  'unknown-method': say('It is packed in a way that is not read; make the zip again.'),
  'too-large': say('It has more than 20 MB; make it smaller first.'),
}

/** Gives way to the page between two pictures. `most` are the bytes all of them may have. */
export async function picturesIn(zip: Uint8Array, most = LARGEST_WHOLE): Promise<ZipPictures> {
  const pictures: ZippedPicture[] = []
  const leftOut: LeftOut[] = []
  const names = new Set<string>()
  let left = most
  try {
    for (const part of zipParts(zip, MOST_PARTS)) {
      const path = pathOf(part)
      if (path.endsWith('/')) continue
      const name = baseOf(path)
      const taken = sentenceFor(path, name, names, left) ?? pictureIn(zip, part, name)
      if (typeof taken === 'string') {
        leftOut.push({ name: path, sentence: taken })
        continue
      }
      names.add(name.toLowerCase())
      pictures.push(taken)
      left -= taken.bytes.length
      await new Promise((resolve) => setTimeout(resolve))
    }
  } catch (error) {
    if (!(error instanceof BadZip)) throw error
    return { pictures: [], leftOut: [], sentence: FAULTS[error.fault] }
  }
  return { pictures, leftOut, sentence: null }
}

/** What can be said without opening it. */
function sentenceFor(path: string, name: string, names: ReadonlySet<string>, left: number): string | null {
  if (path.split('/').includes('__MACOSX') || name.startsWith('.'))
    return say('A file of the system, no picture.')
  if (/\.(zip|7z|rar|gz|tar)$/i.test(name)) return say('A zip inside the zip; unpack it first.')
  if (/\.svgz?$/i.test(name)) return SVG
  if (names.has(name.toLowerCase()))
    return say('Another picture of this name is in the zip; the first was taken.')
  if (names.size >= MOST_PICTURES)
    return say('More than {n} pictures; put it into another zip.', { n: MOST_PICTURES })
  if (left <= 0) return WHOLE
  return null
}

const SVG = say('Drawings (SVG) are not taken; export it as PNG, large.')
const WHOLE = say('All pictures together have more than 400 MB; put it into another zip.')
const NO_PICTURE = say('This is no picture Envelope reads: JPEG, PNG, WebP, AVIF, GIF or TIFF.')

function pictureIn(zip: Uint8Array, part: ZipPart, name: string): ZippedPicture | string {
  if (part.size > LARGEST_PICTURE) return FAULTS['too-large']
  const bytes = new Uint8Array(part.size)
  let at = 0
  try {
    unpack(
      zip,
      part,
      (take) => new Inflate(take),
      { most: LARGEST_PICTURE, steepest: Number.POSITIVE_INFINITY },
      (piece) => {
        bytes.set(piece, at)
        // What begins as no picture is not unfolded any further.
        const known = at < SIGNATURE && at + piece.length >= SIGNATURE ? kindOf(bytes) : null
        if (typeof known === 'string') throw new NoPicture(known)
        at += piece.length
      },
    )
  } catch (error) {
    if (error instanceof NoPicture) return error.message
    if (error instanceof BadZip) return FAULTS[error.fault]
    throw error
  }
  const kind = kindOf(bytes)
  return typeof kind === 'string' ? kind : { name, type: kind.type, bytes }
}

/** Bytes that tell what a picture is. */
const SIGNATURE = 16

class NoPicture extends Error {}

/** By its first bytes: the kind, or a sentence. */
function kindOf(bytes: Uint8Array): { type: string } | string {
  const start = String.fromCharCode(...bytes.subarray(0, 256))
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return { type: 'image/png' }
  if (start.startsWith('\xFF\xD8\xFF')) return { type: 'image/jpeg' }
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return { type: 'image/gif' }
  if (start.startsWith('RIFF') && start.startsWith('WEBP', 8)) return { type: 'image/webp' }
  if (start.startsWith('ftypavi', 4)) return { type: 'image/avif' }
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return { type: 'image/tiff' }
  if (/^ftyp(hei|hev|mif)/.test(start.slice(4))) return say('It is a HEIC photo; export it as a JPEG.')
  if (start.startsWith('PK\x03\x04')) return say('A zip inside the zip; unpack it first.')
  if (/<svg[\s>]/i.test(start)) return SVG
  return NO_PICTURE
}

/** Backslashes part folders too; a path may climb where it likes, for only its last part is used. */
function pathOf(part: ZipPart): string {
  return decodedName(part)
    .replaceAll('\\', '/')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
}

const baseOf = (path: string): string => (path.split('/').at(-1) ?? '').trim()

function decodedName({ name }: ZipPart): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    return Array.from(name, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (DOS[byte - 0x80] ?? ''),
    ).join('')
  }
}

/** What a zip without a word about it is written in: the letters of old DOS. */
const DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0'

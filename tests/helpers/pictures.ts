/** Files as people upload them: good ones, broken ones, and traps. Pixels are counted, not drawn by chance. */
import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Every pixel another: nothing compresses it away. */
function grain(size: number): Buffer {
  const pixels = Buffer.alloc(size)
  let state = 1
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    pixels[at] = state >>> 24
  }
  return pixels
}

export const grainy = (width: number, height: number, channels: 1 | 3 | 4 = 3): Sharp =>
  sharp(grain(width * height * channels), { raw: { width, height, channels } })

export const plain = (width: number, height: number, colour: string): Sharp =>
  sharp({ create: { width, height, channels: 4, background: colour } })

/** What a camera and a careless agency write into a photo. */
export const SECRETS = ['Do not publish before ten', 'PLACE-51.5N', 'winner-final-2.jpg'] as const

/** A photo held upright by a camera that lay on its side: stored 60 wide and 40 high, red on the left; to be shown red at the top. */
export async function photo(): Promise<Buffer> {
  const red = await plain(30, 40, '#e00000').png().toBuffer()
  return plain(60, 40, '#0000e0')
    .composite([{ input: red, left: 0, top: 0 }])
    .flatten()
    .withExif({
      IFD0: { Copyright: SECRETS[0], ImageDescription: SECRETS[1], Software: SECRETS[2] },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="${SECRETS[2]}"/></rdf:RDF></x:xmpmeta>`,
    )
    .withIccProfile('p3')
    .withMetadata({ orientation: 6 })
    .jpeg({ chromaSubsampling: '4:4:4' })
    .toBuffer()
}

/** Two pictures, one after the other: red, then blue. */
export async function animation(): Promise<Buffer> {
  const pictures = await Promise.all(['red', 'blue'].map((colour) => plain(40, 20, colour).png().toBuffer()))
  return sharp(pictures, { join: { animated: true } })
    .gif()
    .toBuffer()
}

function chunk(name: string, data: Buffer): Buffer {
  const made = Buffer.alloc(12 + data.length)
  made.writeUInt32BE(data.length)
  made.write(name, 4, 'latin1')
  data.copy(made, 8)
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length)
  return made
}

/** A black PNG of one bit per pixel: a few kilobytes that unfold to any size. */
export function blackPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const SVG = Buffer.from(
  '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
)

export const cut = (file: Buffer): Buffer => file.subarray(0, Math.floor(file.length * 0.6))

/** The names of what a WebP consists of; EXIF, XMP and ICCP would be among them. */
export function partsOf(webp: Buffer): string[] {
  const parts: string[] = []
  for (let at = 12; at < webp.length; at += 8 + Math.ceil(webp.readUInt32LE(at + 4) / 2) * 2) {
    parts.push(webp.toString('latin1', at, at + 4))
  }
  return parts
}

/** Red, green, blue and alpha of one pixel. */
export async function pixel(file: Buffer, left: number, top: number): Promise<number[]> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (top * info.width + left) * 4
  return [...data.subarray(at, at + 4)]
}

/** Whether a picture is one that was drawn here: a WebP of these sizes and nothing else, with no bytes behind it and nothing hidden in it. */
import sharp from 'sharp'

/** What may stand in the file besides the pixels: nothing that says where, when or by whom. */
const CHUNKS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH'])

/** False also for what cannot be drawn at all. Asked of the pictures that come with somebody's export. */
export async function isOurs(
  webp: Buffer,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<boolean> {
  if (!isPlain(webp)) return false
  try {
    const { info } = await sharp(webp, { failOn: 'error' }).raw().toBuffer({ resolveWithObject: true })
    return info.width === width && info.height === height
  } catch {
    return false
  }
}

/** The chunks fill the file exactly: what follows them could be read as something else by somebody. */
function isPlain(webp: Buffer): boolean {
  if (
    webp.length < 20 ||
    webp.toString('latin1', 0, 4) !== 'RIFF' ||
    webp.toString('latin1', 8, 12) !== 'WEBP'
  )
    return false
  if (webp.readUInt32LE(4) + 8 !== webp.length) return false
  let at = 12
  while (at + 8 <= webp.length) {
    if (!CHUNKS.has(webp.toString('latin1', at, at + 4))) return false
    const size = webp.readUInt32LE(at + 4)
    at += 8 + size + (size % 2)
  }
  return at === webp.length
}

/**
 * A stranger's file in, a picture of our own out: decoded under limits, turned upright, made small, drawn anew as WebP.
 * What was uploaded is neither kept nor served, so nothing hidden in it (place, camera, script) reaches anybody.
 */
import sharp from 'sharp'
import { BadImage } from './bad-image.ts'
import type { Picture } from './image-store.ts'

/** The longer side of a picture at most, in pixels. */
const LONGEST_SIDE = 1600
/** What the largest cameras on phones make; decoded, they take 200 MB for a moment. */
const MOST_PIXELS = 50_000_000
const QUALITY = 86
/** Seconds after which a picture counts as a trap. */
const PATIENCE = 60

/** Decoders of pixels only. SVG, PDF and what else the library may learn are programs rather than pictures. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif', 'Tiff'].map(
  (name) => `VipsForeignLoad${name}Buffer`,
)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: DECODERS })
// One thread, and nothing kept between two pictures: cores and memory are the room's.
sharp.concurrency(1)
sharp.cache(false)

/** Rejects with `BadImage`. */
export async function redraw(file: Buffer): Promise<Picture> {
  try {
    const { data, info } = await sharp(file, {
      limitInputPixels: MOST_PIXELS,
      failOn: 'error',
      sequentialRead: true,
      pages: 1,
    })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: QUALITY, smartSubsample: true })
      .timeout({ seconds: PATIENCE })
      .toBuffer({ resolveWithObject: true })
    return { webp: data, width: info.width, height: info.height }
  } catch (error) {
    throw new BadImage(whyBad(file, error instanceof Error ? error.message : ''))
  }
}

/** The library's own words are for programmers, and name its parts. */
function whyBad(file: Buffer, message: string): string {
  const start = file.toString('latin1', 0, 2048)
  if (file.length === 0) return 'the file is empty.'
  if (/<svg[\s>]/i.test(start)) return 'it is an SVG drawing; export it as a PNG, 1600 pixels wide.'
  if (/^.{4}ftyphe[iv]/s.test(start)) return 'it is a HEIC photo; export it as a JPEG.'
  if (/pixel limit/i.test(message)) return 'it has more than 50 million pixels; make it smaller first.'
  if (/^timeout/i.test(message)) return 'reading it takes too long; make it smaller first.'
  if (/unsupported image format/.test(message)) return 'it is no JPEG, PNG, WebP, AVIF, GIF or TIFF.'
  return 'it is damaged or was cut short; export it again.'
}

/** Pictures as the house would serve them, made for the tests: faces, a landscape, and logos for dark and for light ground. */
import sharp from 'sharp'
import type { ImageId } from '#shared/images'

/** An id of the right length that a person can read. */
export const imageId = (name: string): ImageId => name.padEnd(22, '_')

const webp = (svg: string): Promise<Buffer> => sharp(Buffer.from(svg)).webp().toBuffer()

const svg = (width: number, height: number, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`

export const photo = (width: number, height: number, hue = 210): Promise<Buffer> =>
  webp(
    svg(
      width,
      height,
      `<rect width="100%" height="100%" fill="hsl(${hue},30%,50%)"/><circle cx="50%" cy="40%" r="20%" fill="hsl(28,40%,72%)"/>`,
    ),
  )

/** See-through but for a ring and a bar of this colour. */
export const logoOf = (colour: string, width = 600, height = 200): Promise<Buffer> =>
  webp(
    svg(
      width,
      height,
      `<circle cx="${height / 2}" cy="${height / 2}" r="${height * 0.4}" fill="${colour}"/><rect x="${height}" y="${height * 0.4}" width="${width - height * 1.2}" height="${height * 0.2}" fill="${colour}"/>`,
    ),
  )

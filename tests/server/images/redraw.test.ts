/** What becomes of a file: upright, small, bare of everything but its pixels; or a sentence for whoever chose it. */
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { BadImage } from '../../../server/images/bad-image.ts'
import { redraw } from '../../../server/images/redraw.ts'
import {
  animation,
  blackPng,
  cut,
  grainy,
  partsOf,
  photo,
  pixel,
  plain,
  SECRETS,
  SVG,
} from '../../helpers/pictures.ts'

/** Within what a lossy format may change. */
const near = (found: number[], wanted: number[]) => {
  for (const [at, value] of wanted.entries()) expect(Math.abs((found[at] ?? -1000) - value)).toBeLessThan(24)
}

test('a photo is turned upright, and nothing is left of its place, its camera and its name', async () => {
  const file = await photo()
  const { webp, width, height } = await redraw(file)
  expect([width, height]).toEqual([40, 60])
  near(await pixel(webp, 20, 5), [240, 0, 0, 255])
  near(await pixel(webp, 20, 55), [0, 0, 230, 255])
  expect(partsOf(webp)).toEqual(['VP8 '])
  for (const secret of SECRETS) {
    expect(webp.includes(secret), secret).toBe(false)
    expect(file.includes(secret), `${secret} before`).toBe(true)
  }
  // The twin: the same search finds them in a WebP that has them.
  const told = await plain(4, 4, 'red')
    .withMetadata()
    .withExif({ IFD0: { Copyright: 'x' } })
    .webp()
    .toBuffer()
  expect(partsOf(told)).toContain('EXIF')
})

test('colours of another space become those every screen knows', async () => {
  const { webp } = await redraw(
    await plain(40, 40, '#00ff00').flatten().withIccProfile('p3').png().toBuffer(),
  )
  near(await pixel(webp, 20, 20), [0, 255, 0])
  const cmyk = await redraw(await plain(40, 40, '#d02020').flatten().toColourspace('cmyk').jpeg().toBuffer())
  const [red = 0, green = 255, blue = 255] = await pixel(cmyk.webp, 20, 20)
  expect(red).toBeGreaterThan(150)
  expect(Math.max(green, blue)).toBeLessThan(110)
  expect(partsOf(cmyk.webp)).toEqual(['VP8 '])
})

test('transparency is kept', async () => {
  const { webp } = await redraw(await plain(40, 40, 'rgba(255, 0, 0, 0.5)').png().toBuffer())
  near(await pixel(webp, 20, 20), [255, 0, 0, 128])
  const clear = await redraw(await plain(40, 40, 'rgba(0, 0, 0, 0)').webp().toBuffer())
  expect((await pixel(clear.webp, 20, 20))[3]).toBe(0)
})

test('icpctools#1133: what is large fits inside 1600 by 1600; what is small stays as it is', async () => {
  const sizes = []
  for (const file of [blackPng(4000, 1000), blackPng(1000, 8000), blackPng(3, 2), blackPng(40_000, 1)]) {
    const { webp, width, height } = await redraw(file)
    const found = await sharp(webp).metadata()
    expect([found.width, found.height]).toEqual([width, height])
    sizes.push([width, height])
  }
  expect(sizes).toEqual([
    [1600, 400],
    [200, 1600],
    [3, 2],
    [1600, 1],
  ])
})

test('every kind there is: 16 bits, grey, interlaced, progressive, animated', async () => {
  const files = [
    await grainy(90, 60).toColourspace('rgb16').png().toBuffer(),
    await grainy(90, 60, 1).toColourspace('b-w').png({ progressive: true }).toBuffer(),
    await grainy(90, 60).jpeg({ progressive: true }).toBuffer(),
    await grainy(90, 60, 4).webp({ lossless: true }).toBuffer(),
    await grainy(90, 60).avif({ effort: 0 }).toBuffer(),
    await grainy(90, 60).tiff().toBuffer(),
    await grainy(90, 60).gif().toBuffer(),
  ]
  for (const file of files) {
    const { webp, width, height } = await redraw(file)
    expect([width, height]).toEqual([90, 60])
    expect(await sharp(webp).metadata()).toMatchObject({ format: 'webp', space: 'srgb', depth: 'uchar' })
  }
  const moving = await redraw(await animation())
  expect((await sharp(moving.webp).metadata()).pages ?? 1).toBe(1)
  near(await pixel(moving.webp, 20, 10), [255, 0, 0])
})

test('what is no picture, or a trap, is refused by a sentence', async () => {
  const why = (file: Buffer) =>
    redraw(file).then(
      () => 'taken',
      (error: unknown) => (error instanceof BadImage ? error.message : error),
    )
  expect(await why(Buffer.alloc(0))).toMatch(/empty/)
  expect(await why(SVG)).toMatch(/export it as a PNG/)
  expect(await why(Buffer.from('<!doctype html><title>logo.png</title>'))).toMatch(/no JPEG, PNG/)
  expect(await why(Buffer.from('%PDF-1.7\n'))).toMatch(/no JPEG, PNG/)
  expect(await why(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toMatch(/HEIC/)
  expect(await why(blackPng(30_000, 30_000))).toMatch(/50 million pixels/)
  expect(await why(blackPng(300, 300))).toBe('taken')
})

test('[S1] a file that was cut short is refused, never half drawn', async () => {
  for (const file of [
    await grainy(300, 200).jpeg().toBuffer(),
    await grainy(300, 200).jpeg({ progressive: true }).toBuffer(),
    await grainy(300, 200).png().toBuffer(),
    await grainy(300, 200).png({ progressive: true }).toBuffer(),
    await grainy(300, 200).webp().toBuffer(),
    await grainy(300, 200).gif().toBuffer(),
    await grainy(300, 200).tiff().toBuffer(),
    await grainy(300, 200).avif({ effort: 0 }).toBuffer(),
  ]) {
    expect((await redraw(file)).width).toBe(300)
    await expect(redraw(cut(file))).rejects.toThrow(BadImage)
  }
})

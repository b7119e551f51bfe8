/** The letters share images are drawn with, made known to the drawing library: those of the house at once, those of the far east when they are needed. */
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { packedFiles, unpack } from './house-letters.ts'

/** A hundred pieces: unpacked when the first of their letters is drawn. */
const IS_FAR_EAST = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/

export interface Letters {
  /** Resolves once every letter of this text can be drawn. */
  ready(text: string): Promise<void>
}

/** `house` holds what the build unpacked; `folder` is asked for a place where more can be unpacked. */
export function createLetters(house: string, folder: () => string): Letters {
  let near: Promise<void> | null = null
  let far: Promise<void> | null = null
  return {
    async ready(text) {
      near ??= bringHouse(house)
      await near
      if (!IS_FAR_EAST.test(text)) return
      far ??= bringFarEast(folder())
      await far
    },
  }
}

async function bringHouse(house: string): Promise<void> {
  for (const name of (await readdir(house)).sort()) await introduce(join(house, name))
}

async function bringFarEast(folder: string): Promise<void> {
  for (const file of await packedFiles('noto-sans-jp', /-wght-normal\.woff2$/)) {
    const to = join(folder, file.name)
    await writeFile(to, await unpack(file))
    await introduce(to)
  }
}

/** The library remembers every file it was once given. */
async function introduce(fontfile: string): Promise<void> {
  await sharp({ text: { text: 'A', fontfile, font: 'sans 8' } })
    .raw()
    .toBuffer()
}

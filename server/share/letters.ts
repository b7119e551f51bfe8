/** The letters share images are drawn with: those of the house, unpacked for the drawing library, which reads no WOFF2. */
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { decompress } from 'wawoff2'

const HOUSE = [
  ['source-serif-4', /-wght-normal\.woff2$/],
  ['hanken-grotesk', /-wght-normal\.woff2$/],
  ['noto-sans-arabic', /-arabic-wght-normal\.woff2$/],
  ['noto-sans-hebrew', /-hebrew-wght-normal\.woff2$/],
] as const

/** A hundred pieces: unpacked when the first of their letters is drawn. */
const FAR_EAST = [['noto-sans-jp', /-wght-normal\.woff2$/]] as const
const IS_FAR_EAST = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/

const require = createRequire(import.meta.url)
const folderOf = (font: string) =>
  join(dirname(require.resolve(`@fontsource-variable/${font}/package.json`)), 'files')

export interface Letters {
  /** Resolves once every letter of this text can be drawn. */
  ready(text: string): Promise<void>
}

/** `folder` keeps what was unpacked: the next start finds it there. */
export function createLetters(folder: string): Letters {
  let house: Promise<void> | null = null
  let farEast: Promise<void> | null = null
  const bring = async (fonts: typeof HOUSE | typeof FAR_EAST) => {
    for (const [font, files] of fonts) await bringFont(folder, font, files)
  }
  return {
    async ready(text) {
      house ??= bring(HOUSE)
      await house
      if (!IS_FAR_EAST.test(text)) return
      farEast ??= bring(FAR_EAST)
      await farEast
    },
  }
}

async function bringFont(folder: string, font: string, wanted: RegExp): Promise<void> {
  await mkdir(folder, { recursive: true })
  const packed = folderOf(font)
  for (const file of (await readdir(packed)).filter((name) => wanted.test(name)).sort())
    await introduce(await unpacked(folder, join(packed, file), file.replace(/woff2$/, 'ttf')))
}

/** A file that is half written by another process is never read: it has its name only once it is whole. */
async function unpacked(folder: string, from: string, name: string): Promise<string> {
  const to = join(folder, name)
  const known = await readFile(to).then(
    () => true,
    () => false,
  )
  if (known) return to
  const part = `${to}.${process.pid}`
  await writeFile(part, await decompress(await readFile(from)))
  await rename(part, to)
  return to
}

/** The library remembers every file it was once given. */
async function introduce(fontfile: string): Promise<void> {
  await sharp({ text: { text: 'A', fontfile, font: 'sans 8' } })
    .raw()
    .toBuffer()
}

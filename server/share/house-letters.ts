/** The letters of the house as the drawing library reads them, which knows no WOFF2: unpacked once, when the house is built. */
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { decompress } from 'wawoff2'

const HOUSE = [
  ['source-serif-4', /-wght-normal\.woff2$/],
  ['hanken-grotesk', /-wght-normal\.woff2$/],
  ['noto-sans-arabic', /-arabic-wght-normal\.woff2$/],
  ['noto-sans-hebrew', /-hebrew-wght-normal\.woff2$/],
] as const

const require = createRequire(import.meta.url)

/** A packed file, and what it is called once it is unpacked. */
interface Packed {
  readonly path: string
  readonly name: string
}

/** Sorted by name. Rejects where the font is not installed. */
export async function packedFiles(font: string, wanted: RegExp): Promise<Packed[]> {
  const folder = join(dirname(require.resolve(`@fontsource-variable/${font}/package.json`)), 'files')
  return (await readdir(folder))
    .filter((file) => wanted.test(file))
    .sort()
    .map((file) => ({ path: join(folder, file), name: file.replace(/woff2$/, 'ttf') }))
}

/** One at a time: the unpacker hands out its own memory, and writes the next file into it. */
export const unpack = async ({ path }: Packed): Promise<Uint8Array> =>
  new Uint8Array(await decompress(await readFile(path)))

/** Name and bytes of each. */
export async function unpackedHouse(): Promise<[string, Uint8Array][]> {
  const unpacked: [string, Uint8Array][] = []
  for (const [font, wanted] of HOUSE)
    for (const file of await packedFiles(font, wanted)) unpacked.push([file.name, await unpack(file)])
  return unpacked
}

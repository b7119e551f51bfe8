/** An emergency pack as one zip: the built page, the show beside it as scripts, and the slides on paper. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { ImageStore } from '../images/image-store.ts'
import type { Pack } from './make-pack.ts'

const SLICE = 64 * 1024

const HOW = `This folder runs the evening with no server and no network.

1. Copy the whole folder to the machine that is joined to the screen.
2. Open index.html there in Chromium, Chrome or Edge (a double click does it).
3. Give the passphrase, if there are results in this pack. Without it the evening runs too:
   the envelope stays on the screen while somebody reads its card.
4. "Show the stage", F for full screen, Space for the next step. All keys are on the page.

slides.pdf has every slide without results, for any machine that shows a PDF.
`

/** `page` is the folder of the built page. */
export async function* writePack(
  { show, slides }: Pack,
  page: string,
  images: Pick<ImageStore, 'image'>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const mtime = new Date(show.madeAt)

  async function* member(name: string, bytes: Uint8Array, packed: boolean) {
    const path = `emergency-pack/${name}`
    const file = packed ? new ZipDeflate(path, { level: 6 }) : new ZipPassThrough(path)
    file.mtime = mtime
    zip.add(file)
    for (let at = 0; at < bytes.length; at += SLICE) {
      file.push(bytes.subarray(at, at + SLICE))
      yield* ready.splice(0)
      await setImmediate()
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }

  for (const entry of await readdir(page, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    const name = path.slice(page.length + 1).replaceAll('\\', '/')
    yield* member(name, await readFile(path), !/\.woff2?$/.test(name))
  }
  const { pages, ...clear } = show
  yield* member('show.js', Buffer.from(`envelopePack=${JSON.stringify(clear)}\n`), true)
  // Random bytes in letters: not worth packing, and of one size in any case.
  yield* member('pages.js', Buffer.from(`envelopePages=${JSON.stringify(pages)}\n`), false)
  for (const id of new Set(show.file.images?.map(({ image }) => image))) {
    const image = await images.image(id)
    if (!image) continue
    const address = `data:image/webp;base64,${image.webp.toString('base64')}`
    const script = `envelopePicture(${JSON.stringify(id)},${JSON.stringify(address)})\n`
    yield* member(`pictures/${id}.js`, Buffer.from(script), false)
  }
  yield* member('slides.pdf', slides, false)
  yield* member('READ ME.txt', Buffer.from(HOW), true)
  zip.end()
  yield* ready.splice(0)
}

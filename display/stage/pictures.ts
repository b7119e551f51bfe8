/** Pictures for the slides: fetched and decoded before they are needed, so that none is ever seen half (S1). */
import type { ImageId } from '#shared/images'

/** `plate`: dark and see-through, so it needs a light ground. `whole`: a photograph, or a logo on a ground of its own. */
export type Tone = 'whole' | 'light' | 'plate'

/** A picture that can be drawn at once. */
export interface ReadyPicture {
  readonly src: string
  readonly width: number
  readonly height: number
  readonly tone: Tone
}

/** What has been wanted is held, up to so many; the oldest go first. */
const HELD = 80

/** One that did not come may be asked for again after so many milliseconds. */
const ASK_AGAIN = 5000

interface Held {
  /** Kept, so that the browser keeps it decoded. */
  readonly element: HTMLImageElement
  readonly done: Promise<void>
  picture: ReadyPicture | null
  failedAt: number | null
}

const held = new Map<ImageId, Held>()

/** Null of one that is not there, or not decoded yet: it is not drawn. */
export const pictureOf = (id: ImageId | undefined): ReadyPicture | null =>
  (id !== undefined && held.get(id)?.picture) || null

export const isReady = (id: ImageId): boolean => pictureOf(id) !== null

/** Asks for all of them in the order given (E1); done when each is there or cannot be had. */
export async function wantPictures(ids: readonly ImageId[]): Promise<void> {
  const all = ids.map((id) => {
    const known = held.get(id)
    const again = known && known.failedAt !== null && performance.now() - known.failedAt > ASK_AGAIN
    const entry = known && !again ? known : ask(id)
    held.delete(id)
    held.set(id, entry)
    return entry.done
  })
  for (const id of [...held.keys()].slice(0, Math.max(0, held.size - Math.max(HELD, ids.length)))) {
    held.delete(id)
  }
  await Promise.all(all)
}

function ask(id: ImageId): Held {
  const element = new Image()
  element.decoding = 'sync'
  const load = async () => {
    const src = `/images/${id}`
    await wholeFile(src)
    element.src = src
    await element.decode()
    const { naturalWidth: width, naturalHeight: height } = element
    entry.picture = { src, width, height, tone: toneOf(element) }
  }
  const entry: Held = { element, picture: null, failedAt: null, done: Promise.resolve() }
  return Object.assign(entry, {
    done: load().catch(() => {
      entry.failedAt = performance.now()
    }),
  })
}

/** "RIFF", which begins a WebP; its length follows, without these eight bytes. */
const RIFF = 0x52494646
const HEAD = 8

/** Browsers draw as much of a file as they have; a file that breaks off must not be drawn at all. Rejects for one that did. */
async function wholeFile(src: string): Promise<void> {
  const answer = await fetch(src)
  if (!answer.ok) throw new Error(`${src} is not there`)
  const bytes = new DataView(await answer.arrayBuffer())
  const isWebP = bytes.byteLength > HEAD && bytes.getUint32(0) === RIFF
  if (isWebP && bytes.getUint32(4, true) + HEAD > bytes.byteLength) throw new Error(`${src} breaks off`)
}

/** A thumbnail of so many dots each way tells enough. */
const DOTS = 32

/** From here on a dot counts as covered; a picture with more covered dots than this has a ground of its own. */
const COVERED = 200
const WHOLE = 0.97

/** Brightness, 0 to 255, under which a logo is lost on the dark stage. */
const DARK = 150

function toneOf(element: HTMLImageElement): Tone {
  const canvas = document.createElement('canvas')
  canvas.width = DOTS
  canvas.height = DOTS
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) return 'whole'
  pen.drawImage(element, 0, 0, DOTS, DOTS)
  const { data } = pen.getImageData(0, 0, DOTS, DOTS)
  let covered = 0
  let light = 0
  for (let i = 0; i < data.length; i += 4) {
    if ((data[i + 3] ?? 0) < COVERED) continue
    covered += 1
    light += 0.2126 * (data[i] ?? 0) + 0.7152 * (data[i + 1] ?? 0) + 0.0722 * (data[i + 2] ?? 0)
  }
  if (covered / (DOTS * DOTS) > WHOLE) return 'whole'
  return covered > 0 && light / covered < DARK ? 'plate' : 'light'
}

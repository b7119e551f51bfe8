/** Pictures for the slides: fetched and decoded before they are needed, so that none is ever seen half (S1). */
import type { ImageId } from '#shared/images'
import { coreElsewhere } from './roam.ts'

/** `plate`: dark and see-through, so it needs a light ground. `whole`: a photograph, or a logo on a ground of its own. */
export type Tone = 'whole' | 'light' | 'plate'

/** A picture that can be drawn at once. */
export interface ReadyPicture {
  readonly width: number
  readonly height: number
  readonly tone: Tone
  /** The picture, loaded and decoded, for a slide that is put on the page at once. */
  element(): HTMLImageElement
}

/** What has been wanted is held, up to so many; the oldest go first. */
const HELD = 80

/** Elements for each: on the slide that is up, on the one that leaves, and on the one that waits. */
const COPIES = 3

/** One that did not come may be asked for again after so many milliseconds. */
const ASK_AGAIN = 5000

interface Held {
  readonly done: Promise<void>
  picture: ReadyPicture | null
  failedAt: number | null
}

let addressOf = (id: ImageId): string | Promise<string> => `${coreElsewhere()}/images/${id}`

/** Where they are had from, where there is no server. */
export function picturesFrom(source: typeof addressOf): void {
  addressOf = source
}

const held = new Map<ImageId, Held>()

/** Null of one that is not there, or not decoded yet: it is not drawn. */
export const pictureOf = (id: ImageId | undefined): ReadyPicture | null =>
  (id !== undefined && held.get(id)?.picture) || null

/** False while it is loading, where it could not be had, and for what nobody has wanted. */
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
  const load = async () => {
    const src = await addressOf(id)
    await wholeFile(src)
    const copies = Array.from({ length: COPIES }, () => imageOf(src))
    await Promise.all(copies.map((copy) => copy.decode()))
    const first = copies[0] as HTMLImageElement
    const { naturalWidth: width, naturalHeight: height } = first
    entry.picture = { width, height, tone: toneOf(first), element: takeFrom(copies, src) }
  }
  const entry: Held = { picture: null, failedAt: null, done: Promise.resolve() }
  return Object.assign(entry, {
    done: load().catch(() => {
      entry.failedAt = performance.now()
    }),
  })
}

function imageOf(src: string): HTMLImageElement {
  const image = new Image()
  image.decoding = 'sync'
  image.draggable = false
  // From another core it is looked at, too: its tone is read from its dots.
  if (!src.startsWith('/')) image.crossOrigin = 'anonymous'
  image.src = src
  return image
}

/**
 * A new element with the same address may be empty for a frame or two, also when the browser has the file:
 * only one that has been decoded is sure to be drawn with its slide.
 */
function takeFrom(copies: HTMLImageElement[], src: string): () => HTMLImageElement {
  const inHand = new Set<HTMLImageElement>()
  return () => {
    const free = copies.find((copy) => !copy.isConnected && !inHand.has(copy)) ?? imageOf(src)
    if (!copies.includes(free)) copies.push(free)
    inHand.add(free)
    queueMicrotask(() => inHand.clear())
    return free
  }
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

/** A show as one file: written a little at a time as somebody takes it, so that a show that is running never waits for it. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { FORMAT } from '#shared/events'
import type { Epoch, ShowId } from '#shared/ids'
import type { ChainHead } from '#shared/log-chain'
import type { ImageStore } from '../images/image-store.ts'
import type { ShowLog } from '../log/show-log.ts'
import {
  BUNDLE_FORMAT,
  IMAGES,
  type ImageList,
  imageMember,
  KEY,
  LOG,
  MANIFEST,
  type Manifest,
  type Member,
} from './manifest.ts'

export interface BundleOf {
  readonly show: ShowId
  readonly ceremony: string
  readonly rehearsalOf: ShowId | null
  readonly epoch: Epoch
  /** What is written after it is not in the file. */
  readonly head: ChainHead
  readonly log: Pick<ShowLog, 'rows'>
  readonly images: Pick<ImageStore, 'image'>
  /** The seal key wrapped by a passphrase, as text; null leaves it out. */
  readonly wrappedKey: string | null
  readonly now: number
}

/** Records read in one piece, and bytes worked on in one piece. */
const ROWS = 50
const SLICE = 32 * 1024

/** Whatever a record calls a picture: the ones the show had once are wanted too, for whoever takes an edit back. */
const IMAGE_IN_RECORD = /"(?!commandId"|desk")\w+":"([A-Za-z0-9_-]{22})"/g

/** By the look of the words alone: one may stand here twice, and another be no picture. */
export const picturesNamedIn = (record: string): string[] =>
  [...record.matchAll(IMAGE_IN_RECORD)].flatMap(([, id]) => id ?? [])

export async function* writeBundle(of: BundleOf): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    ready.push(piece)
  })
  const members: Member[] = []
  const named = new Set<string>()

  async function* member(name: string, pieces: AsyncIterable<Uint8Array>, packed: boolean) {
    const file = packed ? new ZipDeflate(name, { level: 3 }) : new ZipPassThrough(name)
    file.mtime = new Date(of.now)
    zip.add(file)
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += SLICE) {
        const slice = piece.subarray(at, at + SLICE)
        hash.update(slice)
        bytes += slice.length
        file.push(slice)
        yield* ready.splice(0)
        await setImmediate()
      }
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
    members.push({ name, bytes, sha256: hash.digest('hex') })
  }

  async function* records() {
    for (let at = 0; at < of.head.seq; ) {
      const rows = (await of.log.rows(at, ROWS)).filter(({ seq }) => seq <= of.head.seq)
      if (rows.length === 0) throw new Error(`The log of ${of.show} ends before ${of.head.seq}.`)
      for (const { record } of rows) {
        for (const id of picturesNamedIn(record)) named.add(id)
        yield Buffer.from(`${record}\n`)
      }
      at = rows.at(-1)?.seq ?? at
    }
  }

  yield* member(LOG, records(), true)
  const list: ImageList = []
  for (const id of named) {
    const image = await of.images.image(id)
    if (!image) continue
    const { webp, ...about } = image
    list.push({ id, ...about })
    yield* member(imageMember(id), one(webp), false)
  }
  yield* member(IMAGES, one(json(list)), true)
  if (of.wrappedKey !== null) yield* member(KEY, one(Buffer.from(of.wrappedKey)), true)
  const { show, ceremony, rehearsalOf, epoch, head } = of
  const manifest: Manifest = {
    kind: 'envelope-show',
    format: BUNDLE_FORMAT,
    recordFormat: FORMAT,
    exportedAt: of.now,
    show,
    ceremony,
    rehearsalOf,
    epoch,
    head,
    members: [...members],
  }
  // Last, for it holds the checksums of all the others.
  yield* member(MANIFEST, one(json(manifest)), true)
  zip.end()
  yield* ready.splice(0)
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`)

async function* one(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece
}

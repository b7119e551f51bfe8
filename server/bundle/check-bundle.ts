/** Everything that must be true of a show's export before one record of it is written anywhere. */
import type { Commit } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import { problemOfShow } from '#shared/house-shows'
import type { Epoch, ShowId } from '#shared/ids'
import { parse } from '#shared/parse'
import type { EnvelopeRef } from '#shared/results'
import type { ShowFile } from '#shared/show-file'
import { initialState, type ShowState } from '#shared/state'
import { UnreadableCommit } from '#shared/upcast'
import type { StoredImage } from '../images/image-store.ts'
import { isOurs } from '../images/is-ours.ts'
import { linked, NO_CHAIN, type Row } from '../log/chain.ts'
import { readRecords } from '../log/record.ts'
import { BadBundle } from './bad-bundle.ts'
import { IMAGE_MEMBER, IMAGES, ImageList, imageMember, LOG, type Manifest } from './manifest.ts'
import { jsonIn, quoted, type Unpacked, unpack } from './unpack.ts'

/** What whoever restores it has to know first. */
export interface Checked {
  readonly show: ShowId
  readonly ceremony: string
  readonly rehearsalOf: ShowId | null
  readonly epoch: Epoch
  readonly commits: number
  readonly images: readonly string[]
  /** The show as its log leaves it. */
  readonly showFile: ShowFile
  /** One envelope that is still closed, to try the key on; null where none is. */
  readonly sealed: (EnvelopeRef & { readonly box: string }) | null
}

/** A whole and sound export. */
export interface Bundle {
  readonly checked: Checked
  /** Records after `seq`: at most so many, and no more than about a megabyte. */
  rows(seq: number, most: number): Row[]
  image(id: string): StoredImage
}

const PAGE_BYTES = 1024 * 1024

/** Rejects with `BadBundle`. */
export async function checkBundle(file: Uint8Array): Promise<Bundle> {
  const unpacked = unpack(file)
  const { manifest } = unpacked
  const rows = rowsIn(unpacked.member(LOG), manifest)
  const state = foldOf(rows, manifest)
  const images = await imagesIn(unpacked)
  for (const name of unpacked.names) if (name !== LOG && !IMAGE_MEMBER.test(name)) unpacked.member(name)
  const showFile = state.showFile as ShowFile
  return {
    checked: {
      show: manifest.show,
      ceremony: showFile.ceremony.name,
      rehearsalOf: showFile.rehearsal?.of ?? null,
      epoch: manifest.epoch,
      commits: rows.length,
      images: [...images.keys()],
      showFile,
      sealed: sealedIn(state),
    },
    rows(seq, most) {
      const page: Row[] = []
      let bytes = 0
      for (const row of rows.slice(seq, seq + most)) {
        bytes += row.record.length
        if (page.length > 0 && bytes > PAGE_BYTES) break
        page.push(row)
      }
      return page
    },
    image(id) {
      const about = images.get(id)
      if (!about) throw new BadBundle(`it has no picture ${quoted(id)}.`)
      const { width, height, addedAt } = about
      return { webp: Buffer.from(unpacked.member(imageMember(id))), width, height, addedAt }
    },
  }
}

function rowsIn(bytes: Uint8Array, { head }: Manifest): Row[] {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new BadBundle('its log is no text.')
  }
  const lines = text.split('\n')
  if (lines.pop() !== '') throw new BadBundle('its log was cut short.')
  const rows = lines.map((record, at) => ({ seq: at + 1, record }))
  const chain = rows.reduce(linked, NO_CHAIN)
  if (chain.brokenAt !== null)
    throw new BadBundle(
      `the chain through its log is broken: record ${chain.brokenAt} does not follow from the one before it.`,
    )
  if (chain.head.seq !== head.seq || chain.head.hash !== head.hash)
    throw new BadBundle(
      `its log ends at record ${chain.head.seq}, and not where it ended when it was exported.`,
    )
  return rows
}

/** Reads every record as the house will read it, so that what is written can be opened. */
function foldOf(rows: readonly Row[], { show, epoch }: Manifest): ShowState {
  let state = initialState(epoch)
  try {
    for (const commit of commitsIn(rows)) state = evolveCommit(state, commit)
  } catch (error) {
    // What went wrong inside could quote a record.
    const why =
      error instanceof UnreadableCommit
        ? `${error.message.replace(/\.$/, '')}.`
        : 'its records do not fit together.'
    throw new BadBundle(`its log cannot be read: ${why}`)
  }
  const { showFile } = state
  if (showFile === null) throw new BadBundle('its log opens no show.')
  if (showFile.id !== show)
    throw new BadBundle(`its log is that of ${quoted(showFile.id)}, and its list says ${quoted(show)}.`)
  const problem = problemOfShow(showFile)
  if (problem !== null) throw new BadBundle(`its show file has a mistake: ${problem}`)
  return state
}

function* commitsIn(rows: readonly Row[]): Generator<Commit> {
  for (const [at, row] of rows.entries()) yield* readRecords([row], at)
}

async function imagesIn(unpacked: Unpacked): Promise<ReadonlyMap<string, ImageList[number]>> {
  const parsed = parse(
    ImageList,
    unpacked.names.includes(IMAGES) ? jsonIn(IMAGES, unpacked.member(IMAGES)) : [],
  )
  if ('problem' in parsed) throw new BadBundle(`its list of pictures cannot be read: ${parsed.problem}`)
  const images = new Map(parsed.value.map((image) => [image.id, image]))
  for (const name of unpacked.names) {
    const id = IMAGE_MEMBER.exec(name)?.[1]
    if (id === undefined) continue
    const about = images.get(id)
    if (!about) throw new BadBundle(`its list of pictures does not name ${quoted(name)}.`)
    if (!(await isOurs(Buffer.from(unpacked.member(name)), about)))
      throw new BadBundle(`${quoted(name)} is no picture of an Envelope.`)
  }
  for (const id of images.keys())
    if (!unpacked.names.includes(imageMember(id)))
      throw new BadBundle(`its picture ${quoted(id)} is missing.`)
  return images
}

function sealedIn({ results }: ShowState): Checked['sealed'] {
  for (const [category, levels] of Object.entries(results))
    for (const [level, known] of Object.entries(levels))
      if (known.status === 'sealed') return { category, level, version: known.version, box: known.box }
  return null
}

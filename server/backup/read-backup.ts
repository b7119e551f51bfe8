/** What lies in a backup folder, as whoever restores it finds it: every show's newest history, checked before it is offered. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Commit } from '#shared/events'
import { compareEpochs, Id } from '#shared/ids'
import type { ChainHead } from '#shared/log-chain'
import { parse } from '#shared/parse'
import { writeBundle } from '../bundle/write-bundle.ts'
import type { StoredImage } from '../images/image-store.ts'
import { linked, NO_CHAIN, type Row } from '../log/chain.ts'
import { readRecords } from '../log/record.ts'
import { ABOUT, About, BACKUP_FORMAT, HISTORY, PICTURES, RECORDS } from './layout.ts'

export interface Lying {
  readonly about: About
  readonly folder: string
  readonly head: ChainHead
  /** Bytes at its end that are no whole record: the one that was being written when the plug was pulled. */
  readonly torn: number
}

/** A sentence for whoever asked. */
export class NoBackup extends Error {
  override readonly name = 'NoBackup'
}

export interface Backups {
  /** The newest sound history of every show. */
  readonly shows: readonly Lying[]
  /** What was passed over, in sentences. */
  readonly passed: readonly string[]
  /** Shows of which no history is sound. */
  readonly lost: readonly string[]
}

/** Every record is read, and nothing changed. Throws `NoBackup` where not one show can be restored. */
export async function readBackups(root: string): Promise<Backups> {
  const lost: string[] = []
  const passed: string[] = []
  const shows: Lying[] = []
  for (const show of await namesIn(root)) {
    if ('problem' in parse(Id, show)) continue
    const found: Lying[] = []
    for (const name of await namesIn(join(root, show))) {
      if (!HISTORY.test(name)) continue
      const read = await readHistory(join(root, show, name))
      if (typeof read === 'string') passed.push(`${show}/${name}: ${read}`)
      else found.push(read)
    }
    const newest = found.reduce<Lying | null>((best, one) => (best && !isNewer(one, best) ? best : one), null)
    if (newest) shows.push(newest)
    else if (passed.some((line) => line.startsWith(`${show}/`))) lost.push(show)
  }
  if (shows.length === 0)
    throw new NoBackup(`${root} holds no backup of a show.${passed.map((line) => ` ${line}`).join('')}`)
  return { shows, passed, lost }
}

/** Under one epoch the longer one: the other is of a log that was rolled back. */
function isNewer(a: Lying, b: Lying): boolean {
  const [mine, other] = [a.about.epoch, b.about.epoch]
  if (compareEpochs(other, mine) === 'newer') return true
  return mine.id === other.id && a.head.seq > b.head.seq
}

async function readHistory(folder: string): Promise<Lying | string> {
  let about: About
  try {
    const told: unknown = JSON.parse(await readFile(join(folder, ABOUT), 'utf8'))
    const { format } = Object(told) as { format?: unknown }
    if (typeof format === 'number' && format > BACKUP_FORMAT)
      return 'it was written by a newer Envelope; restore it with that one.'
    const parsed = parse(About, told)
    if ('problem' in parsed) return `its description cannot be read: ${parsed.problem}`
    about = parsed.value
  } catch {
    return 'it has no description that can be read.'
  }
  const file = await readFile(join(folder, RECORDS)).catch(() => null)
  if (file === null) return 'it has no log that can be read.'
  let chain = NO_CHAIN
  for (const row of rowsIn(file)) chain = linked(chain, row)
  if (chain.brokenAt !== null)
    return `record ${chain.brokenAt} does not follow from the one before it; nothing of it was restored.`
  if (chain.head.seq === 0) return 'it holds no record.'
  return { about, folder, head: chain.head, torn: file.length - (file.lastIndexOf(10) + 1) }
}

/** Whole records only: the last one may have been cut off. */
function* rowsIn(file: Buffer): Generator<Row> {
  let at = 0
  for (let seq = 1; ; seq += 1) {
    const end = file.indexOf(10, at)
    if (end < 0) return
    yield { seq, record: file.toString('utf8', at, end) }
    at = end + 1
  }
}

/** Its commits as they are read from where they lie, up to one of them. */
export async function commitsIn(folder: string, upTo: number): Promise<Commit[]> {
  const file = await readFile(join(folder, RECORDS))
  return [...rowsIn(file)].slice(0, upTo).flatMap((row, at) => readRecords([row], at))
}

/** The backup as an export file, which is restored like any other. */
export async function* asBundle({ about, folder, head }: Lying, now: number): AsyncGenerator<Uint8Array> {
  const pages = rowsIn(await readFile(join(folder, RECORDS)))
  let at = 0
  const rows = async (seq: number, most: number): Promise<Row[]> => {
    if (seq !== at) throw new Error('A backup is read from its beginning to its end.')
    const page: Row[] = []
    while (page.length < most) {
      const { value, done } = pages.next()
      if (done) break
      page.push(value)
    }
    at += page.length
    return page
  }
  yield* writeBundle({
    ...about,
    head,
    log: { rows },
    images: { image: (id) => pictureIn(folder, id) },
    wrappedKey: null,
    now,
  })
}

async function pictureIn(folder: string, id: string): Promise<StoredImage | null> {
  try {
    const { width, height, addedAt } = JSON.parse(
      await readFile(join(folder, PICTURES, `${id}.json`), 'utf8'),
    )
    return { webp: await readFile(join(folder, PICTURES, `${id}.webp`)), width, height, addedAt }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).then(
    (names) => names.sort(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return []
      throw error.code === 'ENOENT' ? new NoBackup(`There is no folder ${folder}.`) : error
    },
  )

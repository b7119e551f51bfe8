/** The folder itself, as the exporting process writes it: nothing that is in it is ever changed, and a tail that broke off is cut. */
import { createHash } from 'node:crypto'
import { access, constants, type FileHandle, mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupProblem } from '#shared/backup'
import type { Epoch, ShowId } from '#shared/ids'
import type { StoredImage } from '../images/image-store.ts'
import { linked, NO_CHAIN, type Row } from '../log/chain.ts'
import { written } from '../whole-files.ts'
import { ABOUT, type About, BACKUP_FORMAT, folderOf, MARKER, PICTURES, RECORDS } from './layout.ts'

export class FolderTrouble extends Error {
  override readonly name = 'FolderTrouble'
  readonly problem: BackupProblem

  constructor(problem: BackupProblem) {
    super(problem)
    this.problem = problem
  }
}

/** How far a history in the folder goes: its last record by the hash of its text, so that a log can say whether it has the same one. */
export interface Reached {
  readonly seq: number
  readonly last: string
}

export interface Begin extends Pick<About, 'ceremony' | 'rehearsalOf'> {
  readonly show: ShowId
  readonly epoch: Epoch
  /** Histories of this epoch that are of another log; a new one is begun beside them. */
  readonly after: number
}

export interface NewPicture extends StoredImage {
  readonly id: string
}

interface History {
  readonly about: About
  readonly folder: string
  /** Bytes of whole records. */
  bytes: number
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export interface BackupFolder {
  /** Whether it is there, is the one it was, and may be written; and whether it lies on another disk than `other`. */
  look(other: string): Promise<{ sameDisk: boolean }>
  begin(wish: Begin): Promise<Reached & { number: number }>
  /** Pictures first: a record never names one that is not there. Durable when it resolves. */
  add(show: ShowId, rows: readonly Row[], pictures: readonly NewPicture[]): Promise<void>
  stood(show: ShowId, stood: NonNullable<About['stood']>): Promise<void>
}

/** `root` is never made: where a disk is missing, its folder would lie on the disk it is to save from. */
export function openBackupFolder(root: string): BackupFolder {
  const histories = new Map<ShowId, History>()
  let known = false

  async function check(): Promise<void> {
    await access(root, constants.W_OK)
    const marker = join(root, MARKER)
    const isThere = await stat(marker).then(
      () => true,
      (error: unknown) => {
        if (codeOf(error) === 'ENOENT') return false
        throw error
      },
    )
    if (!isThere && known) throw new FolderTrouble('gone')
    if (!isThere)
      await whole(marker, `${JSON.stringify({ kind: 'envelope-backups', format: BACKUP_FORMAT })}\n`)
    known = true
  }

  const historyOf = (show: ShowId): History => {
    const history = histories.get(show)
    if (!history) throw new FolderTrouble('failing')
    return history
  }

  return {
    look: (other) =>
      told(async () => {
        await check()
        const [here, there] = await Promise.all([stat(root), stat(other).catch(() => null)])
        return { sameDisk: here.dev === there?.dev }
      }),
    begin: ({ show, epoch, ceremony, rehearsalOf, after }) =>
      told(async () => {
        await check()
        for (let number = after + 1; ; number += 1) {
          const folder = join(root, folderOf(show, epoch, number))
          await mkdir(join(folder, PICTURES), { recursive: true, mode: 0o700 })
          const about: About = {
            kind: 'envelope-backup',
            format: BACKUP_FORMAT,
            show,
            ceremony,
            rehearsalOf,
            epoch,
            stood: null,
          }
          const found = await reachedIn(join(folder, RECORDS))
          // Somebody's hand was in it: it is left as it is.
          if (found === null) continue
          histories.set(show, { about, folder, bytes: found.bytes })
          if (found.seq === 0) await whole(join(folder, ABOUT), `${JSON.stringify(about)}\n`)
          return { seq: found.seq, last: found.last, number }
        }
      }),
    add: (show, rows, pictures) =>
      told(async () => {
        await check()
        const history = historyOf(show)
        for (const picture of pictures) await addPicture(join(history.folder, PICTURES), picture)
        const text = Buffer.from(rows.map(({ record }) => `${record}\n`).join(''))
        await append(join(history.folder, RECORDS), history.bytes, text)
        history.bytes += text.length
      }),
    stood: (show, stood) =>
      told(async () => {
        await check()
        const { about, folder } = historyOf(show)
        await whole(join(folder, ABOUT), `${JSON.stringify({ ...about, stood })}\n`)
      }),
  }
}

/** Whole records, and where they end; null where they do not follow from one another. */
async function reachedIn(path: string): Promise<(Reached & { bytes: number }) | null> {
  const file = await readFile(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const bytes = file.lastIndexOf(10) + 1
  const records = file.toString('utf8', 0, bytes).split('\n').slice(0, -1)
  const chain = records.map((record, at) => ({ seq: at + 1, record })).reduce(linked, NO_CHAIN)
  if (chain.brokenAt !== null) return null
  return { seq: records.length, last: records.length === 0 ? '' : sha256(records.at(-1) ?? ''), bytes }
}

/** Opened for this alone: a disk can be taken out between two commits, and one that came back is another file. */
async function append(path: string, end: number, text: Buffer): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    const { size } = await file.stat()
    if (size < end) throw new FolderTrouble('failing')
    // What broke off last time.
    if (size > end) await file.truncate(end)
    await writeAll(file, text, end)
    await file.datasync()
  } catch (error) {
    await file.truncate(end).catch(() => undefined)
    throw error
  } finally {
    await file.close()
  }
}

async function writeAll(file: FileHandle, text: Buffer, from: number): Promise<void> {
  for (let at = 0; at < text.length; ) {
    const { bytesWritten } = await file.write(text, at, text.length - at, from + at)
    at += bytesWritten
  }
}

/** Its size and age last: a picture without them is one that did not arrive. */
async function addPicture(folder: string, { id, webp, ...about }: NewPicture): Promise<void> {
  const path = join(folder, `${id}.json`)
  if (
    await access(path).then(
      () => true,
      () => false,
    )
  )
    return
  await whole(join(folder, `${id}.webp`), webp)
  await whole(path, `${JSON.stringify({ id, ...about })}\n`)
}

async function whole(path: string, bytes: string | Uint8Array): Promise<void> {
  async function* one() {
    yield typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  }
  // What a pulled plug left half written.
  await rm(`${path}.part`, { force: true })
  await written(path, one())
}

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code ?? '')

const PROBLEMS: Readonly<Record<string, BackupProblem>> = {
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  ESTALE: 'gone',
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ETIMEDOUT: 'slow',
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FolderTrouble) throw error
    throw new FolderTrouble(PROBLEMS[codeOf(error)] ?? 'failing')
  }
}

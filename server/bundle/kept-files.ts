/** Deleted shows in the data folder: a zip each, and a line about it beside it. */
import { createReadStream } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptShow } from '#shared/house-shows'
import { written } from '../whole-files.ts'
import { isKeptId, KEPT_MS, type KeptStore, KeptUnavailable, newestFirst, newKeptId } from './kept.ts'
import { readAbout } from './kept-about.ts'

/** Touches nothing yet: with the first show that is kept, the folder is made, or swept. */
export function openKeptFiles(folder: string, now: () => number = Date.now): KeptStore {
  const zip = (id: string) => join(folder, `${id}.zip`)
  const about = (id: string) => join(folder, `${id}.json`)

  async function drop(id: string): Promise<void> {
    if (!isKeptId(id)) return
    // The line first: a file nobody tells of is swept out, a line without its file would promise what is not there.
    await rm(about(id), { force: true })
    await rm(zip(id), { force: true })
  }

  async function all(): Promise<KeptShow[]> {
    const names = await readdir(folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    })
    const found = await Promise.all(
      names
        .filter((name) => name.endsWith('.json'))
        .map(async (name) => readAbout(await readFile(join(folder, name), 'utf8'))),
    )
    return found.filter((kept) => kept !== null)
  }

  /** What a power cut left: files that never became whole, and those nobody tells of. Before the first of this life is written. */
  async function sweep(): Promise<void> {
    const names = await readdir(folder).catch((): string[] => [])
    for (const name of names) {
      const told = name.endsWith('.zip') && names.includes(name.replace(/\.zip$/, '.json'))
      if (!told && !name.endsWith('.json')) await rm(join(folder, name), { force: true })
    }
  }
  let swept: Promise<void> | null = null

  async function current(): Promise<KeptShow[]> {
    const found = await all()
    const over = found.filter(({ until }) => until <= now())
    for (const { id } of over) await drop(id)
    return newestFirst(found.filter(({ until }) => until > now()))
  }

  return {
    keep: (given, pieces) =>
      orUnavailable(async () => {
        swept ??= sweep()
        await swept
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const id = newKeptId()
        try {
          const bytes = await written(zip(id), pieces)
          const kept = { ...given, id, until: given.deletedAt + KEPT_MS, bytes }
          await written(about(id), one(Buffer.from(JSON.stringify(kept))))
          await current()
          return kept
        } catch (error) {
          await drop(id)
          throw error
        }
      }),
    list: () => orUnavailable(current),
    read: (id) =>
      orUnavailable(async () =>
        (await current()).some((kept) => kept.id === id) ? createReadStream(zip(id)) : null,
      ),
    drop: (id) => orUnavailable(() => drop(id)),
    close: async () => undefined,
  }
}

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw new KeptUnavailable(`The deleted shows cannot be reached: ${(error as Error).message}`)
  }
}

async function* one(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield piece
}

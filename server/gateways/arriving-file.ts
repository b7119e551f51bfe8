/** An upload that is too large for memory: written to a file of its own as it comes, which is gone when its work is done. */
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { written } from '../whole-files.ts'
import { Refused } from './refused.ts'

/** Runs `work` on the file. Rejects with `Refused` if more than so many bytes come. */
export async function withArriving<T>(
  folder: string,
  body: AsyncIterable<Uint8Array>,
  most: number,
  work: (path: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(9).toString('base64url'))
  try {
    await written(path, atMost(body, most))
    return await work(path)
  } finally {
    await rm(path, { force: true })
  }
}

async function* atMost(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of body) {
    bytes += piece.length
    // Read to its end, for a client in the middle of sending hears no answer; not written any further.
    if (bytes <= most) yield piece
  }
  if (bytes > most)
    throw new Refused(413, 'too-large', { detail: `an export may have ${most / 1024 / 1024} MB.` })
}

/** A file written in pieces: there under its name only once it is whole and on the disk, for its owner's eyes alone. */
import { open, rename, rm } from 'node:fs/promises'

/** Resolves to how many bytes it has; nothing of it is left if the pieces end with an error. */
export async function written(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const beside = `${path}.part`
  const file = await open(beside, 'wx', 0o600)
  let bytes = 0
  try {
    for await (const piece of pieces) {
      await file.write(piece)
      bytes += piece.length
    }
    await file.sync()
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(beside, path)
  return bytes
}

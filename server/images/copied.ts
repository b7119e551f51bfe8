/** Pictures in Redis with a copy on this machine: one that Redis has lost is shown all the same, and put back. */
import type { ImageId } from '#shared/images'
import type { ImageStore, StoredImage } from './image-store.ts'

/** A disk that does not take a copy is no reason to refuse a picture. */
export function copiedImages(store: ImageStore, copies: ImageStore): ImageStore {
  const copy = async (id: ImageId, image: StoredImage): Promise<void> => {
    try {
      if (!(await copies.image(id))) await copies.add(id, image)
    } catch {
      // It is there in Redis.
    }
  }
  return {
    async add(id, image) {
      await store.add(id, image)
      await copy(id, image)
    },
    async image(id) {
      const found = await store.image(id)
      if (found) {
        await copy(id, found)
        return found
      }
      const copied = await copies.image(id).catch(() => null)
      if (copied) await store.add(id, copied).catch(() => undefined)
      return copied
    },
    async remove(id) {
      await store.remove(id)
      await copies.remove(id).catch(() => undefined)
    },
    async close() {
      await Promise.all([store.close(), copies.close()])
    },
  }
}

/** Pictures in memory before the store: eight screens that ask at once are one question to the disk. */
import type { ImageId } from '#shared/images'
import type { ImageStore, StoredImage } from './image-store.ts'

const MOST_BYTES = 64 * 1024 * 1024

/** The same store; what was asked for last is answered from memory, up to so many bytes. */
export function remembered(store: ImageStore, most = MOST_BYTES): ImageStore {
  /** Longest unasked first. */
  const held = new Map<ImageId, StoredImage>()
  const asked = new Map<ImageId, Promise<StoredImage | null>>()
  let bytes = 0

  function forget(id: ImageId): void {
    bytes -= held.get(id)?.webp.length ?? 0
    held.delete(id)
  }

  function hold(id: ImageId, image: StoredImage): void {
    forget(id)
    held.set(id, image)
    bytes += image.webp.length
    for (const oldest of held.keys()) {
      if (bytes <= most) return
      forget(oldest)
    }
  }

  async function read(id: ImageId): Promise<StoredImage | null> {
    try {
      const image = await store.image(id)
      if (image) hold(id, image)
      return image
    } finally {
      asked.delete(id)
    }
  }

  return {
    async add(id, image) {
      await store.add(id, image)
      hold(id, image)
    },
    async image(id) {
      const found = held.get(id)
      if (found) {
        hold(id, found)
        return found
      }
      const asking = asked.get(id) ?? read(id)
      asked.set(id, asking)
      return asking
    },
    async remove(id) {
      await store.remove(id)
      forget(id)
    },
    close: () => store.close(),
  }
}

/** What lies beside the page: scripts of data, for a page that was opened from a folder may load nothing else. */

import type { PackShow } from '#shared/emergency-pack'
import type { ImageId } from '#shared/images'

interface Beside {
  envelopePack?: PackShow
  envelopePages?: string | null
  envelopePicture?: (id: ImageId, address: string) => void
}

const beside = globalThis as Beside

/** Null where the folder is not whole. */
export const packHere = (): PackShow | null => beside.envelopePack ?? null

/** The sealed pages, base64; null in a pack without results. */
export const pagesHere = (): string | null => beside.envelopePages ?? null

const asked = new Map<ImageId, (address: string) => void>()

beside.envelopePicture = (id, address) => asked.get(id)?.(address)

/** The address of a picture that is held in a script of its own, loaded when it is first wanted. Rejects where it is missing. */
export function pictureAddress(id: ImageId): Promise<string> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const done = () => {
      asked.delete(id)
      script.remove()
    }
    asked.set(id, (address) => {
      done()
      resolve(address)
    })
    script.onerror = () => {
      done()
      reject(new Error(`The picture ${id} is missing.`))
    }
    script.src = `pictures/${id}.js`
    document.head.append(script)
  })
}

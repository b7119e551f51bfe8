/** The port of pictures: what was taken in, under the id it was given. Same two backends as the registry, one contract. */
import { createHash } from 'node:crypto'
import type { ImageId } from '#shared/images'

/** The pictures could not be reached; a new one may or may not be stored. */
export class ImagesUnavailable extends Error {
  override readonly name = 'ImagesUnavailable'
}

/** A picture of our own making: nothing of the file that was uploaded is left but what it shows. Sizes in pixels. */
export interface Picture {
  readonly webp: Buffer
  readonly width: number
  readonly height: number
}

export interface StoredImage extends Picture {
  /** Milliseconds since 1970. */
  readonly addedAt: number
}

/** What is stored never changes while it is there, so it may be remembered for as long as anybody likes. */
export interface ImageStore {
  /** Stored whole when it resolves; rejects if there is a picture of this id already. */
  add(id: ImageId, image: StoredImage): Promise<void>
  /** Null if there is none, or if what is stored is no longer what was stored: a damaged picture is a missing one. */
  image(id: ImageId): Promise<StoredImage | null>
  /** Forgets a picture no show has any more. */
  remove(id: ImageId): Promise<void>
  close(): Promise<void>
}

/** SHA-256 in hexadecimal: kept beside a picture to notice damage, and never told, for it would name the picture. */
export const fingerprintOf = (webp: Buffer): string => createHash('sha256').update(webp).digest('hex')

/** For a command that names a picture: whether the house has it, whole. */
export const hasImage = async (images: ImageStore, id: ImageId): Promise<boolean> =>
  (await images.image(id)) !== null

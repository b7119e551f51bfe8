/** What every store of pictures must do, whatever keeps it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  hasImage,
  type ImageStore,
  ImagesUnavailable,
  type StoredImage,
} from '../../../server/images/image-store.ts'

/** An empty place for one test. */
export interface ImagesHome {
  /** Opens the one store of this home, closing the one before. */
  open(): Promise<ImageStore>
  /** Changes one byte of what is stored under this id, behind the store's back. */
  damage(id: string): Promise<void>
  clear(): Promise<void>
}

const ONE = 'one-one-one-one-one-on'
const TWO = 'two-two-two-two-two-tw'

/** Every byte there is, so that a store that thinks in text is found out. */
const ALL_BYTES = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
const imageOf = (size: number, addedAt = 1_700_000_000_000): StoredImage => ({
  webp: Buffer.alloc(size, ALL_BYTES),
  width: 1600,
  height: 900,
  addedAt,
})

export function imagesContract(name: string, newHome: () => Promise<ImagesHome>): void {
  describe(`the ${name} pictures`, () => {
    let home: ImagesHome
    let images: ImageStore
    beforeEach(async () => {
      home = await newHome()
      images = await home.open()
    })
    afterEach(() => home.clear())

    it('gives back what was stored, byte for byte, and nothing for another id', async () => {
      await images.add(ONE, imageOf(1000))
      expect(await images.image(ONE)).toEqual(imageOf(1000))
      expect(await images.image(TWO)).toBeNull()
      expect([await hasImage(images, ONE), await hasImage(images, TWO)]).toEqual([true, false])
    })

    it('keeps two megabytes, and pictures that are the same, each under its own id', async () => {
      await images.add(ONE, imageOf(2_000_000))
      await images.add(TWO, imageOf(2_000_000, 5))
      expect((await images.image(ONE))?.webp.equals(imageOf(2_000_000).webp)).toBe(true)
      expect((await images.image(TWO))?.addedAt).toBe(5)
    })

    it('never replaces a picture', async () => {
      await images.add(ONE, imageOf(10))
      await expect(images.add(ONE, imageOf(20))).rejects.toThrow(ImagesUnavailable)
      expect(await images.image(ONE)).toEqual(imageOf(10))
      await images.add(TWO, imageOf(20))
      expect(await images.image(TWO)).toEqual(imageOf(20))
    })

    it('forgets what is removed, and nothing else; its name is free again', async () => {
      await images.add(ONE, imageOf(10))
      await images.add(TWO, imageOf(20))
      await images.remove(ONE)
      await images.remove(ONE)
      expect([await images.image(ONE), await images.image(TWO)]).toEqual([null, imageOf(20)])
      await images.add(ONE, imageOf(30))
      expect(await images.image(ONE)).toEqual(imageOf(30))
    })

    it('keeps everything when it is reopened', async () => {
      await images.add(ONE, imageOf(1000))
      const again = await home.open()
      expect(await again.image(ONE)).toEqual(imageOf(1000))
    })

    it('[S1] takes a damaged picture for a missing one, and no other', async () => {
      await images.add(ONE, imageOf(1000))
      await images.add(TWO, imageOf(1000))
      await home.damage(ONE)
      const again = await home.open()
      expect(await again.image(ONE)).toBeNull()
      expect(await again.image(TWO)).toEqual(imageOf(1000))
    })

    it('fails with a sentence once it is closed', async () => {
      await images.close()
      await expect(images.image(ONE)).rejects.toThrow(ImagesUnavailable)
    })
  })
}

/** The sizes of the room, remembered by this browser. Storage may be forbidden, full or spoilt; nothing depends on it. */
import { nameOf, readSize, type Size } from './sizes.ts'

const NAME = 'envelope.preflight.sizes'

/** Empty where nothing can be read; a kept word that is no size is passed over. */
export function readOwnSizes(): Size[] {
  try {
    return (localStorage.getItem(NAME) ?? '').split(' ').flatMap((text) => readSize(text) ?? [])
  } catch {
    return []
  }
}

/** Of the room alone, without `SIZES`; they take the place of those kept before. */
export function keepOwnSizes(sizes: readonly Size[]): void {
  try {
    localStorage.setItem(NAME, sizes.map(nameOf).join(' '))
  } catch {
    // They are asked for again next time.
  }
}

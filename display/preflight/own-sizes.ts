/** The sizes of the room, remembered by this browser. Storage may be forbidden, full or spoilt; nothing depends on it. */
import { nameOf, readSize, type Size } from './sizes.ts'

const NAME = 'envelope.preflight.sizes'

export function readOwnSizes(): Size[] {
  try {
    return (localStorage.getItem(NAME) ?? '').split(' ').flatMap((text) => readSize(text) ?? [])
  } catch {
    return []
  }
}

export function keepOwnSizes(sizes: readonly Size[]): void {
  try {
    localStorage.setItem(NAME, sizes.map(nameOf).join(' '))
  } catch {
    // They are asked for again next time.
  }
}

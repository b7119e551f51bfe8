/** The sizes pictures are checked at: those every show should fit, and those of the room it plays in. */

export interface Size {
  readonly width: number
  readonly height: number
}

const size = (width: number, height: number): Size => ({ width, height })

/** Projector, LED wall in 4K, monitor, wide LED, portrait, and an old projector. */
export const SIZES: readonly Size[] = [
  size(1920, 1080),
  size(3840, 2160),
  size(1280, 720),
  size(3840, 1080),
  size(1080, 1920),
  size(1024, 768),
]

/** Pixels across either way: fewer is no screen, more is none a browser could draw. */
const LEAST = 200
const MOST = 8192

/** As `1920×1080`: findings are kept by it, so two sizes of one name are one. */
export const nameOf = ({ width, height }: Size): string => `${width}×${height}`

/** "2880×720", "2880 x 720" or "2880*720"; null for anything else, and for what no screen has. */
export function readSize(text: string): Size | null {
  const [, width, height] = /^\s*(\d{3,5})\s*[×xX*]\s*(\d{3,5})\s*$/.exec(text) ?? []
  const read = size(Number(width), Number(height))
  return [read.width, read.height].every((side) => side >= LEAST && side <= MOST) ? read : null
}

/**
 * What is in a zip, by its own list of contents, and each part unpacked within limits. A zip is believed in nothing:
 * sizes are counted while a part unfolds, checksums compared, and two ways to read it are one too many.
 */

export interface ZipPart {
  /** As it stands; in which letters, a zip rarely says rightly. */
  readonly name: Uint8Array
  readonly utf8: boolean
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly encrypted: boolean
  readonly checksum: number
  readonly packed: number
  /** As the zip says; counted while unpacking. */
  readonly size: number
  /** Where its packed bytes begin. */
  readonly start: number
}

export type ZipFault =
  | 'not-a-zip'
  | 'damaged'
  | 'too-many-parts'
  | 'encrypted'
  | 'unknown-method'
  | 'too-large'

export class BadZip extends Error {
  override readonly name = 'BadZip'
  readonly fault: ZipFault
  constructor(fault: ZipFault) {
    super(fault)
    this.fault = fault
  }
}

const LOCAL = 0x04034b50
const LISTED = 0x02014b50
const END = 0x06054b50
const WIDE_END = 0x06064b50
const WIDE_PLACE = 0x07064b50
const FULL = 0xffffffff
const LONGEST_COMMENT = 0xffff

/** Every part, in the order of the list. A file that begins as something else is that, whatever hangs on its end. */
export function zipParts(bytes: Uint8Array, most: number): ZipPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { count, listed, end } = listOf(view)
  if (count > most) throw new BadZip('too-many-parts')
  const parts: ZipPart[] = []
  let at = listed
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== LISTED) throw new BadZip('damaged')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) throw new BadZip('damaged')
    parts.push(partAt(bytes, view, at, { nameLength, extraLength, limit: listed }))
    at = next
  }
  if (overlapping(parts)) throw new BadZip('damaged')
  return parts
}

/** How many parts the list has, where it begins, and before what it ends. */
function listOf(view: DataView): { count: number; listed: number; end: number } {
  const end = endOf(view)
  let count = view.getUint16(end + 10, true)
  let listed = view.getUint32(end + 16, true)
  const wide = end - 20
  if ((count === 0xffff || listed === FULL) && wide >= 0 && view.getUint32(wide, true) === WIDE_PLACE) {
    const at = wideNumber(view, wide + 8)
    if (at + 56 > wide || view.getUint32(at, true) !== WIDE_END) throw new BadZip('damaged')
    count = wideNumber(view, at + 32)
    listed = wideNumber(view, at + 48)
  }
  if (listed > end) throw new BadZip('damaged')
  return { count, listed, end }
}

function endOf(view: DataView): number {
  const last = view.byteLength - 22
  const first = last >= 0 ? view.getUint32(0, true) : 0
  if (first !== LOCAL && first !== END) throw new BadZip('not-a-zip')
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at -= 1) {
    if (view.getUint32(at, true) === END) return at
  }
  throw new BadZip('damaged')
}

const wideNumber = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32

interface Surroundings {
  readonly nameLength: number
  readonly extraLength: number
  readonly limit: number
}

function partAt(bytes: Uint8Array, view: DataView, at: number, around: Surroundings): ZipPart {
  const { nameLength, extraLength, limit } = around
  const flags = view.getUint16(at + 8, true)
  const name = bytes.subarray(at + 46, at + 46 + nameLength)
  const extra = at + 46 + nameLength
  const wide = wideNumbers(view, extra, extra + extraLength)
  const number = (place: number): number => {
    const found = view.getUint32(at + place, true)
    return found === FULL ? wide() : found
  }
  // The order of the wide numbers is fixed: size, packed, place.
  const size = number(24)
  const packed = number(20)
  const local = number(42)
  if (local + 30 > limit || view.getUint32(local, true) !== LOCAL) throw new BadZip('damaged')
  const localName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true))
  const start = local + 30 + localName.length + view.getUint16(local + 28, true)
  const same = localName.length === name.length && name.every((byte, i) => localName[i] === byte)
  if (!same || start + packed > limit) throw new BadZip('damaged')
  return {
    name,
    utf8: (flags & 0x800) !== 0,
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    checksum: view.getUint32(at + 16, true),
    packed,
    size,
    start,
  }
}

/** Numbers too large for their old place: some programs write all of them so. */
function wideNumbers(view: DataView, from: number, to: number): () => number {
  let at = from
  while (at + 4 <= to && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true)
  let next = at + 4
  return () => {
    if (next + 8 > to) throw new BadZip('damaged')
    const found = wideNumber(view, next)
    next += 8
    return found
  }
}

function overlapping(parts: readonly ZipPart[]): boolean {
  const sorted = parts.toSorted((a, b) => a.start - b.start)
  return sorted.some(
    (part, n) => n > 0 && part.start < (sorted[n - 1]?.start ?? 0) + (sorted[n - 1]?.packed ?? 0),
  )
}

/** The library's part: `Inflate` of fflate, which gives what it unfolds to `take`. */
export interface Inflater {
  push(chunk: Uint8Array, final?: boolean): void
}
export type NewInflater = (take: (piece: Uint8Array) => void) => Inflater

/** Packed bytes given at once; they may unfold a thousandfold. */
const SLICE = 4096
/** From here on a part may unfold only as steeply as its limit says. */
const A_LOOK = 2 * 1024 * 1024

export interface Limits {
  /** Bytes unpacked. */
  readonly most: number
  /** As many times its packed size. */
  readonly steepest: number
}

/** Gives a part piece by piece. Throws as soon as more has come than the limits, or the zip itself, allow. */
export function unpack(
  bytes: Uint8Array,
  part: ZipPart,
  newInflater: NewInflater,
  { most, steepest }: Limits,
  each: (piece: Uint8Array) => void,
): void {
  if (part.encrypted) throw new BadZip('encrypted')
  const packed = bytes.subarray(part.start, part.start + part.packed)
  const sum = newChecksum()
  let size = 0
  const take = (piece: Uint8Array, given: number) => {
    if (piece.length === 0) return
    size += piece.length
    if (size > part.size) throw new BadZip('damaged')
    if (size > most || (size > A_LOOK && size > given * steepest)) throw new BadZip('too-large')
    sum.add(piece)
    each(piece)
  }
  if (part.method === 0) {
    for (let at = 0; at < packed.length; at += SLICE) take(packed.subarray(at, at + SLICE), at + SLICE)
  } else if (part.method === 8) {
    const pieces: Uint8Array[] = []
    const unfolding = newInflater((piece) => pieces.push(piece))
    for (let at = 0; at < packed.length; at += SLICE) {
      pushed(unfolding, packed.subarray(at, at + SLICE), at + SLICE >= packed.length)
      for (const piece of pieces.splice(0)) take(piece, at + SLICE)
    }
  } else {
    throw new BadZip('unknown-method')
  }
  if (size !== part.size || sum.value() !== part.checksum) throw new BadZip('damaged')
}

function pushed(inflater: Inflater, slice: Uint8Array, final: boolean): void {
  try {
    inflater.push(slice, final)
  } catch {
    throw new BadZip('damaged')
  }
}

const TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let code = n
  for (let bit = 0; bit < 8; bit += 1) code = code & 1 ? 0xedb88320 ^ (code >>> 1) : code >>> 1
  return code
})

function newChecksum(): { add(piece: Uint8Array): void; value(): number } {
  let code = -1
  return {
    add(piece) {
      for (let at = 0; at < piece.length; at += 1) {
        code = (TABLE[(code ^ (piece[at] ?? 0)) & 0xff] ?? 0) ^ (code >>> 8)
      }
    },
    value: () => ~code >>> 0,
  }
}

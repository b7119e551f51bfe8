/** Zips written byte by byte: as programs make them, or lying in any of their numbers. */
import { constants, crc32, deflateRawSync } from 'node:zlib'

export interface PartMade {
  readonly name: string
  readonly bytes: Uint8Array | string
  /** Bytes already packed; `bytes` are then only what the sizes and the checksum speak of. */
  readonly packed?: Uint8Array
  readonly stored?: boolean
  /** What the zip says, where that is not so. */
  readonly said?: {
    readonly size?: number
    readonly packed?: number
    readonly checksum?: number
    readonly method?: number
    readonly flags?: number
    readonly localName?: string
    readonly place?: number
  }
}

const numbers = (...pairs: [size: 2 | 4, value: number][]): Buffer =>
  Buffer.concat(
    pairs.map(([size, value]) => {
      const made = Buffer.alloc(size)
      made.writeUIntLE(value, 0, size)
      return made
    }),
  )

export function zip(parts: readonly PartMade[]): Buffer {
  const pieces: Buffer[] = []
  const list: Buffer[] = []
  let place = 0
  for (const { name, bytes, packed, stored, said = {} } of parts) {
    const plain = Buffer.from(bytes)
    const data = packed ?? (stored ? plain : deflateRawSync(plain, { level: 1 }))
    const localName = Buffer.from(said.localName ?? name)
    const common = (nameLength: number) =>
      numbers(
        [2, 20],
        [2, said.flags ?? 0x800],
        [2, said.method ?? (stored ? 0 : 8)],
        [4, 0],
        [4, said.checksum ?? crc32(plain)],
        [4, said.packed ?? data.length],
        [4, said.size ?? plain.length],
        [2, nameLength],
        [2, 0],
      )
    const local = [numbers([4, 0x04034b50]), common(localName.length), localName, Buffer.from(data)]
    const listed = Buffer.from(name)
    list.push(
      numbers([4, 0x02014b50], [2, 20]),
      common(listed.length),
      numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, said.place ?? place]),
      listed,
    )
    pieces.push(...local)
    place += local.reduce((sum, { length }) => sum + length, 0)
  }
  const contents = Buffer.concat(list)
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, parts.length],
    [2, parts.length],
    [4, contents.length],
    [4, place],
    [2, 0],
  )
  return Buffer.concat([...pieces, contents, end])
}

const MB = 1024 * 1024

/** A deflated stream of so many megabytes of one text: a thousandth of its size, made without unfolding it. */
export function bombOf(
  text: string,
  megabytes: number,
  before = '',
  after = '',
): Pick<PartMade, 'bytes' | 'packed' | 'said'> {
  const open = (part: string) => deflateRawSync(part, { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
  const one = open(text.repeat(Math.ceil(MB / text.length)).slice(0, MB - (MB % text.length)))
  const packed = Buffer.concat([
    open(before),
    ...Array.from({ length: megabytes }, () => one),
    deflateRawSync(after),
  ])
  return { bytes: '', packed, said: { size: megabytes * MB } }
}

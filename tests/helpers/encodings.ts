/** Text written as old programs write it: the inverse of what a decoder reads. */

export const ENCODINGS = [
  'utf-8',
  'utf-8-marked',
  'utf-16le-marked',
  'utf-16be-marked',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'shift_jis',
] as const
export type Encoding = (typeof ENCODINGS)[number]

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

const tables = new Map<string, Map<string, readonly number[]>>()

/** Every letter an encoding has, by decoding all its codes. */
function tableOf(encoding: 'windows-1252' | 'shift_jis'): Map<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const add = (codes: readonly number[]) => {
    // Given at once, Node 20 reads Windows-1252 as Latin-1.
    const letter = new TextDecoder(encoding).decode(Uint8Array.from(codes), { stream: true })
    if ([...letter].length === 1 && letter !== '\uFFFD' && !table.has(letter)) table.set(letter, codes)
  }
  for (let code = 0; code < 256; code += 1) add([code])
  if (encoding === 'shift_jis') {
    for (let lead = 0x81; lead <= 0xfc; lead += 1) {
      if (lead >= 0xa0 && lead < 0xe0) continue
      for (let trail = 0x40; trail <= 0xfc; trail += 1) add([lead, trail])
    }
  }
  tables.set(encoding, table)
  return table
}

export function encoded(text: string, encoding: Encoding): Buffer {
  const wide = Buffer.from(text, 'utf16le')
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-8-marked') return Buffer.from(`\uFEFF${text}`)
  if (encoding === 'utf-16le') return wide
  if (encoding === 'utf-16be') return swapped(wide)
  if (encoding === 'utf-16le-marked') return Buffer.concat([Buffer.from([0xff, 0xfe]), wide])
  if (encoding === 'utf-16be-marked') return Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(wide)])
  const table = tableOf(encoding)
  return Buffer.from(
    Array.from(text, (letter) => {
      const codes = table.get(letter)
      if (!codes) throw new Error(`${encoding} has no ${letter}`)
      return codes
    }).flat(),
  )
}

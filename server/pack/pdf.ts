/** A PDF of pictures, one to a page, with a list of contents: letters of every writing system are pictures by then, and need no fonts. */

export interface PdfPage {
  readonly label: string
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
}

/** Text as the format wants it, in any script. */
const words = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

/** Objects 1 to 3 are the catalogue, the pages and the contents; each page has four of its own. */
const FIRST = 4
const EACH = 4

/** Of one page at the least. Two pixels of a picture are one point of its page. */
export function pdfOf(title: string, pages: readonly PdfPage[]): Buffer {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const put = (bytes: string | Buffer) => {
    const piece = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes
    parts.push(piece)
    length += piece.length
  }
  const object = (number: number, head: string, stream?: Buffer) => {
    offsets[number] = length
    put(`${number} 0 obj\n`)
    if (stream) {
      put(`<<${head} /Length ${stream.length}>>\nstream\n`)
      put(stream)
      put('\nendstream\nendobj\n')
    } else put(`<<${head}>>\nendobj\n`)
  }
  const at = (page: number, which: number) => FIRST + page * EACH + which
  const info = FIRST + pages.length * EACH

  put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')
  const kids = pages.map((_, page) => `${at(page, 0)} 0 R`).join(' ')
  object(1, '/Type /Catalog /Pages 2 0 R /Outlines 3 0 R /PageMode /UseOutlines')
  object(2, `/Type /Pages /Count ${pages.length} /Kids [${kids}]`)
  const last = pages.length - 1
  object(3, `/Type /Outlines /Count ${pages.length} /First ${at(0, 3)} 0 R /Last ${at(last, 3)} 0 R`)
  for (const [page, { label, jpeg, width, height }] of pages.entries()) {
    const box = `[0 0 ${width / 2} ${height / 2}]`
    const shown = `/Resources <</XObject <</P ${at(page, 2)} 0 R>>>> /Contents ${at(page, 1)} 0 R`
    object(at(page, 0), `/Type /Page /Parent 2 0 R /MediaBox ${box} ${shown}`)
    object(at(page, 1), '', Buffer.from(`q ${width / 2} 0 0 ${height / 2} 0 0 cm /P Do Q`))
    const kind =
      '/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode'
    object(at(page, 2), `${kind} /Width ${width} /Height ${height}`, jpeg)
    const before = page > 0 ? ` /Prev ${at(page - 1, 3)} 0 R` : ''
    const after = page < last ? ` /Next ${at(page + 1, 3)} 0 R` : ''
    object(
      at(page, 3),
      `/Title ${words(label)} /Parent 3 0 R /Dest [${at(page, 0)} 0 R /Fit]${before}${after}`,
    )
  }
  object(info, `/Title ${words(title)}`)
  const start = length
  const line = (number: number) => `${String(offsets[number] ?? 0).padStart(10, '0')} 00000 n \n`
  put(`xref\n0 ${info + 1}\n0000000000 65535 f \n`)
  for (let number = 1; number <= info; number += 1) put(line(number))
  put(`trailer\n<</Size ${info + 1} /Root 1 0 R /Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`)
  return Buffer.concat(parts)
}

/** One page of the pack on paper: its words as large as they fit, every writing system set by the library. */
import sharp from 'sharp'
import type { PackPage } from '#shared/emergency-pack'
import { type Line, type Weight, wordsOfPage } from './page-words.ts'
import type { PdfPage } from './pdf.ts'

const WIDTH = 1280
const HEIGHT = 720
const MARGIN = 80
const FOOT = 40
const GROUND = '#14110d'

const FONT = 'Source Serif 4, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans JP Medium'
const SIZES: Readonly<Record<Weight, number>> = { large: 76, main: 40, gold: 30, soft: 26 }
const COLOURS: Readonly<Record<Weight, string>> = {
  large: '#f6f0e4',
  main: '#f6f0e4',
  gold: '#e2c48d',
  soft: '#b9ae9c',
}
const SCALES = [1, 0.85, 0.72, 0.6, 0.5, 0.42]

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no text holds them by itself, and they end the library's reading of it
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, ' ')

interface Set {
  readonly input: Buffer
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 4 }
  readonly height: number
}

async function set(lines: readonly Line[], scale: number): Promise<Set> {
  const text = lines
    .map(({ weight, text: words }) => {
      // In 1024ths of a point.
      const size = Math.round(SIZES[weight] * scale * 1024)
      return `<span size="${size}" foreground="${COLOURS[weight]}">${escaped(words)}</span>`
    })
    .join('\n')
  const { data, info } = await sharp({
    text: {
      text,
      font: `${FONT} 40`,
      width: WIDTH - 2 * MARGIN,
      wrap: 'word-char',
      spacing: Math.round(12 * scale),
      rgba: true,
      dpi: 72,
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return {
    input: data,
    raw: { width: info.width, height: info.height, channels: 4 },
    height: info.height,
  }
}

/** One line at the foot. */
const LONGEST_LABEL = 80
const ROOM = HEIGHT - 2 * MARGIN

/** As large as it fits; what is too much for one page stands on several. */
async function fitted(lines: readonly Line[]): Promise<Set[]> {
  let tooHigh = Number.POSITIVE_INFINITY
  for (const scale of SCALES) {
    // Lines and their letters shrink together: a size that cannot fit is not tried.
    if (scale > tooHigh) continue
    const made = await set(lines, scale)
    if (made.height <= ROOM) return [made]
    tooHigh = scale * Math.sqrt(ROOM / made.height) * 1.1
  }
  if (lines.length < 2) {
    const made = await set(lines, 0.2)
    return made.height <= ROOM ? [made] : []
  }
  const half = Math.ceil(lines.length / 2)
  return [...(await fitted(lines.slice(0, half))), ...(await fitted(lines.slice(half)))]
}

/** One at the least, with its label at the foot; several where the words would be too small on one. */
export async function drawPage(page: PackPage, quality: number): Promise<PdfPage[]> {
  const lines = wordsOfPage(page).filter(({ text }) => escaped(text).trim() !== '')
  const label = [...page.label].slice(0, LONGEST_LABEL).join('')
  const foot = await set([{ weight: 'soft', text: label }], 0.8)
  const parts = lines.length === 0 ? [] : await fitted(lines)
  const drawn: PdfPage[] = []
  for (const part of parts.length === 0 ? [null] : parts) {
    const ground = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: GROUND } })
    const placed = [
      ...(part ? [{ ...part, left: MARGIN, top: Math.round((HEIGHT - part.height) / 2) }] : []),
      { ...foot, left: MARGIN, top: HEIGHT - FOOT - foot.height },
    ]
    const jpeg = await ground.composite(placed).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer()
    drawn.push({ label: page.label, jpeg, width: WIDTH, height: HEIGHT })
  }
  return drawn
}

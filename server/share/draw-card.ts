/** A share image: 1200 × 630, the ceremony above, who won as large as it fits. Every writing system is set by the library. */
import sharp from 'sharp'
import type { ShareCard } from '#shared/live-page'

export const SHARE_SIZE = { width: 1200, height: 630 } as const

const GROUND = '#14110d'
const INK = '#f6f0e4'
const GOLD = '#e2c48d'
const SOFT = '#b9ae9c'
const MARGIN = 72
const WIDTH = SHARE_SIZE.width - 2 * MARGIN
/** The first that has a letter draws it; what it weighs is said once, at the end. */
const SERIF = 'Source Serif 4, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans JP Semi-Bold'
const SANS = 'Hanken Grotesk, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans JP Medium'
/** The room for who won, and the sizes tried, the largest first. */
const ROOM = 316
const TOP = 196
const SIZES = [108, 92, 80, 68, 58, 50, 44, 38]
const MOST_LETTERS = 400

interface Drawn {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Letters that no text holds by itself would end the library's reading of it. */
const drawable = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  text.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, ' ').trim()

async function written(text: string, font: string, size: number, colour: string): Promise<Drawn | null> {
  const words = escaped(drawable(text))
  if (words === '') return null
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${words}</span>`,
      font: `${font} ${size}`,
      width: WIDTH,
      wrap: 'word-char',
      rgba: true,
      dpi: 72,
    },
  })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

const GAP = 14

async function stacked(lines: readonly string[], size: number): Promise<{ parts: Drawn[]; height: number }> {
  const parts = (await Promise.all(lines.map((line) => written(line, SERIF, size, INK)))).filter(
    (part) => part !== null,
  )
  return { parts, height: parts.reduce((sum, { height }) => sum + height, 0) + GAP * (parts.length - 1) }
}

/** As large as it fits; what does not fit at the smallest size ends with a mark that it goes on. */
async function fitted(lines: readonly string[]): Promise<Drawn[]> {
  const [smallest = 38] = SIZES.slice(-1)
  let best: Drawn[] | null = null
  let [from, to] = [0, SIZES.length]
  // Most hold at their largest, and of others it is soon known whether they hold at all; between, the sizes left are halved.
  for (let at = 0; from < to; at = at === 0 ? SIZES.length - 1 : (from + to) >> 1) {
    const { parts, height } = await stacked(lines, SIZES[at] ?? smallest)
    if (height <= ROOM) [best, to] = [parts, at]
    else from = at + 1
  }
  if (best) return best
  const shorter = shortened(lines)
  return shorter ? fitted(shorter) : (await stacked(['…'], smallest)).parts
}

function shortened(lines: readonly string[]): string[] | null {
  if (lines.length > 4) return [...lines.slice(0, 3), `+ ${lines.length - 3}`]
  const letters = lines.map((line) => [...line])
  const longest = Math.max(...letters.map(({ length }) => length))
  if (longest <= 12) return null
  return letters.map((line) =>
    line.length < longest ? line.join('') : `${line.slice(0, Math.floor(longest * 0.75)).join('')}…`,
  )
}

/** Right-to-left words stand at the right. */
const isRightToLeft = (text: string): boolean => /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)

/** A PNG. What is too long is shortened; what begins right-to-left stands at the right. */
export async function drawCard({ ceremony, label, lines, foot }: ShareCard): Promise<Buffer> {
  const main = lines.map((line) => [...line].slice(0, MOST_LETTERS).join(''))
  const mirrored = isRightToLeft(main[0] ?? label)
  const at = (part: Drawn, top: number) => ({
    input: part.data,
    raw: { width: part.width, height: part.height, channels: 4 as const },
    left: mirrored ? SHARE_SIZE.width - MARGIN - part.width : MARGIN,
    top,
  })
  const [head, second, last, ...names] = await Promise.all([
    written(short(ceremony), SANS, 30, GOLD),
    written(short(label), SANS, 34, SOFT),
    written(short(foot, 76), SANS, 26, SOFT),
  ]).then(async (edges) => [...edges, ...(await fitted(main))])
  const height = names.reduce((sum, part) => sum + (part?.height ?? 0) + GAP, -GAP)
  let top = TOP + Math.round((ROOM - height) / 2)
  const placed = (names as Drawn[]).map((part) => {
    const here = at(part, top)
    top += part.height + GAP
    return here
  })
  return sharp({ create: { ...SHARE_SIZE, channels: 3, background: GROUND } })
    .composite([
      { input: line(96, 3), left: mirrored ? SHARE_SIZE.width - MARGIN - 96 : MARGIN, top: 118 },
      ...(head ? [at(head, 64)] : []),
      ...(second ? [at(second, 136)] : []),
      ...placed,
      ...(last ? [at(last, SHARE_SIZE.height - 82)] : []),
    ])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
}

/** One line above and below: what is longer would run into the middle. */
const short = (text: string, most = 60): string =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join('')}…` : text

const line = (width: number, height: number): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${GOLD}"/></svg>`,
  )

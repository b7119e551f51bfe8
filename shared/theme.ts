/** How a ceremony looks on its screens: three colours and the letters. Everything else is computed from them, and stays readable. */
import Type, { type Static } from 'typebox'

const Colour = Type.String({ pattern: '^#[0-9a-f]{6}$' })
export type Colour = Static<typeof Colour>

/** The families that come with the page; nothing is fetched from elsewhere on the night. */
export const LETTERS = ['serif', 'sans'] as const
export type Letters = (typeof LETTERS)[number]

export const Theme = Type.Object(
  {
    /** What lies behind everything. */
    ground: Colour,
    /** What words are set in. */
    ink: Colour,
    /** Labels, rules, the envelope's edge and its light. */
    accent: Colour,
    /** What names and titles are set in. */
    letters: Type.Union([Type.Literal('serif'), Type.Literal('sans')]),
  },
  { additionalProperties: false },
)
export type Theme = Static<typeof Theme>

/** What a show without a theme looks like. */
export const DEFAULT_THEME: Theme = {
  ground: '#0b090d',
  ink: '#f6f0e4',
  accent: '#e2c48d',
  letters: 'serif',
}

/** Words must stand out so much from what is behind them, and labels and rules so much (WCAG 1.4.3 and 1.4.11). */
export const LEAST_INK = 4.5
export const LEAST_ACCENT = 3

type Channels = readonly [red: number, green: number, blue: number]

/** Each from 0 to 255. `colour` is taken at its word: the schema has seen that it is `#rrggbb`. */
export function channelsOf(colour: Colour): Channels {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const colourOf = (channels: Channels): Colour =>
  `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`

/** So much of `other` (0 to 1) laid over `colour`. */
export function mixed(colour: Colour, other: Colour, share: number): Colour {
  const over = channelsOf(other)
  const [red, green, blue] = channelsOf(colour).map(
    (channel, at) => channel + ((over[at] ?? 0) - channel) * share,
  )
  return colourOf([red ?? 0, green ?? 0, blue ?? 0])
}

const linear = (channel: number): number => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

function luminanceOf(colour: Colour): number {
  const [red, green, blue] = channelsOf(colour)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** From 1 (the same) to 21 (black on white). */
export function contrastOf(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Whether white stands out from it more than black does. */
export const isDark = (colour: Colour): boolean =>
  contrastOf(colour, '#ffffff') > contrastOf(colour, '#000000')

/** Rounded down: what is shown is never more than what is there. */
const said = (ratio: number): string => (Math.floor(ratio * 10) / 10).toFixed(1)

/** What nobody could read. Sentences, empty when all is well. */
export function problemsOfTheme({ ground, ink, accent }: Theme): string[] {
  const problems: string[] = []
  const words = contrastOf(ink, ground)
  const labels = contrastOf(accent, ground)
  if (words < LEAST_INK) {
    problems.push(
      `The words (${ink}) could not be read on the ground (${ground}): their contrast is ${said(words)} to 1, and at least ${LEAST_INK} is needed.`,
    )
  }
  if (labels < LEAST_ACCENT) {
    problems.push(
      `The accent (${accent}) would be lost on the ground (${ground}): its contrast is ${said(labels)} to 1, and at least ${LEAST_ACCENT} is needed.`,
    )
  }
  return problems
}

/** A theme is three colours: whichever are accepted, everything computed from them can be read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contrastOf,
  DEFAULT_THEME,
  LEAST_ACCENT,
  LEAST_INK,
  mixed,
  problemsOfTheme,
  type Theme,
} from '#shared/theme'
import { goldOf, tonesOf } from '../../display/stage/tones.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
const anyTheme: fc.Arbitrary<Theme> = fc.record({
  ground: colour,
  ink: colour,
  accent: colour,
  letters: fc.constantFrom('serif' as const, 'sans' as const),
})
const accepted = anyTheme.filter((theme) => problemsOfTheme(theme).length === 0)

/** What `rgba()` lays over a colour. */
function over(behind: string, tone: string): string {
  const [red = 0, green = 0, blue = 0, alpha = 0] = (tone.match(/[\d.]+/g) ?? []).map(Number)
  const hex = [red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')
  return mixed(behind, `#${hex}`, alpha)
}

describe('what is refused', () => {
  it('words that could not be read, with how far they are from it', () => {
    const problems = problemsOfTheme({ ...DEFAULT_THEME, ink: '#555555' })
    expect(problems).toEqual([
      'The words (#555555) could not be read on the ground (#0b090d): their contrast is 2.6 to 1, and at least 4.5 is needed.',
    ])
  })

  it('an accent that would be lost', () => {
    const [problem] = problemsOfTheme({ ...DEFAULT_THEME, accent: '#3a3030' })
    expect(problem).toMatch(/^The accent \(#3a3030\) would be lost .* 1\.5 to 1, and at least 3 is needed\.$/)
  })

  it('nothing of what every show wears, and nothing of it on a light ground', () => {
    expect(problemsOfTheme(DEFAULT_THEME)).toEqual([])
    const light: Theme = { ground: '#faf7f0', ink: '#1b1620', accent: '#8a4b12', letters: 'sans' }
    expect(problemsOfTheme(light)).toEqual([])
  })
})

it('contrast is that of WCAG', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  expect(contrastOf('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
})

describe('[S1] every tone of an accepted theme', () => {
  const faces = [
    '--ground-lit',
    '--ground-mid',
    '--pocket',
    '--pocket-tall',
    '--flap-top',
    '--flap-foot',
    '--strip-solid',
    '--strip-solid-won',
  ] as const

  it('carries the words as the theme promises', () => {
    fc.assert(
      fc.property(accepted, (theme) => {
        const tones = tonesOf(theme)
        for (const face of faces)
          expect(contrastOf(theme.ink, tones[face] ?? '')).toBeGreaterThanOrEqual(LEAST_INK)
        for (const words of ['--parchment', '--silver'] as const)
          expect(contrastOf(tones[words] ?? '', theme.ground)).toBeGreaterThanOrEqual(LEAST_INK)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves words readable over a picture, wherever it is brightest or darkest', () => {
    // A ground half way up that bears light words and a dark accent.
    const between: Theme = { ground: '#71767c', ink: '#f8fff7', accent: '#000000', letters: 'serif' }
    fc.assert(
      fc.property(accepted, colour, (theme, dot) => {
        const tones = tonesOf(theme)
        const behind = over(dot, tones['--veil'] ?? '')
        // A share in hundredths, and channels in whole numbers: a hair may be lost by rounding.
        expect(contrastOf(tones['--parchment'] ?? '', behind)).toBeGreaterThan(LEAST_INK - 0.15)
        expect(contrastOf(theme.accent, behind)).toBeGreaterThan(LEAST_ACCENT - 0.1)
      }),
      { numRuns: 300, examples: [[between, '#aa7383']] },
    )
  })

  it('is a colour a style sheet can read', () => {
    const tones = tonesOf({ ...DEFAULT_THEME, letters: 'sans' })
    for (const [name, tone] of Object.entries(tones))
      expect(tone, name).toMatch(/^(#[0-9a-f]{6}|rgba\(\d+, \d+, \d+, [\d.]+\)|var\(--s(erif|ans)\))$/)
    expect(goldOf(DEFAULT_THEME)).toHaveLength(4)
  })
})

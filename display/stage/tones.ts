/** Every tone of the stage, computed from the three colours of a theme: words stay as readable on each as the theme promises. */
import {
  type Colour,
  channelsOf,
  contrastOf,
  isDark,
  LEAST_ACCENT,
  LEAST_INK,
  mixed,
  type Theme,
} from '#shared/theme'

export type Tones = Readonly<Record<`--${string}`, string>>

const LIGHT = '#ffffff'
const DARK = '#000000'
const STEPS = 20

/** As much of `other` over `colour` as leaves it what it has to be: at most `most`, and nothing at all if need be. */
function leaning(colour: Colour, other: Colour, most: number, holds: (mix: Colour) => boolean): Colour {
  const shares = Array.from({ length: STEPS }, (_, at) => most * (1 - at / STEPS))
  return shares.map((share) => mixed(colour, other, share)).find(holds) ?? colour
}

const seeThrough = (colour: Colour, alpha: number): string =>
  `rgba(${channelsOf(colour).join(', ')}, ${Number(alpha.toFixed(3))})`

/** How much of the ground (0 to 1) must lie over a picture, so that words can be read wherever they fall on it. */
function veilOf({ ground, accent }: Theme, soft: Colour): number {
  // A ground half way up may bear light words and a dark accent: both ends of a picture are looked at.
  const reads = (share: number) =>
    [LIGHT, DARK].every((worst) => {
      const behind = mixed(worst, ground, share)
      return contrastOf(soft, behind) >= LEAST_INK && contrastOf(accent, behind) >= LEAST_ACCENT
    })
  return Array.from({ length: 51 }, (_, at) => 0.5 + at / 100).find(reads) ?? 1
}

/** Custom properties by name; each tone leans as far as words stay readable on it, and not at all if need be. */
export function tonesOf(theme: Theme): Tones {
  const { ground, ink, accent } = theme
  const isRead = (behind: Colour) => contrastOf(ink, behind) >= LEAST_INK
  const reads = (words: Colour) => contrastOf(words, ground) >= LEAST_INK
  const soft = leaning(ink, ground, 0.2, reads)
  /** The ground, raised towards the words; they still stand on it. */
  const raised = (share: number) => leaning(ground, ink, share, isRead)
  const dark = isDark(ground)
  const deep = mixed(accent, dark ? '#000000' : LIGHT, 0.28)
  const deeper = mixed(accent, '#000000', 0.46)
  const leaf = mixed(accent, LIGHT, 0.55)
  const fold = mixed(ground, accent, 0.36)
  const glow = mixed(accent, LIGHT, dark ? 0.3 : 0)
  /** The light of a winner, no stronger than the words over it bear. */
  const bears = (behind: Colour) => isRead(behind) && contrastOf(accent, behind) >= LEAST_ACCENT
  const shine = [0.5, 0.4, 0.3, 0.2, 0.1].find((share) => bears(mixed(ground, glow, share * 0.7))) ?? 0
  return {
    '--ink': ground,
    '--ivory': ink,
    '--parchment': soft,
    '--gold': accent,
    '--gold-deep': deep,
    '--silver': leaning(ink, ground, 0.14, reads),
    '--sign': seeThrough(ground, 0.94),
    '--hairline': seeThrough(accent, 0.34),
    '--ground-lit': raised(0.07),
    '--ground-mid': raised(0.03),
    '--pocket': raised(0.025),
    '--pocket-tall': raised(0.04),
    '--flap-top': raised(0.07),
    '--flap-foot': raised(0.1),
    '--fold': fold,
    '--flap-edge': mixed(accent, LIGHT, 0.2),
    '--seal-bright': leaf,
    '--seal-light': mixed(accent, '#000000', 0.06),
    '--seal-shade': mixed(accent, '#000000', 0.3),
    '--seal-deep': deeper,
    '--well-light': mixed(accent, '#000000', 0.03),
    '--well': mixed(accent, '#000000', 0.22),
    '--well-deep': mixed(accent, '#000000', 0.42),
    '--seal-line': mixed(accent, '#000000', 0.56),
    '--glow-near': seeThrough(glow, shine),
    '--glow-far': seeThrough(accent, shine * 0.4),
    '--halo-near': seeThrough(glow, 0.34),
    '--halo-far': seeThrough(accent, 0.12),
    '--ember': seeThrough(accent, dark ? 0.16 : 0.2),
    '--ember-far': seeThrough(mixed(accent, ink, 0.3), dark ? 0.12 : 0.08),
    '--strip-near': seeThrough(raised(0.03), 0.97),
    '--strip-mid': seeThrough(raised(0.06), 0.95),
    '--strip-far': seeThrough(raised(0.09), 0.94),
    '--strip-won': seeThrough(leaning(ground, accent, 0.12, isRead), 0.98),
    '--strip-solid': raised(0.04),
    '--strip-solid-won': leaning(ground, accent, 0.08, isRead),
    '--strip-line': seeThrough(accent, 0.75),
    '--strip-line-solid': mixed(accent, ground, 0.25),
    '--leaf': leaf,
    '--gleam': seeThrough(leaf, 0.28),
    '--gleam-bright': seeThrough(leaf, 0.34),
    '--veil': seeThrough(ground, veilOf(theme, soft)),
    '--main': theme.letters === 'serif' ? 'var(--serif)' : 'var(--sans)',
  }
}

/** What falls at the sides of a winner. */
export const goldOf = ({ accent }: Theme): string[] => [
  mixed(accent, LIGHT, 0.55),
  accent,
  mixed(accent, '#000000', 0.14),
  mixed(accent, '#000000', 0.3),
]

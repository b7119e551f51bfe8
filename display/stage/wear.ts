/** Puts a theme on the page: its tones as custom properties, which every style sheet of the stage reads. */
import { DEFAULT_THEME, isDark, type Theme } from '#shared/theme'
import { tonesOf } from './tones.ts'

const page = document.documentElement

let worn: Theme = DEFAULT_THEME
let names: string[] = []

/** Null is what the style sheets say by themselves. */
export function wear(theme: Theme | null): void {
  const next = theme ?? DEFAULT_THEME
  if (sameTheme(next, worn)) return
  for (const name of names) page.style.removeProperty(name)
  const tones = sameTheme(next, DEFAULT_THEME) ? {} : tonesOf(next)
  for (const [name, tone] of Object.entries(tones)) page.style.setProperty(name, tone)
  names = Object.keys(tones)
  page.dataset['ground'] = isDark(next.ground) ? 'dark' : 'light'
  worn = next
}

/** The default before any was worn; slides are drawn for this one, not for the theme of a frame to come. */
export const wornNow = (): Theme => worn

/** What a slide has to be drawn anew for: other letters have another measure, and on a light ground other logos need a card. */
export const cutOf = ({ letters, ground }: Theme): string => `${letters} ${isDark(ground) ? 'dark' : 'light'}`

const sameTheme = (a: Theme, b: Theme): boolean =>
  a.ground === b.ground && a.ink === b.ink && a.accent === b.accent && a.letters === b.letters

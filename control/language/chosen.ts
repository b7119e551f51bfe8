/** Which language a desk and its handbook speak: the one chosen in this browser, or else the first of the browser's own that Envelope knows. */
import type { Spoken } from './say.ts'

export type Lang = Spoken['lang']

const KEPT = 'envelope.language'

const isKnown = (lang: string | null | undefined): lang is Lang => lang === 'en' || lang === 'de'

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

export function chosenLang(): Lang {
  const lang = kept()
  if (isKnown(lang)) return lang
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isKnown) ?? 'en'
}

export const keep = (lang: Lang): void => localStorage.setItem(KEPT, lang)

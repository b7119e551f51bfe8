/** Which language a desk and its handbook speak: the one chosen in this browser, or else the first of the browser's own that Envelope knows. */

/** Each by the name it calls itself. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const
export type Lang = keyof typeof LANGUAGES

const KEPT = 'envelope.language'

const isKnown = (lang: string | null): lang is Lang => lang !== null && Object.hasOwn(LANGUAGES, lang)

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}

/** English where neither the choice kept here nor the browser's own is one of these. */
export function chosenLang(): Lang {
  const lang = kept()
  if (isKnown(lang)) return lang
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isKnown) ?? 'en'
}

/** For this browser, from when a page of it is loaded next. */
export function keep(lang: Lang): void {
  try {
    localStorage.setItem(KEPT, lang)
  } catch {
    // A browser that keeps nothing asks its own settings each time.
  }
}

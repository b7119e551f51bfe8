/** The language of a desk: spoken from its first word on, and chosen at the desk. */
import { chosenLang, keep, LANGUAGES, type Lang } from './chosen.ts'
import { understand } from './heard.ts'
import { ENGLISH, lang, type Spoken, speak } from './say.ts'

/** Once, before any other module of the page is loaded. A table that does not come leaves the desk in English: it is never without words. */
export async function speakChosen(): Promise<void> {
  const spoken = chosenLang() === 'de' ? await german() : ENGLISH
  speak(spoken)
  document.documentElement.lang = spoken.lang
}

async function german(): Promise<Spoken> {
  try {
    const [{ de, heard }] = await Promise.all([
      import('./de/de.ts'),
      // What the parts of the library say by themselves.
      import('@awesome.me/webawesome/dist/translations/de.js'),
    ])
    understand(heard)
    return { lang: 'de', locale: 'de-DE', table: de }
  } catch {
    return ENGLISH
  }
}

/** Every language but the one that is spoken, by the name it calls itself. */
export const otherLanguages = (): [Lang, string][] =>
  (Object.entries(LANGUAGES) as [Lang, string][]).filter(([one]) => one !== lang())

/** The page is loaded anew in that language; what was typed is kept as over any reload. */
export function choose(lang: Lang): void {
  keep(lang)
  location.reload()
}

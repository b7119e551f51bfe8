/** The languages readers may ask for. */
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Language } from './sentences.ts'
import type { Table } from './tables.ts'

export const LANGUAGES = [en, de, fr, es, ar] as const satisfies readonly Table[]

/** The one that is asked for; whatever else is asked for is answered in English. */
export const tableFor = (lang: string): Table => LANGUAGES.find((table: Table) => table.lang === lang) ?? en

export const languageOf = ({ lang, locale, dir, name, live }: Table): Language => ({
  lang,
  locale,
  dir,
  name,
  words: live,
})

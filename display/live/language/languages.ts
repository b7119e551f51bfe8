/** The languages readers may ask for. */
import type { Feed } from '#shared/feed'
import { langFor } from '#shared/live-page'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import type { Language, Table } from './tables.ts'

export const LANGUAGES = [en, de, fr, es, ar] as const satisfies readonly Table[]

/** English for a language without a table. */
export const tableOf = (lang: string): Table => LANGUAGES.find((table: Table) => table.lang === lang) ?? en

/** The one that is asked for; whatever else is asked for is answered in the ceremony's own. */
export const tableFor = (feed: Feed, asked?: string): Table => tableOf(langFor(feed, asked))

/** What the live pages take along for their script: of all words only `live`. */
export const languageOf = ({ lang, locale, dir, name, live }: Table): Language => ({
  lang,
  locale,
  dir,
  name,
  words: live,
})

/** The languages of the handbook, as its pages are drawn in them. */
import { de } from '../language/de/de.ts'
import type { Tongue } from './handbook.ts'
import { HELP_WORDS } from './words.ts'

/** The keys of an emergency pack; its own pages speak English. */
const packKeys: Readonly<Record<string, string>> = {
  'Next step': 'Nächster Schritt',
  Back: 'Zurück',
  'Holding slide': 'Haltefolie',
  'Black, and back': 'Schwarz und zurück',
  'Full screen': 'Vollbild',
  'The operator’s page, and back to the stage': 'Die Seite der Regie und zurück zur Bühne',
}

export const ENGLISH_BOOK: Tongue = { words: HELP_WORDS.en, table: null }
export const GERMAN_BOOK: Tongue = { words: HELP_WORDS.de, table: { ...de, ...packKeys } }

/** What the page of the handbook says around its books, in each of its languages: half of it when the house is built, the rest in the browser. */

export interface HelpWords {
  readonly lang: string
  readonly help: string
  readonly title: string
  /** Between the title of a task and that of the page. */
  readonly dash: string
  readonly searchAll: string
  readonly search: string
  readonly found: string
  readonly none: string
  readonly handbook: string
  readonly desk: string
  /** HTML, of which the two keys are a part. */
  readonly intro: string
  readonly contents: string
  readonly print: string
  /** The page in the other language, as that language calls itself. */
  readonly other: string
  readonly otherLang: string
  /** Above the parts of the sheet of keys. */
  readonly atDesk: string
  readonly onStick: string
  /** Before a key that is held, and how the desk's own sentence about such a key begins. */
  readonly hold: string
  readonly heldSays: RegExp
}

const en: HelpWords = {
  lang: 'en',
  help: 'Help',
  title: 'Help — Envelope',
  dash: '—',
  searchAll: 'Search the handbook',
  search: 'Search',
  found: 'Found',
  none: 'Nothing with all of these words.',
  handbook: 'Handbook',
  desk: 'Control panel',
  intro:
    'Every task stands alone. At the desk <kbd>F1</kbd> opens the one that fits; here <kbd>/</kbd> searches all of them.',
  contents: 'Contents',
  print: 'Print this page',
  other: 'Deutsch',
  otherLang: 'de',
  atDesk: 'At the desk',
  onStick: 'Emergency pack, on its stick',
  hold: 'Hold',
  heldSays: /^Hold to (.)/,
}

const de: HelpWords = {
  lang: 'de',
  help: 'Hilfe',
  title: 'Hilfe – Envelope',
  dash: '–',
  searchAll: 'Das Handbuch durchsuchen',
  search: 'Suchen',
  found: 'Gefunden',
  none: 'Nichts mit allen diesen Wörtern.',
  handbook: 'Handbuch',
  desk: 'Pult',
  intro:
    'Jede Aufgabe steht für sich. Am Pult öffnet <kbd>F1</kbd> die passende; hier sucht <kbd>/</kbd> in allen.',
  contents: 'Inhalt',
  print: 'Diese Seite drucken',
  other: 'English',
  otherLang: 'en',
  atDesk: 'Am Pult',
  onStick: 'Notfallpaket, auf seinem Stick',
  hold: 'Halten:',
  heldSays: /^Halten: (.)/,
}

export const HELP_WORDS = { en, de } as const

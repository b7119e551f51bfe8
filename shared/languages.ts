/** The languages that readers are told the ceremony in. */

/** The first is a ceremony's own where nothing else was said. */
export const LANGS = ['en', 'de', 'fr', 'es', 'ar'] as const
export type Lang = (typeof LANGS)[number]

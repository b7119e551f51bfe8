/** The languages that readers are told the ceremony in. */
import Type, { type Static } from 'typebox'

/** The first is a ceremony's own where nothing else was said. */
export const LANGS = ['en', 'de', 'fr', 'es', 'ar'] as const

export const Lang = Type.Enum(LANGS)
export type Lang = Static<typeof Lang>

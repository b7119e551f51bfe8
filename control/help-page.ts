/** Where the handbook stands in the language of the desk. `/help` alone is for whoever types it: it asks the browser. */
import { lang } from './language/say.ts'

/** One tab for all that is asked from dialogs. */
export const HELP_TAB = 'envelope-help'

export const helpAt = (task: string): string => `/help/${lang()}#${task}`
export const helpBeside = (): string => `/help/${lang()}?beside`

/** Where the handbook stands in the language of the desk. `/help` alone is for whoever types it: it asks the browser. */
import { lang } from './language/say.ts'

/** One tab for all that is asked from dialogs. */
export const HELP_TAB = 'envelope-help'

/** An empty `task` is the beginning of the handbook. */
export const helpAt = (task: string): string => `/help/${lang()}#${task}`
/** For the frame in the desk: room for one task, and links of the room that open in a tab of their own. */
export const helpBeside = (): string => `/help/${lang()}?beside`

/** The stage's own page as markup: from the build, or from this server, and from nowhere else. */
import { trusted } from '../trusted.ts'

const policy = trusted('stage-page', { createHTML: (text) => text })

/** Asked for by its address on this server, or built in; never words that somebody typed. */
export const asMarkup = (page: string): string => policy.createHTML(page)

/** German: results. */
export const results = {}

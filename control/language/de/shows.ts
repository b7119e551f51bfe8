/** German: shows. */
export const shows = {}

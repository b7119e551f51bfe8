/** German: words. */
export const words = {}

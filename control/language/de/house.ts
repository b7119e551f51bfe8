/** German: house. */
export const house = {}

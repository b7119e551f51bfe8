/** German: people. */
export const people = {}

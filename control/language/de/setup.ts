/** German: setup. */
export const setup = {}

/** German: import. */
export const imports = {}

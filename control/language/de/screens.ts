/** German: screens. */
export const screens = {}

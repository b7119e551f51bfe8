/** German: blog. */
export const blog = {}

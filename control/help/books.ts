/** The books of the handbook, in their order: the files in `books/`, without their ending. */
export const BOOKS = [
  'wrong',
  'before',
  'running',
  'keys',
  'scrutineer',
  'editor',
  'buttons',
  'venue',
] as const

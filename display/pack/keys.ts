/** The keys of an emergency pack, as its own page and the handbook print them. */
export const PACK_KEYS = [
  { caps: ['Space', '→', 'Page Down'], says: 'Next step' },
  { caps: ['B', '←', 'Page Up'], says: 'Back' },
  { caps: ['C'], says: 'Holding slide' },
  { caps: ['X', '.'], says: 'Black, and back' },
  { caps: ['F'], says: 'Full screen' },
  { caps: ['O'], says: 'The operator’s page, and back to the stage' },
] as const

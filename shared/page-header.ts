/** The line a page of ours puts above whatever changes something: no form and no foreign page can, without asking the server first. */
export const PAGE_HEADER = { 'x-envelope': 'page' } as const

/** What is asked once more before it is done: an entry leaves the competition, a result becomes public. */
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import type { Category, Entry } from '#shared/show-file'
import type { Frozen } from '../edit-rows.ts'

export interface Asked {
  readonly heading: string
  readonly says: string
  readonly does: string
  readonly said: string
  readonly wish: Wish
  readonly frozen: Frozen
  readonly grave: boolean
}

/** What was refused because it is on screen, and is done if somebody means it. */
export const pushing = (heading: string, does: string, wish: Wish, said: string): Asked => ({
  heading,
  says: '',
  does,
  said,
  wish,
  frozen: 'on screen',
  grave: false,
})

export const withdrawal = (category: Category, entry: Entry): Asked => ({
  heading: `Withdraw ${entry.entrant}?`,
  says: `It leaves the shortlist of ${category.name}, and no result can name it. If the result is sealed already, it must be set again before it is revealed, whoever won: nobody here may know. The entry can be let in again.`,
  does: 'Withdraw',
  said: `${entry.entrant} was withdrawn.`,
  wish: { kind: 'withdraw-entry', category: category.id, entry: entry.id, withdrawn: true, push: false },
  frozen: null,
  grave: true,
})

/** In two-person mode the first asks, and the second agrees. */
export function announcement(category: Category, { announcing, twoPerson }: DeskLive): Asked {
  const isAsked = announcing?.category === category.id
  const words = isAsked
    ? `${announcing.by} asks to announce it; you agree as the second person. `
    : twoPerson
      ? 'A second person at another desk has to agree before it is public. '
      : ''
  return {
    heading: `Announce ${category.name}?`,
    says: `${words}All its envelopes are opened and its result becomes public after the public hold, without the stage. It can be retracted, not unsaid.`,
    does: isAsked ? 'Agree and announce' : twoPerson ? 'Ask to announce' : 'Announce',
    said: isAsked || !twoPerson ? `${category.name} is announced.` : 'Asked; a second person has to agree.',
    wish: { kind: 'announce', category: category.id },
    frozen: null,
    grave: true,
  }
}

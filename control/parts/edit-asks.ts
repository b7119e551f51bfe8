/** What is asked once more before it is done: an entry leaves the competition, a result becomes public. */
import type { Wish } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import type { Category, Entry } from '#shared/show-file'
import type { Frozen } from '../edit-rows.ts'
import { say } from '../language/say.ts'

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

/** The same words whoever has won: whether a sealed result names the entry nobody may learn from them (E1). */
export const withdrawal = (category: Category, entry: Entry): Asked => ({
  heading: say('Withdraw {name}?', { name: entry.entrant }),
  says: say(
    'It leaves the shortlist of {category}, and no result can name it. If the result is sealed already, it must be set again before it is revealed, whoever won: nobody here may know. The entry can be let in again.',
    { category: category.name },
  ),
  does: say('Withdraw'),
  said: say('{name} was withdrawn.', { name: entry.entrant }),
  wish: { kind: 'withdraw-entry', category: category.id, entry: entry.id, withdrawn: true, push: false },
  frozen: null,
  grave: true,
})

/** In two-person mode the first asks, and the second agrees. */
export function announcement(category: Category, { announcing, twoPerson }: DeskLive): Asked {
  const isAsked = announcing?.category === category.id
  const words = isAsked
    ? [say('{by} asks to announce it; you agree as the second person.', { by: announcing.by })]
    : twoPerson
      ? [say('A second person at another desk has to agree before it is public.')]
      : []
  const always = say(
    'All its envelopes are opened and its result becomes public after the public hold, without the stage. It can be retracted, not unsaid.',
  )
  const { name } = category
  return {
    heading: say('Announce {name}?', { name }),
    says: [...words, always].join(' '),
    does: isAsked ? say('Agree and announce') : twoPerson ? say('Ask to announce') : say('Announce'),
    said:
      isAsked || !twoPerson
        ? say('{name} is announced.', { name })
        : say('Asked; a second person has to agree.'),
    wish: { kind: 'announce', category: category.id },
    frozen: null,
    grave: true,
  }
}

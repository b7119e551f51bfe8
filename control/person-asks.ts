/** What is asked once more before it is done to somebody. */
import type { Role } from '#shared/people'
import type { LentDesk, PersonLine, SignedIn } from '#shared/people-view'
import type { Asked } from './ask-server.ts'
import { type Said, say, sayCount } from './language/say.ts'
import type { Question } from './parts/ask-dialog.ts'
import { changePerson, removePerson, signOutDesk } from './people-acts.ts'
import { placeSaid, ROLE_WORDS } from './people-words.ts'

export interface PersonAsk extends Question {
  readonly grave: boolean
  readonly act: () => Promise<Asked<object>>
}

/** Whole sentences, one after the other. */
const told = (...sentences: (string | null)[]): string =>
  sentences.filter((sentence) => sentence !== null).join(' ')

const atOnce = (): string => say('It works at once, also in the middle of a show.')

const desks = ({ name, signedIn }: PersonLine): string | null =>
  signedIn.length === 0
    ? null
    : sayCount(
        signedIn.length,
        { one: '{name} is signed in at one desk.', other: '{name} is signed in at {n} desks.' },
        { name },
      )

/** Can be undone by letting them in again; their links from before stay useless. */
export const shutOut = (person: PersonLine): PersonAsk => ({
  heading: say('Shut {name} out?', { name: person.name }),
  says: told(
    say(
      'Every desk of theirs is signed out, and neither password nor link works until somebody lets them in again.',
    ),
    desks(person),
    atOnce(),
  ),
  does: say('Shut out'),
  grave: true,
  act: () => changePerson(person.id, { disabled: true }),
  done: say('{name} is shut out.', { name: person.name }),
})

/** Cannot be undone, and leaves the log as it is. */
export const removal = (person: PersonLine): PersonAsk => ({
  heading: say('Remove {name}?', { name: person.name }),
  says: told(
    say('The account, its password and its links are gone, and every desk of theirs is signed out.'),
    desks(person),
    say('What the log says of them stays.'),
    atOnce(),
  ),
  does: say('Remove'),
  grave: true,
  act: () => removePerson(person.id),
  done: say('{name} is removed.', { name: person.name }),
})

const MAKE = {
  operator: 'Make {name} an operator?',
  editor: 'Make {name} an editor?',
  scrutineer: 'Make {name} a scrutineer?',
  producer: 'Make {name} a producer?',
  press: 'Make {name} a press?',
} as const satisfies Record<Role, Said>

/** Grave only where a producer is made something else. */
export const roleChange = (person: PersonLine, role: Role): PersonAsk => ({
  heading: say(MAKE[role], { name: person.name }),
  says: told(
    say('Until now: {role}.', { role: ROLE_WORDS[person.role] }),
    desks(person),
    say('Their desks close for a moment and come back with the new role.'),
  ),
  does: say('Make {role}', { role: ROLE_WORDS[role] }),
  grave: person.role === 'producer',
  act: () => changePerson(person.id, { role }),
  done: say('{name} is {role} now.', { name: person.name, role: ROLE_WORDS[role] }),
})

/** `isMine` where it is the desk it is asked at, which is told so first. */
export const deskEnd = (name: string, desk: SignedIn | LentDesk, isMine: boolean): PersonAsk => ({
  heading: isMine ? say('Sign this desk out?') : say('Sign {name} out there?', { name }),
  says: told(
    `${placeSaid(desk.place)}.`,
    isMine ? say('This is the desk you look at.') : say('Whatever is open there closes at once.'),
  ),
  does: say('Sign out'),
  grave: true,
  act: () => signOutDesk(desk.id),
  done: say('{name} is signed out there.', { name }),
})

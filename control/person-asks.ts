/** What is asked once more before it is done to somebody. */
import type { Role } from '#shared/people'
import type { LentDesk, PersonLine, SignedIn } from '#shared/people-view'
import type { Asked } from './ask-server.ts'
import type { Question } from './parts/ask-dialog.ts'
import { changePerson, removePerson, signOutDesk } from './people-acts.ts'
import { ROLE_NAMES } from './people-words.ts'

export interface PersonAsk extends Question {
  readonly grave: boolean
  readonly act: () => Promise<Asked<object>>
}

const AT_ONCE = 'It works at once, also in the middle of a show.'

const desks = (person: PersonLine): string =>
  person.signedIn.length === 0
    ? ''
    : ` ${person.name} is signed in at ${person.signedIn.length === 1 ? 'one desk' : `${person.signedIn.length} desks`}.`

export const shutOut = (person: PersonLine): PersonAsk => ({
  heading: `Shut ${person.name} out?`,
  says: `Every desk of theirs is signed out, and neither password nor link works until somebody lets them in again.${desks(person)} ${AT_ONCE}`,
  does: 'Shut out',
  grave: true,
  act: () => changePerson(person.id, { disabled: true }),
  done: `${person.name} is shut out.`,
})

export const removal = (person: PersonLine): PersonAsk => ({
  heading: `Remove ${person.name}?`,
  says: `The account, its password and its links are gone, and every desk of theirs is signed out.${desks(person)} What the log says of them stays. ${AT_ONCE}`,
  does: 'Remove',
  grave: true,
  act: () => removePerson(person.id),
  done: `${person.name} is removed.`,
})

export const roleChange = (person: PersonLine, role: Role): PersonAsk => ({
  heading: `Make ${person.name} ${/^[aeo]/.test(role) ? 'an' : 'a'} ${role}?`,
  says: `Until now: ${ROLE_NAMES[person.role].toLowerCase()}.${desks(person)} Their desks close for a moment and come back with the new role.`,
  does: `Make ${ROLE_NAMES[role].toLowerCase()}`,
  grave: person.role === 'producer',
  act: () => changePerson(person.id, { role }),
  done: `${person.name} is ${ROLE_NAMES[role].toLowerCase()} now.`,
})

export const deskEnd = (name: string, desk: SignedIn | LentDesk, isMine: boolean): PersonAsk => ({
  heading: isMine ? 'Sign this desk out?' : `Sign ${name} out there?`,
  says: `${desk.place}. ${isMine ? 'This is the desk you look at.' : 'Whatever is open there closes at once.'}`,
  does: 'Sign out',
  grave: true,
  act: () => signOutDesk(desk.id),
  done: `${name} is signed out there.`,
})

/** What a producer asks of the people of the house. Each wish may be sent again: done is done. */
import type { Role } from '#shared/people'
import type { GivenLink, PeopleView, PersonChange } from '#shared/people-view'
import { type Asked, askServer } from './ask-server.ts'

const of = (id: string): string => `/control/people/${encodeURIComponent(id)}`

/** For producers alone, as every act here (`not-your-role`). */
export const readPeople = (): Promise<Asked<PeopleView>> => askServer('GET', '/control/people')

/** `id` is drawn by whoever asks, once for each new person. */
export const invitePerson = (id: string, name: string, role: Role): Promise<Asked<GivenLink>> =>
  askServer('POST', '/control/people', { id, name, role })

/** Makes the link given before useless; refused while the person is shut out (`person-disabled`). */
export const linkFor = (id: string): Promise<Asked<GivenLink>> => askServer('POST', `${of(id)}/link`, {})

/** Shut out, somebody loses every desk and link; the last producer with a password stays (`last-producer`). */
export const changePerson = (id: string, change: PersonChange): Promise<Asked<object>> =>
  askServer('PATCH', of(id), change)

/** Done also if they are gone already; the last producer with a password stays (`last-producer`). */
export const removePerson = (id: string): Promise<Asked<object>> => askServer('DELETE', of(id))

/** By the id that the page of people shows, which signs nobody in; done also where that desk is out already. */
export const signOutDesk = (session: string): Promise<Asked<object>> =>
  askServer('DELETE', `/control/sessions/${encodeURIComponent(session)}`)

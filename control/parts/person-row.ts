/** One person on the page of the people: who, as what, at which desks, and what can be done. */
import { html, nothing, type TemplateResult } from 'lit'
import { live } from 'lit/directives/live.js'
import { ROLES, type Role } from '#shared/people'
import type { LentDesk, PersonLine, SignedIn } from '#shared/people-view'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import { changePerson } from '../people-acts.ts'
import {
  deskSentence,
  placeSaid,
  ROLE_NAMES,
  STANDING_SHAPES,
  standingOf,
  standingSentence,
} from '../people-words.ts'
import { deskEnd, type PersonAsk, removal, roleChange, shutOut } from '../person-asks.ts'
import type { Known } from './invite-dialog.ts'

export interface PersonActs {
  ask(ask: PersonAsk): void
  link(known: Known): void
}

const letIn = (person: PersonLine): PersonAsk => ({
  heading: say('Let {name} in again?', { name: person.name }),
  says: person.hasPassword
    ? say('They sign in with the password they had.')
    : say('They have no password yet; give them a new link afterwards.'),
  does: say('Let in again'),
  grave: false,
  act: () => changePerson(person.id, { disabled: false }),
  done: say('{name} may come in again.', { name: person.name }),
})

const deskLine = (
  name: string,
  desk: SignedIn,
  me: string | null,
  now: number,
  { ask }: PersonActs,
): TemplateResult => {
  const isMine = desk.id === me
  return html`
    <li class="desk" data-session=${desk.id}>
      <span><bdi>${desk.place ? placeSaid(desk.place) : say('A desk')}</bdi>${isMine ? html` <b>${say('(this desk)')}</b>` : nothing}</span>
      <span class="soft">${deskSentence(desk, now)}</span>
      <button
        class="quiet"
        data-do="end"
        aria-label=${desk.place ? say('Sign {name} out at {place}', { name, place: placeSaid(desk.place) }) : say('Sign {name} out at this desk', { name })}
        @click=${() => ask(deskEnd(name, desk, isMine))}
      >
        ${say('Sign out')}
      </button>
    </li>
  `
}

/** `me` is the session of the desk that asks; a role chosen here shows only once it was asked and done. */
export function personRow(
  person: PersonLine,
  me: string | null,
  now: number,
  acts: PersonActs,
): TemplateResult {
  const { id, name, role, disabled, signedIn } = person
  const standing = standingOf(person)
  return html`
    <li class="person ${standing}" data-person=${id}>
      <div class="top">
        <div class="who">
          <h3><bdi>${name}</bdi></h3>
          <p class="standing"><span class="shape" aria-hidden="true">${STANDING_SHAPES[standing]}</span> ${standingSentence(person, now)}</p>
        </div>
        <select
          aria-label=${say('What {name} may do', { name })}
          .value=${live(role)}
          @change=${(event: Event) => {
            const select = event.target as HTMLSelectElement
            const wanted = select.value as Role
            select.value = role
            acts.ask(roleChange(person, wanted))
          }}
        >
          ${ROLES.map((one) => html`<option value=${one} ?selected=${one === role}>${ROLE_NAMES[one]}</option>`)}
        </select>
        <div class="row acts">
          ${disabled ? nothing : html`<button data-do="link" aria-label=${say('New link for {name}', { name })} @click=${() => acts.link({ id, name })}>${say('New link')}</button>`}
          ${
            disabled
              ? html`<button data-do="let-in" aria-label=${say('Let {name} in again', { name })} @click=${() => acts.ask(letIn(person))}>${say('Let in again')}</button>`
              : html`<button data-do="shut-out" aria-label=${say('Shut {name} out', { name })} @click=${() => acts.ask(shutOut(person))}>${say('Shut out')}</button>`
          }
          <button class="quiet" data-do="remove" aria-label=${say('Remove {name}', { name })} @click=${() => acts.ask(removal(person))}>${say('Remove')}</button>
        </div>
      </div>
      ${
        signedIn.length === 0
          ? nothing
          : html`<ul aria-label=${say('Desks of {name}', { name })}>${signedIn.map((desk) => deskLine(name, desk, me, now, acts))}</ul>`
      }
    </li>
  `
}

/** A desk without an account: all that can be done is to sign it out. */
export const lentRow = (
  desk: LentDesk,
  me: string | null,
  now: number,
  acts: PersonActs,
): TemplateResult => html`
  <li class="person ${desk.here ? 'here' : 'in'}">
    <div class="top">
      <div class="who">
        <h3><bdi>${heard(desk.name)}</bdi></h3>
        <p class="standing">
          <span class="shape" aria-hidden="true">${STANDING_SHAPES[desk.here ? 'here' : 'in']}</span> ${ROLE_NAMES[desk.role]}
        </p>
      </div>
    </div>
    <ul aria-label=${say('Desk of {name}', { name: heard(desk.name) })}>${deskLine(heard(desk.name), desk, me, now, acts)}</ul>
  </li>
`

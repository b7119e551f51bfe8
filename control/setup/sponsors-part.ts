/** Whoever pays, once each: put right everywhere at once, with their logo and where they stand. */
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Send } from '../desk.ts'
import { say } from '../language/say.ts'
import { wishOf } from './editing.ts'
import { actButton, acts, type SetUp, setField } from './set-up.ts'
import { renamed, type Sponsor, sponsorList, whereUsed } from './sponsors.ts'

/** `choose` lets somebody choose a logo's file. */
export function sponsorsPart(setUp: SetUp, choose: (sponsor: Sponsor) => void): TemplateResult {
  const sponsors = sponsorList(setUp.show)
  return html`
    <h1>${say('Sponsors')}</h1>
    <p class="soft lead">${say('Whoever presents the evening or sponsors a category. A name put right here is put right everywhere, and keeps its logo. Who sponsors what is set in Ceremony and Categories.')}</p>
    ${sponsors.length === 0 ? html`<p class="none soft">${say('Nobody sponsors anything yet.')}</p>` : nothing}
    <ul class="rows" aria-label=${say('Sponsors')}>
      ${repeat(sponsors, placeOf, (sponsor) => row(setUp, sponsor, choose))}
    </ul>
  `
}

/** The first that names them: it stays while the name is written anew. */
const placeOf = ({ presents, categories }: Sponsor): string => (presents ? '*' : (categories[0]?.id ?? ''))

/** The host of the evening has no category to carry its logo along. */
const carryingLogo = (send: Send, { logo, categories }: Sponsor): Send =>
  logo === null || categories.length > 0
    ? send
    : async (wish, id) => {
        const outcome = await send(wish, id)
        const name = wish.kind === 'edit-ceremony' ? wish.change.presentedBy : null
        if (outcome.ok && name) await send({ kind: 'set-image', of: { kind: 'sponsor', name }, image: logo })
        return outcome
      }

const row = (setUp: SetUp, sponsor: Sponsor, choose: (sponsor: Sponsor) => void): TemplateResult => {
  const { name, logo, categories } = sponsor
  return html`<li class="sponsor" data-sponsor=${name}>
    <span class="picture">
      ${logo === null ? html`<span class="faint">${say('No logo')}</span>` : html`<img src="/images/${logo}" alt=${say('Logo of {name}', { name })} loading="lazy" />`}
    </span>
    <div class="grow">
      ${setField(
        { ...setUp, send: carryingLogo(setUp.send, sponsor) },
        {
          // One name in several places is several edits at once.
          does:
            renamed(sponsor, name).length > 1
              ? 'revise'
              : categories.length > 0
                ? 'edit-category'
                : 'edit-ceremony',
          subject: `sponsor.${placeOf(sponsor)}.name`,
          label: say('Name'),
          value: name,
          whole: true,
          make: (next) =>
            next === ''
              ? { problem: say('To take a sponsor away, empty the field of its category.') }
              : wishOf(renamed(sponsor, next)),
        },
      )}
      <p class="faint used">
        ${whereUsed(sponsor)}
        ${categories.length > 1 ? html`<details><summary>${say('Which')}</summary><ul>${categories.map((category) => html`<li dir="auto">${category.name}</li>`)}</ul></details>` : nothing}
      </p>
    </div>
    <span class="acts">
      ${actButton({ does: 'logo', words: logo === null ? say('Choose a logo') : say('Replace the logo'), label: say(logo === null ? 'Choose the logo of {name}' : 'Replace the logo of {name}', { name }), press: () => choose(sponsor) }, acts(setUp, 'set-image'))}
    </span>
  </li>`
}

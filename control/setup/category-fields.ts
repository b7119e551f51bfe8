/** A category's own fields: what it is called, who pays for it, what the presenter must know, and where it is decided. */
import { html, type TemplateResult } from 'lit'
import type { Wish } from '#shared/commands'
import type { CategoryChange } from '#shared/edits'
import type { Category } from '#shared/show-file'
import { say } from '../language/say.ts'
import type { Made } from '../parts/edit-dialog.ts'
import { acts, choice, orNull, type SetUp, setField } from './set-up.ts'
import { sponsorList } from './sponsors.ts'

/** `act` is for the two choices, which save at a press; fields save themselves. */
export function categoryFields(
  setUp: SetUp,
  category: Category,
  act: (wish: Wish, done: string) => void,
): TemplateResult {
  const { id, name, sponsor, notes, onTheNight, offStage } = category
  const edit = (change: CategoryChange): Made => ({
    kind: 'edit-category',
    category: id,
    change,
    push: false,
  })
  const subject = (field: string) => `category.${id}.${field}`
  return html`
    <div class="fields">
      <div class="wide">
        ${setField(setUp, {
          does: 'edit-category',
          subject: subject('name'),
          label: say('Name'),
          value: name,
          make: (text) =>
            text === '' ? { problem: say('A category has a name; write it.') } : edit({ name: text }),
        })}
      </div>
      ${setField(setUp, {
        does: 'edit-category',
        subject: subject('sponsor'),
        label: say('Sponsor (may be empty)'),
        value: sponsor ?? '',
        whole: true,
        suggests: sponsorList(setUp.show).map((one) => one.name),
        hint: say('Who sponsors it. To spell a name right everywhere, use Sponsors.'),
        make: (text) => edit({ sponsor: orNull(text) }),
      })}
      ${setField(setUp, {
        does: 'edit-category',
        subject: subject('notes'),
        label: say('Notes for the presenter'),
        value: notes ?? '',
        lines: 3,
        most: 600,
        make: (text) => edit({ notes: orNull(text) }),
      })}
    </div>
    <div class="choices">
      ${choice(
        {
          field: 'on-the-night',
          words: say('Decided on the night'),
          more: say('No result is expected before the evening begins.'),
          checked: onTheNight === true,
        },
        acts(setUp, 'edit-category'),
        (on) =>
          act(
            edit({ onTheNight: on }) as Wish,
            on
              ? say('{name} is decided on the night.', { name })
              : say('{name} needs its result before the evening.', { name }),
          ),
      )}
      ${choice(
        {
          field: 'on-stage',
          words: say('Presented on stage'),
          more: say('Otherwise the rundown passes it over, and its result is announced without the room.'),
          checked: offStage !== true,
        },
        acts(setUp, 'stage-category'),
        (on) =>
          act(
            { kind: 'stage-category', category: id, onStage: on, push: false },
            on ? say('{name} is on stage.', { name }) : say('{name} is not on stage.', { name }),
          ),
      )}
    </div>
  `
}

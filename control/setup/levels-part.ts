/** The ranks of award, the highest first: renamed at any time, changed while no envelope is sealed. */
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Level } from '#shared/show-file'
import type { Send } from '../desk.ts'
import { say } from '../language/say.ts'
import type { Outcome } from '../link/courier.ts'
import { newId } from './new-ids.ts'
import { actButton, acts, type SetUp, setField } from './set-up.ts'

const MOST_LEVELS = 8

/** A command says all levels: of two edits under way the second must not take the first back. */
const setLevels = ({ edit }: SetUp, change: (levels: Level[]) => Level[], push = false): Promise<Outcome> =>
  edit(({ levels }) => ({ kind: 'set-levels', levels: change([...levels]), push }))

const renaming =
  (setUp: SetUp, id: string): Send =>
  (wish) => {
    if (wish.kind !== 'set-levels') return setUp.send(wish)
    const name = wish.levels.find((level) => level.id === id)?.name
    const named = (levels: Level[]) =>
      levels.map((one) => (one.id === id && name !== undefined ? { ...one, name } : one))
    return setLevels(setUp, named, wish.push)
  }

/** `hear` waits for what comes of an edit, and says what was done. */
export function levelsPart(
  setUp: SetUp,
  hear: (edited: Promise<Outcome>, done: string) => void,
): TemplateResult {
  const { levels } = setUp.show
  const active = acts(setUp, 'set-levels')
  const isSealed = Object.values(setUp.view.marks).some((marks) => /[^-]/.test(marks))
  const set = (change: (levels: Level[]) => Level[], done: string) => hear(setLevels(setUp, change), done)
  const move = ({ id, name }: Level, by: -1 | 1) =>
    set(
      (now) => {
        const at = now.findIndex((level) => level.id === id)
        const order = now.filter((level) => level.id !== id)
        order.splice(Math.max(0, at + by), 0, ...now.slice(at, at + 1))
        return order
      },
      say('{name} was moved.', { name }),
    )
  const remove = ({ id, name }: Level) =>
    set((now) => now.filter((level) => level.id !== id), say('{name} was removed.', { name }))
  const add = () =>
    set((now) => {
      const id = newId(
        'New level',
        'level',
        now.map((level) => level.id),
      )
      return [...now, { id, name: 'New level' }]
    }, say('A level was added. Give it its name.'))
  return html`
    <h1>${say('Levels')}</h1>
    <p class="soft lead">${say('The first is the highest: the winner. The others are revealed before it, the last one first.')}</p>
    ${isSealed ? html`<p class="note" role="note">${say('Results are sealed already: levels can be renamed, not added, moved or removed. Every envelope holds all levels.')}</p>` : nothing}
    <ol class="rows" aria-label=${say('Levels')}>
      ${repeat(
        levels,
        ({ id }) => id,
        (level, at) => html`<li data-level=${level.id}>
          ${setField(
            { ...setUp, send: renaming(setUp, level.id) },
            {
              does: 'set-levels',
              subject: `level.${level.id}.name`,
              label: at === 0 ? say('Highest level') : say('Level {n}', { n: at + 1 }),
              value: level.name,
              make: (name) =>
                name === ''
                  ? { problem: say('A level has a name; write it.') }
                  : {
                      kind: 'set-levels',
                      levels: levels.map((one) => (one.id === level.id ? { ...one, name } : one)),
                      push: false,
                    },
            },
          )}
          ${
            isSealed
              ? nothing
              : html`<span class="acts">
                  ${actButton({ does: 'up', words: '↑', label: say('Move {name} up', { name: level.name }), off: at === 0, press: () => move(level, -1) }, active)}
                  ${actButton({ does: 'down', words: '↓', label: say('Move {name} down', { name: level.name }), off: at === levels.length - 1, press: () => move(level, 1) }, active)}
                  ${actButton({ does: 'remove', words: say('Remove'), label: say('Remove {name}', { name: level.name }), off: levels.length === 1, press: () => remove(level) }, active)}
                </span>`
          }
        </li>`,
      )}
    </ol>
    ${isSealed ? nothing : actButton({ does: 'add-level', words: say('Add a level'), look: '', off: levels.length >= MOST_LEVELS, press: add }, active)}
  `
}

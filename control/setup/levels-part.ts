/** The ranks of award, the highest first: renamed at any time, changed while no envelope is sealed. */
import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Level } from '#shared/show-file'
import { newId } from './new-ids.ts'
import { actButton, acts, type SetUp, setField } from './set-up.ts'

const MOST_LEVELS = 8

/** `set` sends all levels as they are to be, and says what was done. */
export function levelsPart(setUp: SetUp, set: (levels: Level[], done: string) => void): TemplateResult {
  const { levels } = setUp.show
  const active = acts(setUp, 'set-levels')
  const isSealed = Object.values(setUp.view.marks).some((marks) => /[^-]/.test(marks))
  const swap = (at: number, name: string) => {
    const order = [...levels]
    order.splice(at, 2, ...order.slice(at, at + 2).reverse())
    set(order, `${name} was moved.`)
  }
  const remove = ({ id, name }: Level) =>
    set(
      levels.filter((level) => level.id !== id),
      `${name} was removed.`,
    )
  const add = () => {
    const id = newId(
      'New level',
      'level',
      levels.map((level) => level.id),
    )
    set([...levels, { id, name: 'New level' }], 'A level was added. Give it its name.')
  }
  return html`
    <h1>Levels</h1>
    <p class="soft lead">The first is the highest: the winner. The others are revealed before it, the last one first.</p>
    ${isSealed ? html`<p class="note" role="note">Results are sealed already: levels can be renamed, not added, moved or removed. Every envelope holds all levels.</p>` : nothing}
    <ol class="rows" aria-label="Levels">
      ${repeat(
        levels,
        ({ id }) => id,
        (level, at) => html`<li data-level=${level.id}>
          ${setField(setUp, {
            does: 'set-levels',
            subject: `level.${level.id}.name`,
            label: at === 0 ? 'Highest level' : `Level ${at + 1}`,
            value: level.name,
            make: (name) =>
              name === ''
                ? { problem: 'A level has a name; write it.' }
                : {
                    kind: 'set-levels',
                    levels: levels.map((one) => (one.id === level.id ? { ...one, name } : one)),
                    push: false,
                  },
          })}
          ${
            isSealed
              ? nothing
              : html`<span class="acts">
                  ${actButton({ does: 'up', words: '↑', label: `Move ${level.name} up`, off: at === 0, press: () => swap(at - 1, level.name) }, active)}
                  ${actButton({ does: 'down', words: '↓', label: `Move ${level.name} down`, off: at === levels.length - 1, press: () => swap(at, level.name) }, active)}
                  ${actButton({ does: 'remove', words: 'Remove', label: `Remove ${level.name}`, off: levels.length === 1, press: () => remove(level) }, active)}
                </span>`
          }
        </li>`,
      )}
    </ol>
    ${isSealed ? nothing : actButton({ does: 'add-level', words: 'Add a level', look: '', off: levels.length >= MOST_LEVELS, press: add }, active)}
  `
}

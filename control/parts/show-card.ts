/** One show of the house in a list: how far it is, what it holds, and what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit'
import type { HouseShow, KeptShow } from '#shared/house-shows'
import { exportPath, keptPath } from '../house-shows.ts'
import { heard } from '../language/heard.ts'
import { say, sayCount } from '../language/say.ts'
import {
  contentsOf,
  dateWords,
  keptFor,
  pastRehearsals,
  rehearsalsWords,
  type ShowWithRehearsals,
  STANDING,
  sizeWords,
} from '../shows-words.ts'

export interface CardActs {
  readonly mayAir: boolean
  readonly mayKeep: boolean
  readonly live: boolean
  /** The performance whose past rehearsals are about to be deleted: asked by a second press. */
  readonly sweeping: string | null
  air(show: HouseShow): void
  duplicate(show: HouseShow): void
  archive(show: HouseShow): void
  remove(show: HouseShow): void
  sweep(show: HouseShow): void
  leave(): void
}

/** A show on air has no button that archives or deletes it; deleting past rehearsals takes a second press. */
export function showCard(at: ShowWithRehearsals, acts: CardActs): TemplateResult {
  const { show, rehearsals } = at
  const [shape, word] = STANDING[show.standing]
  return html`
    <li class="show ${show.standing}" data-show=${show.show}>
      <div class="about">
        <h2><bdi>${show.ceremony}</bdi></h2>
        <p class="soft">
          ${show.rehearsalOf === null ? nothing : `${say('A rehearsal without its performance.')} `}${dateWords(show.date)}${show.venue === null ? nothing : html`, <bdi>${show.venue}</bdi>`}
        </p>
        <p><span class="standing ${show.standing}"><span aria-hidden="true">${shape}</span> ${word}</span></p>
        <p class="soft">${contentsOf(show)}</p>
      </div>
      ${actsOf(show, acts)}
      ${rehearsals.length === 0 ? nothing : rehearsalsOf(at, acts)}
    </li>
  `
}

function actsOf(show: HouseShow, acts: CardActs): TemplateResult {
  const { ceremony } = show
  const isOnAir = show.standing === 'on-air'
  const off = !acts.live
  return html`
    <div class="acts">
      ${
        acts.mayAir && !isOnAir && !show.archived
          ? html`<button data-do="air" ?disabled=${off} @click=${() => acts.air(show)} aria-label=${say('Put {ceremony} on air', { ceremony })}>${say('Put on air')}</button>`
          : nothing
      }
      <a class="button" data-do="work" href="/control?show=${encodeURIComponent(show.show)}" target="_blank" rel="noopener" aria-label=${say('Work on {ceremony} in another tab', { ceremony })}>${say('Work on it')}</a>
      ${acts.mayKeep ? keepingActs(show, acts) : nothing}
    </div>
  `
}

function keepingActs(show: HouseShow, acts: CardActs): TemplateResult {
  const { ceremony, archived } = show
  const isOnAir = show.standing === 'on-air'
  const off = !acts.live
  return html`
    <button data-do="duplicate" ?disabled=${off} @click=${() => acts.duplicate(show)} aria-label=${say('Duplicate {ceremony}', { ceremony })}>${say('Duplicate')}</button>
    <a class="button" data-do="export" href=${exportPath(show.show)} download aria-label=${say('Export {ceremony} as one file', { ceremony })}>${say('Export|verb')}</a>
    ${
      isOnAir
        ? nothing
        : html`
          <button data-do="archive" ?disabled=${off} @click=${() => acts.archive(show)} aria-label=${archived ? say('Bring {ceremony} back', { ceremony }) : say('Archive {ceremony}', { ceremony })}>
            ${archived ? say('Bring back') : say('Archive')}
          </button>
          <button class="quiet" data-do="delete" ?disabled=${off} @click=${() => acts.remove(show)} aria-label=${say('Delete {ceremony}', { ceremony })}>${say('Delete…')}</button>
        `
    }
  `
}

function rehearsalsOf(at: ShowWithRehearsals, acts: CardActs): TemplateResult {
  const past = pastRehearsals(at)
  const sure = acts.sweeping === at.show.show
  return html`
    <div class="rehearsals">
      <span class="soft">${rehearsalsWords(at)}</span>
      ${
        acts.mayKeep && past > 0
          ? html`<button
              class=${sure ? 'danger' : 'quiet'}
              data-do="sweep"
              ?disabled=${!acts.live}
              @click=${() => acts.sweep(at.show)}
              @blur=${() => acts.leave()}
            >
              ${
                sure
                  ? sayCount(past, {
                      one: 'Really delete the one that is over?',
                      other: 'Really delete the {n} that are over?',
                    })
                  : sayCount(past, {
                      one: 'Delete the one that is over',
                      other: 'Delete the {n} that are over',
                    })
              }
            </button>`
          : nothing
      }
    </div>
  `
}

export interface KeptActs {
  readonly live: boolean
  readonly now: number
  /** The one about to be deleted for good: asked by a second press. */
  readonly dropping: string | null
  restore(kept: KeptShow): void
  drop(kept: KeptShow): void
  leave(): void
}

/** Deleting it for good takes a second press, which is forgotten when the button is left. */
export function keptCard(kept: KeptShow, acts: KeptActs): TemplateResult {
  const { id, bytes, rehearsalOf } = kept
  const ceremony = heard(kept.ceremony)
  const sure = acts.dropping === id
  return html`
    <li class="show" data-kept=${id}>
      <div class="about">
        <h2><bdi>${ceremony}</bdi></h2>
        <p class="soft">${rehearsalOf === null ? '' : `${say('A rehearsal')}, `}${keptFor(kept, acts.now)}, ${sizeWords(bytes)}</p>
      </div>
      <div class="acts">
        <button data-do="restore-kept" ?disabled=${!acts.live} @click=${() => acts.restore(kept)} aria-label=${say('Restore {ceremony}', { ceremony })}>${say('Restore')}</button>
        <a class="button" href=${keptPath(id)} download aria-label=${say('Download {ceremony}', { ceremony })}>${say('Download')}</a>
        <button
          class=${sure ? 'danger' : 'quiet'}
          data-do="drop"
          ?disabled=${!acts.live}
          @click=${() => acts.drop(kept)}
          @blur=${() => acts.leave()}
          aria-label=${sure ? say('Really delete {ceremony} for good', { ceremony }) : say('Delete {ceremony} for good', { ceremony })}
        >
          ${sure ? say('Really?') : say('Delete for good')}
        </button>
      </div>
    </li>
  `
}

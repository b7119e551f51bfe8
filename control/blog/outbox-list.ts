/** What was sent and is not with the readers yet, in so many words; and what came back. */
import { css, html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { say, sayCount } from '../language/say.ts'
import type { Letter } from './outbox.ts'

export interface OutboxActs {
  readonly live: boolean
  /** Back into the composer. */
  writeOn(letter: Letter): void
  throwAway(letter: Letter): void
}

const isPost = ({ wish }: Letter): boolean => wish?.kind === 'write-post'

/** What was sent and not answered stays as it is: readers may have it by now. */
export function outboxList(shown: readonly Letter[], acts: OutboxActs): TemplateResult {
  const waiting = shown.filter(({ state }) => state === 'waiting')
  return html`
    <div role="status">
      ${
        waiting.length > 0 && !acts.live
          ? html`<p class="kept">
              <strong>${sayCount(waiting.length, {
                one: 'No link: this is kept on this device.',
                other: 'No link: these {n} are kept on this device.',
              })}</strong>
              ${sayCount(waiting.length, {
                one: 'It goes out by itself when the link is back, once, also after a reload. Keep this tab open.',
                other:
                  'They go out by themselves when the link is back, once, also after a reload. Keep this tab open.',
              })}
            </p>`
          : nothing
      }
    </div>
    <ul class="outbox" aria-label=${say('Not with the readers yet')} ?hidden=${shown.length === 0}>
      ${repeat(
        shown,
        ({ id }) => id,
        (letter) => html`<li data-letter=${letter.state}>${letterOf(letter, acts)}</li>`,
      )}
    </ul>
  `
}

function stateOf(letter: Letter, live: boolean): TemplateResult | string {
  if (letter.state === 'aside') return say('Put aside, not sent')
  if (letter.state === 'refused')
    return html`<span class="not">${say('Not taken: {why}', { why: letter.sentence })}</span>`
  if (live) return isPost(letter) ? say('Publishing…') : say('Keeping…')
  return letter.tried
    ? say('Sent, and not answered: asked again when the link is back')
    : say('Waiting for the link')
}

function letterOf(letter: Letter, { live, writeOn, throwAway }: OutboxActs): TemplateResult {
  const isHere = letter.state !== 'waiting' || !letter.tried
  return html`
    <p class="state">${stateOf(letter, live)}</p>
    <p class="text" dir="auto">${letter.composing.text}</p>
    ${
      isHere
        ? html`<p class="row">
            <button type="button" class="quiet" @click=${() => writeOn(letter)}>${say('Write on')}</button>
            <button type="button" class="quiet" @click=${() => throwAway(letter)}>${say('Throw away')}</button>
          </p>`
        : nothing
    }
  `
}

export const outboxLook = css`
  .kept {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--warn);
    background: var(--warn-wash);
    color: var(--warn);
  }
  .outbox {
    display: grid;
    gap: 6px;
  }
  .outbox li {
    padding: 8px 12px;
    border: 1px dashed var(--line-strong);
    border-radius: var(--radius);
  }
  .outbox .state {
    font-size: 12px;
    color: var(--ink-soft);
  }
  .outbox .not {
    color: var(--warn);
  }
  .outbox .text {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  .outbox .quiet {
    min-height: 28px;
    padding: 2px 8px;
    font-size: 13px;
  }
  .outbox .quiet:first-child {
    margin-inline-start: -8px;
  }
  @media (pointer: coarse) {
    .outbox .quiet {
      min-height: 44px;
    }
  }
`

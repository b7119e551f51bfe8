/** The fields of a screen's setup, the same whether it is added or changed. */
import { css, html, type TemplateResult } from 'lit'
import type { ShowId } from '#shared/ids'
import { BACKGROUNDS, isCounted, LAYOUTS, type ScreenSetup } from '#shared/screens'
import { say, sayWith } from '../language/say.ts'
import { withLayout } from '../screen-draft.ts'
import { BACKGROUND_WORDS, LAYOUT_WORDS } from '../screen-words.ts'

/** Letters of a name, as the server takes it. */
const LONGEST_NAME = 60
/** Hundredths of the height, as the server takes them. */
const HIGHEST_RAISE = 40

const entered = (event: Event): string => (event.target as HTMLInputElement | HTMLSelectElement).value

/** `shows` are those that can be named here; the show on air needs no name. */
export function setupFields(
  setup: ScreenSetup,
  shows: readonly ShowId[],
  locked: boolean,
  changed: (setup: ScreenSetup) => void,
): TemplateResult {
  return html`
    <label class="field">
      <span>${say('Name, as the crew calls it')}</span>
      <input
        data-field="name"
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        maxlength=${LONGEST_NAME}
        placeholder=${say('LED wall, Projector left, Presenter…')}
        .value=${setup.name}
        ?disabled=${locked}
        @input=${(event: Event) => changed({ ...setup, name: entered(event) })}
      />
    </label>
    ${layouts(setup, locked, changed)}
    <div class="pair">
      ${backgrounds(setup, locked, changed)}
      <div class="field">
        <label for="raise">${sayWith('Raised for people in front: {height}', { height: html`<output>${setup.raise} %</output>` })}</label>
        <input
          id="raise"
          type="range"
          min="0"
          max=${HIGHEST_RAISE}
          step="1"
          data-field="raise"
          .value=${String(setup.raise)}
          ?disabled=${locked}
          @input=${(event: Event) => changed({ ...setup, raise: Number(entered(event)) })}
        />
      </div>
    </div>
    <label class="field">
      <span>${say('Show it follows')}</span>
      <select
        data-field="show"
        ?disabled=${locked}
        @change=${(event: Event) => changed({ ...setup, show: entered(event) || null })}
      >
        <option value="" ?selected=${setup.show === null}>${say('Whatever is on air')}</option>
        ${[...new Set([...shows, setup.show ?? ''])]
          .filter(Boolean)
          .map(
            (show) =>
              html`<option value=${show} ?selected=${show === setup.show}>${say('Always {show}', { show })}</option>`,
          )}
      </select>
    </label>
  `
}

const layouts = (setup: ScreenSetup, locked: boolean, changed: (setup: ScreenSetup) => void) => html`
  <fieldset>
    <legend>${say('What it shows')}</legend>
    <div class="layouts">
      ${LAYOUTS.map(
        (layout) => html`
          <label class="choice">
            <input
              type="radio"
              name="layout"
              value=${layout}
              .checked=${layout === setup.layout}
              ?disabled=${locked}
              @change=${() => changed(withLayout(setup, layout))}
            />
            <span><b>${LAYOUT_WORDS[layout].name}</b>
              ${isCounted(layout) ? null : html`<span class="tag">${say('not counted')}</span>`}<br />
              <span class="soft">${LAYOUT_WORDS[layout].purpose}</span></span>
          </label>
        `,
      )}
    </div>
  </fieldset>
`

const backgrounds = (setup: ScreenSetup, locked: boolean, changed: (setup: ScreenSetup) => void) => html`
  <fieldset>
    <legend>${say('Behind the words')}</legend>
    <div class="backgrounds">
      ${BACKGROUNDS.map(
        (background) => html`
          <label class="choice">
            <input
              type="radio"
              name="background"
              value=${background}
              .checked=${background === setup.background}
              ?disabled=${locked}
              @change=${() => changed({ ...setup, background })}
            />
            <span><b>${BACKGROUND_WORDS[background].name}</b>
              <span class="soft">${BACKGROUND_WORDS[background].purpose}</span></span>
          </label>
        `,
      )}
    </div>
  </fieldset>
`

export const setupFieldsLook = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend,
  .field > label {
    padding: 0;
    margin-bottom: 5px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  output {
    font-weight: 600;
    color: var(--ink);
  }
  .layouts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 6px;
  }
  .choice {
    display: flex;
    gap: 10px;
    padding: 8px 10px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font-size: 13px;
    line-height: 1.35;
    cursor: pointer;
  }
  .choice:hover {
    background: var(--raised);
  }
  .choice b {
    font-size: 14px;
    font-weight: 600;
  }
  .choice input {
    margin-top: 1px;
  }
  .tag {
    margin-inline-start: 6px;
    color: var(--ink-faint);
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 16px;
    align-items: start;
  }
  .backgrounds {
    display: grid;
    gap: 2px;
  }
  .backgrounds .choice {
    padding: 4px 6px;
    border-color: transparent;
  }
  input[type='range'] {
    padding: 8px 0;
    border: 0;
    background: none;
    accent-color: var(--gold);
  }
  @media (max-width: 620px) {
    .layouts,
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`

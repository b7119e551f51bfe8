/** What is known of a level: a shape, a word and a colour, so that none of them has to be enough. */
import { css, html, svg, type TemplateResult } from 'lit'
import { say } from '../language/say.ts'
import type { Mark } from '../rundown-view.ts'

const SHAPES = {
  unknown: svg`<path d="M2.5 6h7" fill="none" stroke="currentColor" stroke-width="1.75" />`,
  sealed: svg`<path d="M.75 2.25h10.5v7.5H.75z M.75 2.5 6 6.75 11.25 2.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" />`,
  stale: svg`<path d="M6 1.5v5.5M6 9.25v1.5" fill="none" stroke="currentColor" stroke-width="2" />`,
  revealed: svg`<path d="m1.5 6.5 3 3 6-7" fill="none" stroke="currentColor" stroke-width="2" />`,
  retracted: svg`<path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" stroke-width="2" />`,
}

/** An entry was withdrawn since it was sealed. */
const WORDS: Record<Mark, string> = {
  unknown: say('unknown'),
  sealed: say('sealed'),
  stale: say('seal again'),
  revealed: say('revealed'),
  retracted: say('retracted'),
}

/** The mark with its word; with `named`, the word is left to screen readers and the level's name comes before it. */
export const levelMark = (mark: Mark, named?: string): TemplateResult => html`
  <span class="mark ${mark}" title=${named === undefined ? WORDS[mark] : `${named}: ${WORDS[mark]}`}>
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${SHAPES[mark]}</svg>
    <span class=${named === undefined ? '' : 'unseen'}>${named === undefined ? WORDS[mark] : `${named} ${WORDS[mark]}`}</span>
  </span>
`

export const markLook = css`
  .mark {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: 12px;
    white-space: nowrap;
  }
  .mark svg {
    flex: none;
  }
  .mark.unknown {
    color: var(--ink-faint);
  }
  .mark.sealed {
    color: var(--gold);
  }
  .mark.stale {
    color: var(--warn);
  }
  .mark.revealed {
    color: var(--ink);
  }
  .mark.retracted {
    color: var(--on-ink);
  }
`

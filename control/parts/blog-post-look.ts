/** How a post looks on the desk. */
import { css } from 'lit'

export const postLook = css`
  article {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4px;
    padding: 10px 12px 8px;
    border-bottom: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    font-size: 12px;
    color: var(--ink-faint);
  }
  time {
    color: var(--ink-soft);
  }
  .mark {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--gold);
    font-weight: 600;
  }
  .mark svg {
    width: 12px;
    height: 12px;
  }
  figure {
    margin: 4px 0 0;
  }
  img {
    display: block;
    max-width: 100%;
    height: auto;
    max-height: 200px;
    border-radius: 4px;
  }
  figcaption {
    margin-top: 3px;
    font-size: 12px;
    color: var(--ink-soft);
  }
  .labels {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    font-size: 12px;
  }
  .labels span {
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 9px;
    color: var(--ink-soft);
  }
  .correction {
    padding: 4px 10px;
    border-inline-start: 3px solid var(--warn);
    color: var(--ink-soft);
    font-size: 13px;
  }
  .withdrawing {
    display: grid;
    gap: 8px;
  }
  .winner {
    color: var(--gold);
  }
  .withdrawn {
    color: var(--on-ink);
    font-weight: 600;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .actions button {
    min-height: 28px;
    padding: 2px 10px;
    font-size: 13px;
  }
  .actions button.quiet:first-child {
    margin-left: -10px;
  }
  @media (pointer: coarse) {
    .actions button {
      min-width: 44px;
      min-height: 44px;
    }
    input:not([type='checkbox']):not([type='radio']) {
      min-height: 44px;
      font-size: 16px;
    }
  }
`

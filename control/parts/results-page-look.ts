/** How the results page looks: a checklist that can be read at arm's length. */
import { css } from 'lit'

export const resultsPageLook = css`
  header {
    margin-bottom: 14px;
  }
  h3 {
    font-size: 12.5px;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .count strong {
    margin-inline-end: 8px;
    font-size: 17px;
  }
  progress {
    display: block;
    width: min(320px, 100%);
    height: 6px;
    margin-top: 6px;
    border: 0;
    border-radius: 3px;
    overflow: hidden;
    appearance: none;
    background: var(--lifted);
  }
  progress::-webkit-progress-bar {
    background: var(--lifted);
  }
  progress::-webkit-progress-value {
    background: var(--gold);
  }
  progress::-moz-progress-bar {
    background: var(--gold);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 18px;
  }
  .filter {
    display: inline-flex;
    gap: 2px;
  }
  .filter [aria-pressed='true'] {
    border-color: var(--ink-soft);
    background: var(--lifted);
  }
  .filter [aria-pressed='false'] {
    color: var(--ink-soft);
    font-weight: 500;
  }
  .paper {
    color: var(--ink);
  }
  .refusal {
    margin: 0 0 8px;
  }
  ol {
    border-top: 1px solid var(--line);
  }
  li.row {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) 150px 350px;
    align-items: center;
    gap: 4px 12px;
    padding: 8px;
    border-bottom: 1px solid var(--line);
  }
  li.row:lang(de) {
    grid-template-columns: 28px minmax(0, 1fr) 150px 420px;
  }
  li.open,
  li.again {
    box-shadow: inset 3px 0 var(--warn);
  }
  .number {
    color: var(--ink-faint);
    text-align: end;
  }
  .what {
    display: grid;
    gap: 2px;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .title {
    font-weight: 600;
  }
  .tags {
    column-gap: 14px;
    color: var(--ink-soft);
  }
  .level {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  .open .state strong,
  .again .state strong {
    color: var(--warn);
  }
  .acts {
    justify-content: flex-end;
  }
  .prints {
    grid-column: 2 / -1;
    font-size: 13px;
  }
  summary {
    width: max-content;
    color: var(--ink-soft);
    cursor: pointer;
  }
  .prints > div {
    padding: 6px 0;
  }
  .prints p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
  }
  code {
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  @media (max-width: 899px) {
    li.row,
    li.row:lang(de) {
      grid-template-columns: 22px minmax(0, 1fr) auto;
    }
    .acts,
    .prints {
      grid-column: 1 / -1;
    }
    .acts {
      justify-content: flex-start;
    }
  }
  @media (max-width: 559px) {
    .state {
      grid-column: 2 / -1;
    }
  }
`

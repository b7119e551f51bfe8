/** How the as-run log looks: a ledger that is read from the top. */
import { css } from 'lit'

export const asRunPageLook = css`
  .papers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 32px;
    margin-top: 14px;
    font-size: 13px;
  }
  .papers div {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 14px;
  }
  .papers dt {
    color: var(--ink-soft);
  }
  .papers dd {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 14px;
  }
  .papers a {
    padding: 4px 0;
    color: var(--ink);
    font-weight: 600;
    text-underline-offset: 3px;
  }
  log-head {
    margin-top: 12px;
  }
  section {
    margin-top: 20px;
  }
  li {
    display: grid;
    grid-template-columns: 96px 48px 150px minmax(0, 1fr) minmax(90px, 160px) minmax(150px, 200px);
    gap: 2px 14px;
    align-items: baseline;
    padding: 7px 0;
    border-bottom: 1px solid var(--line);
    line-height: 1.35;
    content-visibility: auto;
    contain-intrinsic-size: auto 34px;
  }
  time small {
    color: var(--ink-faint);
    font-size: 11.5px;
  }
  .seq {
    font-size: 12.5px;
    text-align: end;
  }
  strong {
    font-weight: 600;
  }
  strong[data-group='results'] {
    color: var(--gold);
  }
  .what,
  .screens {
    display: grid;
    gap: 1px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .what .soft,
  .screens,
  .by {
    font-size: 13px;
  }
  .by {
    overflow-wrap: anywhere;
  }
  .silent {
    color: var(--warn);
    font-weight: 600;
  }
  .older {
    margin-top: 16px;
  }
  @media (max-width: 939px) {
    li {
      grid-template-columns: 96px minmax(0, 1fr) auto;
      contain-intrinsic-size: auto 76px;
    }
    li strong {
      grid-column: 2;
    }
    li time {
      grid-row: 1;
    }
    li .seq {
      grid-column: 3;
      grid-row: 1;
    }
    li .what,
    li .by,
    li .screens {
      grid-column: 2 / -1;
    }
  }
  @media (max-width: 719px) {
    .find select {
      width: 100%;
    }
    .papers a {
      padding: 10px 0;
    }
  }
`

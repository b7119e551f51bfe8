/** How the ready check looks: a list that is read from the top, what is wrong first. */
import { css } from 'lit'

export const readyPageLook = css`
  .verdict {
    margin-top: 14px;
    padding: 10px 14px;
    border-inline-start: 4px solid var(--line-strong);
    background: var(--panel);
    font-size: 17px;
    font-weight: 600;
  }
  .verdict.problem {
    border-color: var(--on);
    background: var(--on-wash);
  }
  .verdict.warning {
    border-color: var(--warn);
    background: var(--warn-wash);
  }
  .verdict.ok {
    border-color: var(--next);
    background: var(--next-wash);
  }
  section {
    margin-top: 24px;
  }
  li {
    display: grid;
    grid-template-columns: 112px minmax(0, 1fr) auto;
    gap: 4px 16px;
    align-items: center;
    min-height: 48px;
    padding: 6px 0;
    border-bottom: 1px solid var(--line);
  }
  .state {
    display: flex;
    gap: 9px;
    align-items: baseline;
    font-weight: 600;
  }
  .state > span:first-child {
    width: 1.2em;
    text-align: center;
  }
  .problem .state {
    color: var(--on-ink);
  }
  .warning .state {
    color: var(--warn);
  }
  .unknown .state {
    color: var(--ink-soft);
  }
  .ok .state {
    color: var(--next-ink);
  }
  .ok .says {
    color: var(--ink-soft);
  }
  .says {
    overflow-wrap: anywhere;
  }
  li button,
  a.button {
    min-height: 32px;
    padding: 4px 10px;
    font-size: 13px;
  }
  @media (pointer: coarse) {
    li button,
    a.button {
      min-height: 44px;
    }
  }
  @media (max-width: 719px) {
    li {
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      padding: 10px 0;
    }
  }
`

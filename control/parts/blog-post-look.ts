/** How a post looks on the desk. */
import { css } from 'lit'

export const postLook = css`
  article {
    display: grid;
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
  .text {
    white-space: pre-wrap;
  }
  .text.now {
    padding: 6px 10px;
    border-left: 3px solid var(--line-strong);
    color: var(--ink-soft);
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
      min-height: 44px;
    }
  }
`

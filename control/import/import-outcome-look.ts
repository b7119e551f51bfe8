/** How the import's lists look: what is to be put right, what comes of it, and what differs. */
import { css } from 'lit'

export const importOutcomeLook = css`
  .good {
    color: var(--next-ink);
  }
  .problems li,
  .questions li {
    padding: 7px 10px;
    border-inline-start: 3px solid var(--line-strong);
    background: var(--raised);
    line-height: 1.4;
    overflow-wrap: anywhere;
  }
  .problems li + li,
  .questions li + li {
    margin-top: 4px;
  }
  .problems.grave li {
    border-color: var(--on-ink);
  }
  .problems.look li,
  .questions li {
    border-color: var(--warn);
  }
  .questions .answered {
    border-color: var(--next);
  }
  .problems button {
    min-height: 26px;
    padding: 0 8px;
    font-size: 13px;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .questions select {
    margin-top: 6px;
  }
  .check {
    display: flex;
    align-items: flex-start;
    gap: 9px;
    margin-top: 12px;
    cursor: pointer;
  }
  .preview > li {
    padding: 10px 0 12px;
    border-top: 1px solid var(--line);
  }
  .preview > li:first-child,
  .difference li:first-child {
    border-top: 0;
    padding-top: 0;
  }
  .preview h3 {
    margin: 0;
    color: var(--gold);
    font-size: 15px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 12px;
    margin: 1px 0 6px;
    color: var(--ink-faint);
    font-size: 12.5px;
  }
  .sealed {
    color: var(--next-ink);
  }
  .preview ul li {
    padding: 2px 0 2px 10px;
    border-inline-start: 2px solid var(--line);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .preview b,
  .difference b {
    font-weight: 600;
  }
  .preview ul span {
    margin-inline-start: 6px;
  }
  .withdrawn b {
    color: var(--ink-faint);
    text-decoration: line-through;
  }
  .difference li {
    padding: 8px 0;
    border-top: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .change {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    font-size: 13px;
    white-space: pre-line;
  }
  del {
    color: var(--on-ink);
  }
  ins {
    color: var(--next-ink);
    text-decoration: none;
  }
  .outcome .field {
    margin-top: 14px;
  }
`

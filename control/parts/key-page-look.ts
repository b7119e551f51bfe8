/** How the page of the key looks: text to be read before anything is done. */
import { css } from 'lit'

export const keyPageLook = css`
  :host {
    max-width: 760px;
  }
  h1 {
    margin-bottom: 12px;
  }
  section {
    display: grid;
    justify-items: start;
    gap: 12px;
    margin-bottom: 16px;
    padding: 14px 16px 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--panel);
  }
  section.warned {
    border-color: var(--warn);
  }
  .warned .state strong {
    color: var(--warn);
  }
  section > * {
    width: 100%;
  }
  section > button {
    width: auto;
  }
  h2 {
    font-size: 15px;
    color: var(--ink);
  }
  p {
    line-height: 1.5;
  }
  dl {
    display: grid;
    gap: 4px;
  }
  dl > div {
    display: grid;
    grid-template-columns: 120px 1fr;
    gap: 12px;
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .closed dd {
    color: var(--warn);
  }
  code,
  pre,
  textarea {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
  }
  pre {
    margin: 0;
    padding: 12px 14px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ground);
    overflow-x: auto;
    user-select: all;
  }
  .refusal {
    margin: 0 0 4px;
  }
`

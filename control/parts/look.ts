/** The one look of the desk: what every part of it shares. Colours stand in control.css. */
import { css } from 'lit'

export const look = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: 24px;
    font-weight: 600;
    line-height: 1.3;
  }
  h2 {
    font-size: 12px;
    font-weight: 600;
    letter-spacing: 0.02em;
    color: var(--ink-soft);
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: 34px;
    padding: 5px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    font-weight: 600;
    text-align: center;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    background: var(--lifted);
  }
  button:disabled {
    color: var(--ink-faint);
    border-color: var(--line);
    background: transparent;
    cursor: not-allowed;
  }
  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--ink-soft);
    font-weight: 500;
  }
  button.quiet:hover:not(:disabled) {
    background: var(--lifted);
    color: var(--ink);
  }
  button.quiet:disabled {
    color: #6f747b;
  }
  button.main {
    background: var(--next);
    border-color: var(--next);
    color: #fff;
  }
  button.main:hover:not(:disabled) {
    background: #1f8649;
  }
  button.danger {
    background: var(--on);
    border-color: var(--on);
    color: #fff;
  }
  button.danger:hover:not(:disabled) {
    background: #c32521;
  }
  button.main:disabled,
  button.danger:disabled {
    background: var(--lifted);
    border-color: var(--lifted);
    color: var(--ink-soft);
  }
  input:not([type='checkbox']):not([type='radio']),
  select,
  textarea {
    width: 100%;
    padding: 7px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ground);
  }
  textarea {
    display: block;
    resize: vertical;
    line-height: 1.45;
  }
  ::placeholder {
    color: var(--ink-faint);
    opacity: 1;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--gold);
    flex: none;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  kbd {
    display: inline-block;
    min-width: 20px;
    padding: 0 6px;
    border: 1px solid currentcolor;
    border-radius: 4px;
    font: 600 12px / 18px var(--sans);
    text-align: center;
    white-space: nowrap;
  }
  .soft {
    color: var(--ink-soft);
  }
  .faint {
    color: var(--ink-faint);
  }
  .refusal {
    padding: 8px 12px;
    border-left: 3px solid var(--warn);
    background: var(--warn-wash);
    color: var(--warn);
    font-weight: 500;
  }
  [slot='foot'] .refusal {
    margin-bottom: 12px;
  }
  .lock {
    padding: 10px 14px;
    border: 1px solid var(--warn);
    border-radius: var(--radius);
    background: var(--warn-wash);
    color: var(--warn);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .field {
    display: grid;
    gap: 5px;
  }
  .field > span {
    font-size: 13px;
    color: var(--ink-soft);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  @media (pointer: coarse) {
    button {
      min-height: 44px;
    }
  }
`

/** How a field that saves itself looks: its state stands beside its name, so that nothing moves when it changes. */
import { css } from 'lit'

export const setFieldLook = css`
  :host {
    min-width: 0;
  }
  .top {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    min-height: 20px;
    margin-bottom: 5px;
    font-size: 13px;
    line-height: 20px;
  }
  label {
    color: var(--ink-soft);
  }
  .state {
    flex: none;
    font-size: 12px;
    color: var(--ink-faint);
  }
  .state.saved::before {
    content: '✓ ';
    color: var(--next-ink);
  }
  .state.refused,
  .state.frozen,
  .state.conflict,
  .state.written {
    color: var(--warn);
  }
  input[readonly],
  textarea[readonly] {
    border-color: var(--line);
    color: var(--ink-soft);
  }
  input::-webkit-calendar-picker-indicator {
    filter: invert(0.75);
  }
  .hint {
    margin-top: 4px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--ink-faint);
  }
  .trouble {
    display: grid;
    gap: 8px;
    margin-top: 6px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--warn);
    background: var(--warn-wash);
    color: var(--warn);
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .trouble.frozen {
    border-color: var(--on);
    background: var(--on-wash);
    color: var(--on-ink);
  }
  .trouble button {
    color: var(--ink);
  }
  q {
    color: var(--ink);
  }
`

/** How the rundown looks. */
import { css } from 'lit'

export const rundownLook = css`
  .jump {
    position: relative;
    padding: 10px 12px;
    border-bottom: 1px solid var(--line);
  }
  .jump input {
    padding-right: 64px;
  }
  .jump kbd {
    position: absolute;
    top: 50%;
    right: 22px;
    transform: translateY(-50%);
    color: var(--ink-soft);
    pointer-events: none;
  }
  .jump input::-webkit-search-cancel-button {
    display: none;
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    padding: 6px 0 24px;
    scrollbar-color: var(--line-strong) transparent;
    scroll-padding: 48px 0;
  }
  .none {
    padding: 14px 16px;
  }
  h3 {
    font: inherit;
  }
  button.head,
  button.row {
    display: flex;
    width: 100%;
    min-height: 34px;
    padding: 6px 14px;
    border: 0;
    border-radius: 0;
    background: transparent;
    font-weight: 400;
    text-align: start;
    justify-content: flex-start;
  }
  button.head:focus-visible,
  button.row:focus-visible {
    outline-offset: -2px;
  }
  .name {
    flex: 1;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .number {
    align-self: start;
    min-width: 20px;
    color: var(--ink-faint);
  }
  .noted {
    padding: 0 5px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    color: var(--ink-soft);
    font-size: 11px;
    font-weight: 400;
    line-height: 16px;
  }
  .marks {
    display: inline-flex;
    gap: 6px;
  }
  .chapter.on,
  .chapter.next {
    margin: 4px 0;
    background: var(--raised);
  }
  .chapter.on > h3 .name,
  .chapter.next > h3 .name {
    font-weight: 650;
  }
  .chapter ul {
    padding-bottom: 6px;
  }
  .chapter button.row {
    padding-inline-start: 42px;
  }
  .slide button.row {
    padding-inline-start: 42px;
    color: var(--ink-soft);
  }
  button.row:disabled {
    color: var(--ink-soft);
  }
  button.row.on {
    background: var(--on-wash);
    color: var(--ink);
    box-shadow: inset 4px 0 0 var(--on);
    font-weight: 600;
  }
  button.row.next {
    background: var(--next-wash);
    color: var(--ink);
    box-shadow: inset 4px 0 0 var(--next);
    font-weight: 600;
  }
  /* The longer words of German beside it go to a line of their own before a name is broken. */
  button.row.on:lang(de) .name,
  button.row.next:lang(de) .name {
    min-width: 12ch;
  }
  button.row.on.next {
    box-shadow:
      inset 4px 0 0 var(--on),
      inset 8px 0 0 var(--next);
  }
  .tag {
    flex: none;
    padding: 0 7px;
    border-radius: 4px;
    color: #fff;
    font-size: 11px;
    font-weight: 700;
    line-height: 18px;
    letter-spacing: 0.06em;
  }
  .tag.on {
    background: var(--on);
  }
  .tag.next {
    background: var(--next);
  }
`

/** How the composer looks: on a phone as at the desk. */
import { css } from 'lit'

export const composerLook = css`
  :host {
    container-type: inline-size;
  }
  .all {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  .tools button {
    min-width: 32px;
    min-height: 32px;
    padding: 4px 7px;
    gap: 5px;
    font-size: 13px;
    border-color: transparent;
    background: transparent;
    color: var(--ink-soft);
    font-weight: 500;
  }
  .tools button:hover:not(:disabled) {
    background: var(--lifted);
    color: var(--ink);
  }
  .tools [aria-pressed='true'] {
    border-color: var(--gold);
    color: var(--gold);
  }
  .tools .gap {
    width: 1px;
    margin: 5px 4px;
    background: var(--line);
  }
  .write {
    position: relative;
  }
  textarea {
    min-height: var(--roomy, 84px);
    max-height: 46vh;
    font-size: 15px;
    field-sizing: content;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .count {
    margin-inline-start: auto;
    font-size: 12px;
  }
  .count.over {
    color: var(--warn);
    font-weight: 600;
  }
  .correction {
    padding: 10px;
    border: 1px solid var(--warn);
    border-radius: var(--radius);
    background: var(--warn-wash);
  }
  input[type='file'] {
    display: none;
  }
  /* Beside the stage and on the smallest phones the drawings alone: all of them in reach, two rows at the most. */
  @container (max-width: 345px) {
    .tools .name {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .tools .gap {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .tools button {
      min-width: 44px;
      min-height: 44px;
    }
    /* Smaller letters make a phone zoom in, and lose the rest of the page. */
    textarea,
    .correction input:not([type='checkbox']):not([type='radio']) {
      min-height: 44px;
      font-size: 16px;
    }
    textarea {
      min-height: 96px;
    }
  }
`

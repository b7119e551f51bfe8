/** How the forms at the door look. */
import { css } from 'lit'

export const gateLook = css`
  :host {
    display: grid;
    place-items: center;
    min-height: 92vh;
    padding: 24px 16px;
  }
  form {
    display: grid;
    gap: 16px;
    width: min(400px, 100%);
  }
  svg {
    color: var(--gold);
  }
  h1 {
    font-size: 26px;
    font-weight: 650;
    line-height: 1.2;
    overflow-wrap: anywhere;
  }
  input:not([type='checkbox']):not([type='radio']) {
    padding: 11px 12px;
    font-size: 16px;
  }
  button {
    min-height: 44px;
  }
  .foot {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin: 0;
  }
  .hint {
    margin-top: -8px;
    font-size: 13px;
  }
`

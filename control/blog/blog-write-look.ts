/** How the place looks where posts begin. */
import { css } from 'lit'

export const blogWriteLook = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
    padding: 10px 12px 12px;
  }
  .hint {
    margin-inline-start: auto;
  }
  .pick {
    display: grid;
    gap: 4px;
    padding: 10px;
    border: 1px solid var(--warn);
    border-radius: var(--radius);
  }
  .pick li button {
    display: flex;
    justify-content: flex-start;
    width: 100%;
    min-width: 0;
    text-align: start;
    font-weight: 400;
  }
  .pick li span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    /* No keyboard, no chord. */
    .hint {
      display: none;
    }
  }
`

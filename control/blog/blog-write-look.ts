/** How the place looks where posts begin. */
import { css } from 'lit'

export const blogWriteLook = css`
  :host {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 8px;
    padding: 10px 12px 12px;
  }
  .after {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .after:empty {
    display: none;
  }
  post-composer > .quiet {
    padding-inline: 8px;
  }
  .hint {
    margin-inline-start: auto;
  }
  .pick {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  @container (max-width: 345px) {
    .hint {
      display: none;
    }
  }
  @media (pointer: coarse) {
    /* No keyboard, no chord. */
    .hint {
      display: none;
    }
  }
`

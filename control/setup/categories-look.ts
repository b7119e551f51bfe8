/** How the categories look: a list beside the one that is open; where there is room for one, one or the other. */
import { css } from 'lit'

export const categoriesLook = css`
  .two {
    display: grid;
    grid-template-columns: minmax(240px, 320px) minmax(0, 1fr);
    gap: 32px;
    align-items: start;
  }
  .list > input {
    margin: 12px 0 8px;
  }
  li button {
    display: grid;
    justify-content: stretch;
    gap: 1px;
    width: 100%;
    padding: 7px 10px;
    text-align: start;
    line-height: 1.3;
  }
  li button[aria-current] {
    background: var(--lifted);
    box-shadow: inset 3px 0 var(--gold);
  }
  .title {
    font-weight: 600;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  .detail {
    position: sticky;
    top: 64px;
    min-width: 0;
  }
  @media (max-width: 899px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    .two.opened .list,
    .two:not(.opened) .detail {
      display: none;
    }
    .detail {
      position: static;
    }
  }
`

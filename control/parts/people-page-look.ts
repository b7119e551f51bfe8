/** How the page of the people looks: names first, then where they are. */
import { css } from 'lit'

export const peoplePageLook = css`
  :host {
    max-width: 1100px;
  }
  .said {
    margin-top: 10px;
    padding: 0;
  }
  .none {
    max-width: 60ch;
    padding: 16px 0;
  }
  section {
    margin-top: 22px;
  }
  .person {
    padding: 12px 0;
    border-bottom: 1px solid var(--line);
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 150px auto;
    gap: 8px 16px;
    align-items: center;
  }
  h3 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  .standing {
    font-size: 13px;
    color: var(--ink-soft);
  }
  .shape {
    display: inline-block;
    width: 14px;
  }
  .here .standing {
    color: var(--next-ink);
  }
  .lapsed .standing,
  .awaited .shape {
    color: var(--warn);
  }
  .shut .standing {
    color: var(--on-ink);
  }
  .shut h3 {
    color: var(--ink-soft);
  }
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
    gap: 2px 16px;
    align-items: center;
    padding-left: 14px;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .person > ul {
    margin-top: 6px;
  }
  @media (max-width: 939px) {
    .top {
      grid-template-columns: minmax(0, 1fr) 150px;
    }
    .acts {
      grid-column: 1 / -1;
    }
  }
  @media (max-width: 719px) {
    .acts {
      gap: 6px;
    }
    .acts button {
      padding-inline: 10px;
    }
    .top {
      grid-template-columns: minmax(0, 1fr);
    }
    .desk {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .desk .soft {
      grid-row: 2;
    }
    .desk button {
      grid-row: 1 / 3;
      grid-column: 2;
    }
  }
`

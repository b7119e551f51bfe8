/** How the page of the shows looks: a shelf of evenings, the one on air in front. */
import { css } from 'lit'

export const showsPageLook = css`
  section,
  details.group {
    margin-top: 24px;
  }
  summary {
    padding-bottom: 6px;
    border-bottom: 1px solid var(--line);
    font-size: 14px;
    font-weight: 600;
    color: var(--ink-soft);
    cursor: pointer;
  }
  li.show {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px 24px;
    align-items: start;
    padding: 14px 0 14px 14px;
    border-bottom: 1px solid var(--line);
    border-inline-start: 3px solid transparent;
  }
  li.show.on-air {
    border-inline-start-color: var(--on);
  }
  h2 {
    font-size: 17px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: 0;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  .about {
    display: grid;
    gap: 3px;
    min-width: 0;
  }
  .about p {
    overflow-wrap: anywhere;
  }
  .standing {
    display: inline-flex;
    gap: 7px;
    align-items: baseline;
    font-weight: 600;
    color: var(--ink-soft);
  }
  .standing.on-air {
    color: var(--on-ink);
  }
  .standing.over {
    color: var(--next-ink);
  }
  .acts {
    justify-content: flex-end;
    gap: 6px;
    max-width: 560px;
  }
  .acts button,
  .acts a {
    min-height: 32px;
    padding: 4px 10px;
    font-size: 13px;
  }
  .rehearsals {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    font-size: 13px;
  }
  .rehearsals button {
    min-height: 28px;
    padding: 2px 8px;
    font-size: 13px;
  }
  @media (pointer: coarse) {
    .acts button,
    .acts a,
    .rehearsals button {
      min-height: 44px;
    }
  }
  @media (max-width: 939px) {
    li.show {
      grid-template-columns: minmax(0, 1fr);
    }
    .acts {
      justify-content: flex-start;
      max-width: none;
    }
  }
  @media (max-width: 719px) {
    header .row {
      width: 100%;
    }
    header .row > * {
      flex: 1;
    }
  }
`

/** How a screen's card looks: quiet while all is well, so that trouble is the only colour. */
import { css } from 'lit'

export const screenCardLook = css`
  article {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--panel);
    overflow: hidden;
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 1px 10px;
    align-items: baseline;
    padding: 10px 12px 9px;
  }
  h2 {
    font-size: 15px;
    line-height: 1.3;
    letter-spacing: 0;
    color: var(--ink);
    overflow-wrap: anywhere;
    /* A name may be long; the pictures keep in line, and the whole of it is in its title. */
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .word {
    font-size: 13px;
    font-weight: 600;
    white-space: nowrap;
    color: var(--ink-soft);
  }
  .what {
    grid-column: 1 / -1;
    font-size: 12.5px;
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .show bdi {
    font-weight: 600;
    color: var(--ink);
  }
  .showing .word {
    color: var(--next-ink);
  }
  .behind,
  .waiting {
    border-color: #7d662a;
  }
  .behind .word,
  .waiting .word {
    color: var(--warn);
  }
  .silent,
  .away {
    border-color: var(--on);
  }
  .silent header,
  .away header {
    background: var(--on-wash);
  }
  .silent .word,
  .away .word {
    color: var(--on-ink);
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 8px;
    padding: 8px 12px;
  }
  dt {
    font-size: 11px;
    color: var(--ink-faint);
  }
  dd {
    font-size: 13px;
    white-space: nowrap;
  }
  .bad {
    color: var(--warn);
    font-weight: 600;
  }
  details {
    padding: 0 12px 8px;
    font-size: 13px;
    color: var(--warn);
  }
  summary {
    min-height: 24px;
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary span {
    margin-inline-end: 4px;
    font-size: 9px;
    vertical-align: 2px;
  }
  summary::after {
    content: ' – ' attr(data-more);
    font-weight: 400;
    color: var(--ink-soft);
  }
  [open] summary::after {
    content: '';
  }
  details li {
    padding: 2px 0 4px;
    color: var(--ink);
  }
  .acts {
    display: flex;
    gap: 2px;
    margin-top: auto;
    padding: 0 4px 4px;
    border-top: 1px solid var(--line);
  }
  .acts button {
    flex: auto;
    min-height: 32px;
    margin-top: 4px;
    padding: 4px 6px;
    font-size: 13px;
  }
  /* German words need two rows where a card is narrow. */
  @media (min-width: 720px) {
    .acts:lang(de) {
      display: grid;
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (pointer: coarse) {
    .acts button {
      min-height: 44px;
    }
  }
  @media (max-width: 719px) {
    article {
      display: grid;
      grid-template-columns: 136px minmax(0, 1fr);
      align-items: center;
    }
    header {
      grid-column: 2;
      grid-row: 1;
      height: 100%;
      align-content: center;
    }
    screen-miniature {
      grid-column: 1;
      grid-row: 1;
    }
    dl,
    details,
    .acts {
      grid-column: 1 / -1;
    }
  }
`

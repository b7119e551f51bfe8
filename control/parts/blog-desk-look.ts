/** How the live blog's desk looks: one column beside the stage and on a phone, two where it has the page to itself. */
import { css } from 'lit'

export const blogDeskLook = css`
  :host {
    container-type: inline-size;
    min-height: 0;
    overflow-y: auto;
    scrollbar-color: var(--line-strong) transparent;
  }
  blog-write {
    border-bottom: 1px solid var(--line);
  }
  .parts {
    position: sticky;
    z-index: 2;
    top: 0;
    display: flex;
    gap: 2px;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
    background: var(--panel);
  }
  .parts button {
    min-height: 32px;
    padding: 3px 9px;
    font-size: 13px;
  }
  .parts [aria-current] {
    background: var(--lifted);
    color: var(--ink);
  }
  .number {
    min-width: 18px;
    padding: 0 5px;
    border-radius: 9px;
    background: var(--line-strong);
    color: var(--ink);
    font-size: 12px;
    line-height: 18px;
  }
  /* What readers have may be older than the link; what is written here is not. */
  .stale {
    filter: grayscale(1) brightness(0.85);
  }
  .list {
    padding-bottom: 24px;
  }
  .list h2 {
    padding: 12px 12px 4px;
  }
  .none {
    padding: 16px;
  }
  @media (pointer: coarse) {
    .parts button {
      min-height: 44px;
    }
  }
  @container (min-width: 820px) {
    .both {
      display: grid;
      grid-template-columns: minmax(0, 11fr) minmax(0, 9fr);
      height: 100%;
    }
    .both > * {
      min-height: 0;
      overflow-y: auto;
      scrollbar-color: var(--line-strong) transparent;
    }
    blog-write {
      border-bottom: 0;
      border-inline-end: 1px solid var(--line);
      --roomy: 140px;
    }
  }
`

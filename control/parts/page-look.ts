/** The one look of a page of the desk; each adds what is its own. */
import { css } from 'lit'

export const pageLook = css`
  :host {
    min-height: 100%;
    padding: 16px;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: 10px 24px;
  }
  header > div {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .said {
    padding-bottom: 8px;
    color: var(--next-ink);
    font-weight: 500;
  }
  .refusal {
    margin-top: 8px;
  }
  .none {
    padding: 24px 0;
  }
  .find {
    flex-wrap: nowrap;
  }
  .find input {
    width: 240px;
  }
  .find select {
    width: auto;
  }
  @media (max-width: 719px) {
    :host {
      padding: 12px;
    }
    .find {
      width: 100%;
      flex-wrap: wrap;
    }
    .find input {
      width: 100%;
    }
  }
`

/** Headings of sections, each over a line. */
export const sectionLook = css`
  h2 {
    padding-bottom: 6px;
    border-bottom: 1px solid var(--line);
    font-size: 14px;
  }
`

/** Rows to work in: their marks, and what can be done to it. */
export const rowLook = css`
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    font-size: 12.5px;
  }
  .tag {
    padding: 0 7px;
    border: 1px solid var(--line-strong);
    border-radius: 4px;
    color: var(--ink-soft);
    font-size: 12px;
    font-weight: 600;
    line-height: 18px;
    white-space: nowrap;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
`

/** A place to go that stands among buttons. */
export const linkButtonLook = css`
  a.button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
  }
  a.button:hover {
    background: var(--lifted);
  }
`

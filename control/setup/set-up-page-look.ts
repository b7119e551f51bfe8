/** How the page of the set-up looks: its parts along the top, with what can be undone. */
import { css } from 'lit'

export const setUpPageLook = css`
  :host {
    padding: 0;
  }
  .top {
    position: sticky;
    z-index: 2;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 2px 16px;
    padding: 6px 8px;
    border-bottom: 1px solid var(--line);
    background: var(--ground);
  }
  nav {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  nav button {
    padding-inline: 9px;
  }
  nav [aria-current] {
    background: var(--lifted);
    color: var(--ink);
    box-shadow: inset 0 -2px var(--gold);
  }
  .undo {
    flex-wrap: nowrap;
    gap: 2px;
    min-width: 0;
  }
  .undo button {
    white-space: nowrap;
  }
  .what {
    max-width: 32ch;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .words {
    padding: 0 16px;
  }
  .said {
    padding: 8px 0 0;
  }
  .refusal button {
    margin-inline-start: 8px;
  }
  .lock {
    margin: 8px 16px 0;
  }
  .part {
    padding: 16px;
  }
  .part[data-part='rundown'] {
    padding: 0;
  }
  @media (max-width: 719px) {
    :host {
      padding: 0;
    }
    .top {
      position: static;
      justify-content: flex-start;
      gap: 2px;
    }
    /* All parts, and what can be undone, in two rows. */
    nav {
      display: contents;
    }
    nav button,
    .undo button {
      padding-inline: 7px;
    }
    .undo {
      margin-inline-start: auto;
    }
    .word {
      display: none;
    }
    .part {
      padding: 12px;
    }
    .words {
      padding: 0 12px;
    }
    .what {
      max-width: 22ch;
    }
  }
`

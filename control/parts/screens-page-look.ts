/** How the page of the screens looks: the one sentence first, then the wall. */
import { css } from 'lit'

export const screensPageLook = css`
  header {
    align-items: flex-start;
  }
  .room {
    font-size: 24px;
    font-weight: 600;
    line-height: 1.3;
    color: var(--warn);
  }
  .room.well {
    color: var(--next-ink);
  }
  .troubles {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    min-height: 20px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .troubles .away,
  .troubles .silent {
    color: var(--on-ink);
  }
  .troubles .behind,
  .troubles .waiting {
    color: var(--warn);
  }
  .waiting {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(420px, 100%), 1fr));
    gap: 8px;
    margin-top: 12px;
  }
  .waiting li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    padding: 6px 6px 6px 14px;
    border: 1px solid var(--gold);
    border-radius: 8px;
    background: var(--panel);
  }
  .waiting b {
    font-size: 20px;
    letter-spacing: 0.1em;
    color: var(--gold);
  }
  .waiting span {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(max(256px, 17vw), 100%), 1fr));
    gap: 14px;
    margin-top: 14px;
  }
  .cards screen-card {
    height: 100%;
  }
  .none {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 14vh 16px;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .large {
    font-size: 26px;
    font-weight: 600;
  }
  @media (max-width: 719px) {
    .room {
      font-size: 20px;
    }
    header .row {
      width: 100%;
    }
    header .row button {
      flex: auto;
      padding-inline: 8px;
    }
  }
`

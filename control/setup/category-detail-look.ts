/** How an open category looks: its entries as rows, the open one with all its fields. */
import { css } from 'lit'

export const categoryDetailLook = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .head h1 {
    flex: 1 1 auto;
    font-size: 20px;
    line-height: 1.3;
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  .back {
    display: none;
    margin-inline-start: -12px;
  }
  h2 {
    margin: 24px 0 4px;
  }
  .refusal {
    margin-top: 8px;
  }
  ol li {
    border-bottom: 1px solid var(--line);
    background: var(--ground);
  }
  .line {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
  }
  .grip {
    padding: 6px 8px 6px 2px;
    color: var(--ink-faint);
    cursor: grab;
    touch-action: none;
  }
  .open {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-start;
    gap: 0 12px;
    width: 100%;
    padding: 7px 6px;
    text-align: start;
    line-height: 1.3;
  }
  .open .title {
    color: var(--ink);
  }
  .title,
  .open .faint {
    overflow-wrap: anywhere;
  }
  .open .faint {
    font-size: 13px;
  }
  .withdrawn .title {
    color: var(--ink-faint);
    text-decoration: line-through;
  }
  .opened {
    padding: 0 0 14px 26px;
  }
  .opened .fields {
    margin-top: 4px;
  }
  .opened .acts {
    margin-top: 12px;
  }
  .ref {
    align-self: center;
  }
  .landing {
    opacity: 0.35;
  }
  .dragged {
    border: 1px solid var(--gold);
    opacity: 1 !important;
  }
  @media (max-width: 899px) {
    .back {
      display: inline-flex;
    }
    .head h1 {
      flex-basis: 100%;
      order: 3;
    }
  }
  @media (max-width: 719px) {
    .opened {
      padding-inline-start: 0;
    }
  }
`

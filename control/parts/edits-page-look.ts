/** How the page of the edits looks: the rundown as a list to work in. */
import { css } from 'lit'

export const editsPageLook = css`
  header,
  .lock {
    margin-bottom: 12px;
  }
  h2 {
    margin-top: 24px;
  }
  .refusal {
    margin: 0 0 8px;
  }
  .segment {
    border-bottom: 1px solid var(--line);
  }
  .segment.frozen {
    background: var(--on-wash);
    box-shadow: inset 3px 0 var(--on);
  }
  .line,
  .entries li {
    display: grid;
    align-items: center;
    gap: 4px 10px;
    padding: 5px 8px;
  }
  .line {
    grid-template-columns: auto 22px minmax(0, 1fr) auto;
  }
  .entries {
    padding: 0 0 8px 46px;
  }
  .entries li {
    grid-template-columns: minmax(0, 1fr) auto;
    padding-inline-start: 0;
    border-top: 1px solid var(--line);
  }
  .grip {
    padding: 6px 4px;
    color: var(--ink-faint);
    cursor: grab;
    touch-action: none;
  }
  .landing {
    opacity: 0.35;
  }
  .dragged {
    background: var(--panel);
    outline: 1px solid var(--gold);
    opacity: 1 !important;
  }
  .number {
    color: var(--ink-faint);
    text-align: end;
  }
  .what {
    display: grid;
    gap: 1px;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .title {
    font-weight: 600;
  }
  .entries .title {
    font-weight: 500;
  }
  .tag.on {
    border-color: var(--on);
    background: var(--on);
    color: #fff;
  }
  .tag.next {
    border-color: var(--next);
    background: var(--next);
    color: #fff;
  }
  .aside .title,
  .withdrawn .title {
    color: var(--ink-faint);
  }
  .withdrawn .title {
    text-decoration: line-through;
  }
  .acts {
    justify-content: flex-end;
  }
  .acts button {
    min-height: 32px;
    padding: 3px 9px;
    font-size: 13px;
  }
  [data-do='up'],
  [data-do='down'] {
    min-width: 34px;
  }
  @media (pointer: coarse) {
    .acts button {
      min-height: 44px;
      min-width: 44px;
    }
  }
  @media (max-width: 899px) {
    .line {
      grid-template-columns: auto 22px minmax(0, 1fr);
    }
    .line .acts {
      grid-column: 1 / -1;
      justify-content: flex-start;
    }
    .entries {
      padding-inline-start: 30px;
    }
  }
  @media (max-width: 719px) {
    .entries {
      padding-inline-start: 8px;
    }
  }
`

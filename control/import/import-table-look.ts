/** How a table of an import looks: a sheet under a row of choices. */
import { css } from 'lit'

export const importTableLook = css`
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 14px;
    margin-bottom: 10px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  .choices label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
  }
  .choices .wide {
    flex: 1 1 260px;
  }
  .choices span {
    flex: none;
  }
  .choices input,
  .choices select {
    padding-block: 4px;
  }
  .choices input[type='number'] {
    width: 72px;
  }
  .choices .wide input {
    min-width: 0;
  }
  .scroll {
    position: relative;
    max-height: min(48vh, 480px);
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--panel);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    font-size: 13px;
  }
  th,
  td {
    min-width: 158px;
    max-width: 280px;
    padding: 6px 10px;
    border-bottom: 1px solid var(--line);
    border-inline-end: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    padding-block: 8px;
    background: var(--raised);
    border-bottom: 1px solid var(--line-strong);
  }
  .letters td {
    padding: 1px 10px;
    background: var(--panel);
    color: var(--ink-faint);
    font-size: 11px;
    text-align: center;
  }
  .number {
    position: sticky;
    z-index: 1;
    inset-inline-start: 0;
    min-width: 44px;
    background: var(--raised);
    color: var(--ink-faint);
    text-align: end;
  }
  thead .number {
    z-index: 2;
  }
  .letters td:first-child {
    min-width: 44px;
  }
  .head {
    display: block;
    overflow: hidden;
    margin-bottom: 5px;
    color: var(--ink-soft);
    font-size: 12px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  th select {
    padding: 4px 6px;
    font-weight: 600;
  }
  th.out select {
    color: var(--ink-soft);
    font-weight: 400;
  }
  .why {
    display: block;
    margin-top: 4px;
    color: var(--ink-faint);
    font-size: 11.5px;
    line-height: 1.3;
  }
  .why:empty {
    display: none;
  }
  .cell {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  tr.header td {
    background: var(--raised);
    color: var(--ink-soft);
    font-weight: 600;
  }
  tr.above td,
  td.out {
    color: var(--ink-faint);
  }
  .masked {
    color: var(--gold);
    letter-spacing: 2px;
  }
  tr.sought td,
  tr.sought .number {
    background: var(--warn-wash);
    box-shadow: inset 0 1px var(--warn), inset 0 -1px var(--warn);
  }
  .foot {
    margin-top: 8px;
    font-size: 13px;
  }
  .foot button {
    min-height: 30px;
    padding: 2px 10px;
    font-size: 13px;
  }
  details {
    margin-top: 10px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  summary {
    padding: 4px 0;
    cursor: pointer;
  }
  details li {
    padding: 2px 0 2px 16px;
    overflow-wrap: anywhere;
  }
  @media (max-width: 719px) {
    th,
    td {
      max-width: 200px;
    }
    .scroll {
      max-height: 46vh;
    }
  }
`

/** What the parts of the set-up share in how they look: quiet columns of fields, and rows to work in. */
import { css } from 'lit'
import { rowLook } from '../parts/page-look.ts'

export const partLook = [
  rowLook,
  css`
  h1 .faint {
    font-size: 16px;
    font-weight: 400;
  }
  .lead {
    max-width: 68ch;
    margin-top: 4px;
    text-wrap: pretty;
  }
  .none {
    padding: 16px 0;
  }
  .note {
    max-width: 68ch;
    margin-top: 12px;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 14px 24px;
    align-items: start;
    max-width: 860px;
    margin-top: 16px;
  }
  .wide {
    grid-column: 1 / -1;
    min-width: 0;
  }
  .choices {
    display: grid;
    gap: 4px;
    max-width: 860px;
    margin-top: 16px;
  }
  .choice {
    display: flex;
    gap: 10px;
    padding: 6px 0;
    line-height: 1.35;
    cursor: pointer;
  }
  .choice b {
    font-weight: 600;
  }
  .choice input {
    margin-top: 1px;
  }
  .rows {
    max-width: 860px;
    margin: 16px 0;
  }
  .rows > li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px 16px;
    align-items: end;
    padding: 10px 0;
    border-bottom: 1px solid var(--line);
  }
  .rows > .sponsor {
    grid-template-columns: 120px minmax(0, 1fr) auto;
    align-items: start;
  }
  .sponsor .picture {
    display: grid;
    place-items: center;
    height: 60px;
    margin-top: 25px;
    border-radius: 4px;
    background: var(--panel);
    font-size: 12.5px;
    overflow: hidden;
  }
  .sponsor .picture img {
    width: 100%;
    height: 60px;
    padding: 4px;
    object-fit: contain;
    background: repeating-conic-gradient(#1b1e22 0 25%, #262a30 0 50%) 0 0 / 16px 16px;
  }
  .sponsor .acts {
    margin-top: 25px;
  }
  .used {
    margin-top: 4px;
    font-size: 12.5px;
  }
  summary {
    display: inline-block;
    min-height: 24px;
    cursor: pointer;
    text-decoration: underline;
  }
  .acts button {
    min-height: 34px;
    padding: 3px 10px;
    font-size: 13px;
  }
  .adding {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 8px;
    max-width: 560px;
    margin-top: 12px;
  }
  @media (pointer: coarse) {
    .acts button {
      min-height: 44px;
      min-width: 44px;
    }
  }
  @media (max-width: 719px) {
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
    .rows > li,
    .rows > .sponsor {
      grid-template-columns: minmax(0, 1fr);
    }
    .sponsor .picture,
    .sponsor .acts {
      margin-top: 0;
    }
    .sponsor .picture {
      width: 120px;
    }
  }
`,
]

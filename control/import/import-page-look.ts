/** How the import wizard looks: the table at the left, what comes of it at the right, the button always at hand. */
import { css } from 'lit'

export const importPageLook = css`
  :host {
    display: flex;
    flex-direction: column;
    padding-bottom: 0;
  }
  header {
    margin-bottom: 14px;
  }
  h2 {
    margin-bottom: 10px;
    font-size: 14px;
    color: var(--ink);
  }
  h3 {
    margin: 14px 0 6px;
    font-size: 13px;
    font-weight: 600;
  }
  h2 + h3 {
    margin-top: 0;
  }
  .refusal {
    margin: 0 0 12px;
    white-space: pre-line;
  }
  /** In sight wherever the page was scrolled to. */
  work-progress {
    position: sticky;
    z-index: 3;
    inset-block-start: 0;
    width: 100%;
    max-width: 860px;
    margin: 0 auto 12px;
    padding: 10px 14px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
  }
  import-start {
    width: 100%;
    max-width: 860px;
    margin-inline: auto;
    padding-bottom: 24px;
  }
  .work {
    display: grid;
    grid-template: 'tables outcome' auto 'checks outcome' auto 'target outcome' 1fr / minmax(0, 1fr) minmax(300px, 420px);
    gap: 16px;
    flex: 1;
    align-content: start;
    padding-bottom: 16px;
  }
  section {
    min-width: 0;
    padding: 14px 16px 16px;
    border: 1px solid var(--line);
    border-radius: 8px;
    background: var(--panel);
  }
  .tables {
    grid-area: tables;
  }
  .checks {
    grid-area: checks;
  }
  .target {
    grid-area: target;
  }
  .outcome {
    grid-area: outcome;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-bottom: 12px;
  }
  .files li {
    display: flex;
    align-items: center;
    max-width: 100%;
    padding: 3px;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .files .shown {
    border-color: var(--gold);
    background: var(--raised);
  }
  .files .name {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-start;
    gap: 0 8px;
    min-width: 0;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .files select {
    width: auto;
    flex: none;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 10px 14px;
    margin-top: 12px;
  }
  .fields + .field {
    margin-top: 12px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .hint {
    margin-top: 6px;
    color: var(--warn);
  }
  .done {
    margin-bottom: 16px;
    border-color: var(--next);
    background: var(--next-wash);
  }
  .done h2 {
    margin-bottom: 4px;
    font-size: 16px;
  }
  .done a {
    color: var(--ink);
    font-weight: 600;
    text-underline-offset: 3px;
  }
  footer {
    position: sticky;
    z-index: 2;
    inset-block-end: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    margin: 0 -16px;
    padding: 10px 16px;
    border-top: 1px solid var(--line-strong);
    background: var(--raised);
  }
  footer p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    min-width: 0;
  }
  footer [data-do='import'] {
    min-width: 130px;
    min-height: 42px;
    flex: none;
  }
  footer [data-do='what'] {
    color: var(--warn);
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .warn {
    color: var(--warn);
  }
  .drop {
    position: fixed;
    z-index: 5;
    inset: 12px;
    display: grid;
    place-content: center;
    border: 3px dashed var(--gold);
    border-radius: 12px;
    background: #0c0d0fd9;
    font-size: 20px;
    font-weight: 600;
    pointer-events: none;
  }
  @media (max-width: 1099px) {
    .work {
      grid-template: 'tables' auto 'checks' auto 'target' auto 'outcome' auto / minmax(0, 1fr);
    }
  }
  @media (max-width: 719px) {
    :host {
      padding-bottom: 0;
    }
    section {
      padding: 12px;
    }
    .fields {
      grid-template-columns: minmax(0, 1fr);
    }
    footer {
      margin: 0 -12px;
      padding-inline: 12px;
    }
    footer [data-do='import'] {
      min-width: 100px;
    }
  }
`

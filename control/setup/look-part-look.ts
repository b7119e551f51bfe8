/** How the choosing of a look looks: choices on one side, the stage on the other. */
import { css } from 'lit'

export const lookPartLook = css`
  .sides {
    display: grid;
    grid-template-columns: minmax(0, 380px) minmax(0, 1fr);
    gap: 32px;
    align-items: start;
    margin-top: 16px;
  }
  .choosing {
    display: grid;
    gap: 20px;
    min-width: 0;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-bottom: 6px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  fieldset p {
    margin-bottom: 8px;
  }
  .ready {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .ready button {
    padding-inline: 8px 12px;
    font-weight: 500;
  }
  [aria-pressed='true'] {
    border-color: var(--gold);
    color: var(--ink);
  }
  .colour {
    display: grid;
    grid-template-columns: 48px minmax(0, 1fr) auto;
    gap: 12px;
    align-items: center;
    padding: 6px 0;
    line-height: 1.35;
    cursor: pointer;
  }
  .colour b {
    font-weight: 600;
  }
  .choosing input[type='color'] {
    width: 48px;
    height: 40px;
    padding: 3px;
    cursor: pointer;
  }
  .ratio {
    font-size: 12.5px;
    text-align: end;
  }
  .low {
    color: var(--warn);
    font-weight: 600;
  }
  .state {
    font-size: 13px;
    color: var(--ink-soft);
  }
  .seeing {
    position: sticky;
    top: 72px;
    min-width: 0;
  }
  /* Seen whole, also above the buttons of a low screen. */
  stage-preview {
    max-width: max(320px, calc((100vh - 460px) * 1.7778));
  }
  .samples {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-bottom: 8px;
  }
  .samples [aria-pressed='true'] {
    background: var(--lifted);
    border-color: transparent;
  }
  [role='alert'] {
    display: grid;
    gap: 8px;
  }
  @media (max-width: 899px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
      gap: 20px;
    }
    .seeing {
      position: static;
      order: -1;
    }
  }
`

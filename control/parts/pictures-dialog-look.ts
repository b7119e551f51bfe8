/** How files look that are about to become pictures. */
import { css } from 'lit'

export const picturesDialogLook = css`
  desk-modal {
    --modal-width: 640px;
  }
  ul {
    display: grid;
    gap: 10px;
  }
  section + section {
    margin-top: 20px;
  }
  h3 {
    margin-bottom: 10px;
    padding-bottom: 6px;
    border-bottom: 1px solid var(--line);
    font-size: 14px;
    font-weight: 600;
  }
  progress {
    display: block;
    width: 100%;
    height: 6px;
    margin-bottom: 12px;
    accent-color: var(--gold);
  }
  li {
    display: grid;
    grid-template-columns: 120px minmax(0, 1fr);
    gap: 14px;
    align-items: center;
  }
  .picture {
    display: grid;
    place-items: center;
    height: 80px;
    padding: 4px;
    border-radius: var(--radius);
    background: repeating-conic-gradient(#1b1e22 0 25%, #262a30 0 50%) 0 0 / 20px 20px;
    overflow: hidden;
  }
  .file {
    margin-bottom: 4px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .missing {
    border-color: var(--warn);
  }
  .word {
    min-height: 20px;
    font-size: 13px;
    color: var(--ink-soft);
  }
  .refused .word {
    color: var(--warn);
  }
  .done .word {
    color: var(--next-ink);
  }
  .left-out {
    gap: 4px;
  }
  .left-out li {
    display: block;
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .left-out b {
    font-weight: 600;
  }
  @media (max-width: 560px) {
    li {
      grid-template-columns: 80px minmax(0, 1fr);
    }
  }
`

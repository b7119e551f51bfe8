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
  @media (max-width: 560px) {
    li {
      grid-template-columns: 80px minmax(0, 1fr);
    }
  }
`

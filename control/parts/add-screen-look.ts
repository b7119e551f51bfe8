/** How the dialog looks that adds a screen: the code as large here as it is there. */
import { css } from 'lit'

export const addScreenLook = css`
  desk-modal {
    --modal-width: 720px;
  }
  .codes {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 16px;
  }
  .code {
    font-size: 30px;
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: 0.14em;
    text-align: center;
    text-transform: uppercase;
  }
  .codes ul {
    display: grid;
    gap: 4px;
    max-height: 150px;
    overflow-y: auto;
  }
  .codes li button {
    width: 100%;
    justify-content: space-between;
    font-weight: 400;
  }
  .codes li b {
    font-weight: 600;
    letter-spacing: 0.1em;
  }
  .codes [aria-pressed='true'] {
    border-color: var(--gold);
    background: var(--lifted);
  }
  .codes p {
    overflow-wrap: anywhere;
  }
  @media (max-width: 620px) {
    .codes {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`

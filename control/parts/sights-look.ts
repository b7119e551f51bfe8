/** How it looks what the room sees now, and what it will see. */
import { css } from 'lit'

export const sightsLook = css`
  dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 4px 12px;
  }
  dt {
    color: var(--ink-soft);
  }
  dd {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`

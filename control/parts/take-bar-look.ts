/** The buttons of the evening: green takes, red opens an envelope, and between the two a reveal is armed. */
import { css } from 'lit'

export const takeBarLook = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .take {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
    align-content: center;
    gap: 6px 20px;
    width: 100%;
    min-height: 132px;
    padding: 16px 24px 18px;
    border: 0;
    border-radius: 10px;
    background: var(--next);
    color: #fff;
    text-align: start;
  }
  .take:hover:not(:disabled) {
    background: #1a7841;
  }
  .take.open {
    background: var(--on);
    box-shadow: inset 0 0 0 3px #ffffff2e;
  }
  .take.open:hover:not(:disabled) {
    background: #c92622;
  }
  .take.arm,
  .take.arm:hover:not(:disabled) {
    background: var(--next-wash);
    box-shadow: inset 0 0 0 2px var(--next-ink);
  }
  .take.wait,
  .take.wait:hover:not(:disabled) {
    background: repeating-linear-gradient(135deg, #7d1f1d 0 16px, #6b1a18 16px 32px);
    box-shadow: inset 0 0 0 3px #ffffff2e;
  }
  .take.standby,
  .take.standby:hover:not(:disabled) {
    background: var(--raised);
    box-shadow: inset 0 0 0 1px var(--line-strong);
    color: var(--ink-soft);
  }
  .hint {
    display: flex;
    align-items: center;
    gap: 10px;
    min-height: 34px;
    padding: 0 2px;
    color: var(--ink-soft);
  }
  .hint .armed {
    color: var(--on-ink);
    font-weight: 600;
  }
  .hint button {
    margin-left: auto;
    flex: none;
  }
  .held {
    position: relative;
    overflow: hidden;
    touch-action: none;
  }
  .held.holding::after {
    content: '';
    position: absolute;
    inset: 0;
    background: #ffffff3d;
    transform-origin: left;
    animation: holding 800ms linear both;
    pointer-events: none;
  }
  @keyframes holding {
    from {
      transform: scaleX(0);
    }
  }
  .take.taking,
  .take.taking:hover:not(:disabled) {
    background: var(--lifted);
    color: var(--ink);
  }
  :host([rehearsal]) .take {
    border-top: 10px solid #ffc400;
    border-image: repeating-linear-gradient(-45deg, #ffc400 0 12px, #17130a 12px 24px) 10 / 10px 0 0;
  }
  .take:disabled {
    background: var(--raised);
    color: var(--ink-soft);
  }
  .verb {
    font-size: 14px;
    font-weight: 600;
    letter-spacing: 0.1em;
  }
  .label {
    grid-column: 1;
    font-size: clamp(20px, 2.1vw, 32px);
    line-height: 1.15;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .take .cap {
    grid-row: 1 / span 2;
    grid-column: 2;
    padding: 6px 14px;
    border-width: 1.5px;
    border-radius: 8px;
    font-size: 16px;
    line-height: 22px;
    opacity: 1;
  }
  .typing {
    grid-row: 1 / span 2;
    grid-column: 2;
    max-width: 150px;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.5;
    text-align: end;
  }
  .kept {
    white-space: nowrap;
  }
  .others {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 8px;
  }
  .others button {
    flex-direction: column;
    gap: 2px;
    min-height: 64px;
    padding: 6px 4px;
    line-height: 1.2;
  }
  /* A long word makes its own button wider before it is cut off. */
  .others .held {
    min-width: min-content;
  }
  .others button kbd {
    font-size: 11px;
    line-height: 15px;
    border-color: var(--line-strong);
    color: var(--ink-soft);
    opacity: 1;
  }
  .lift,
  .lift:hover:not(:disabled) {
    background: var(--ink);
    color: #0c0d0f;
    border-color: var(--ink);
  }
  .others .lift kbd {
    color: #0c0d0f;
    border-color: #0c0d0f;
  }
  @media (min-width: 720px) {
    :host([compact]) {
      grid-template:
        'take others' auto
        'hint others' auto
        / minmax(0, 1fr) minmax(0, 1fr);
      gap: 0 8px;
    }
    :host([compact]) .others {
      grid-area: others;
      align-content: start;
    }
    :host([compact]) .take {
      min-height: 68px;
      padding: 8px 18px 10px;
    }
    :host([compact]) .label {
      font-size: clamp(16px, 1.4vw, 22px);
    }
  }
  :host([compact]) .hint {
    min-height: 0;
  }
  @media (max-width: 719px) {
    .take {
      min-height: 92px;
      padding: 10px 16px 12px;
    }
    .take .cap,
    .typing {
      display: none;
    }
    .others {
      gap: 6px;
    }
    .others button {
      min-height: 50px;
      font-size: 13px;
      padding: 4px 1px;
    }
    .others:lang(de) {
      gap: 4px;
    }
    .others:lang(de) button {
      font-size: 12px;
    }
    .others button kbd {
      display: none;
    }
    :host([compact]) .take {
      min-height: 64px;
      padding-block: 6px 8px;
    }
  }
`

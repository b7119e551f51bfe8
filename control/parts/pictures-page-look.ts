/** How the page of the pictures looks: a contact sheet with names. */
import { css } from 'lit'

export const picturesPageLook = css`
  :host {
    position: relative;
  }
  .find button {
    white-space: nowrap;
  }
  section {
    margin-top: 20px;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(360px, 100%), 1fr));
    gap: 0 24px;
  }
  li {
    display: grid;
    grid-template-columns: 84px minmax(0, 1fr) auto;
    gap: 12px;
    align-items: center;
    padding: 7px 0;
    border-bottom: 1px solid var(--line);
  }
  .picture {
    display: grid;
    place-items: center;
    height: 56px;
    border-radius: 4px;
    background: var(--panel);
    overflow: hidden;
  }
  .picture img {
    width: 100%;
    height: 56px;
    padding: 3px;
    object-fit: contain;
    background: repeating-conic-gradient(#1b1e22 0 25%, #262a30 0 50%) 0 0 / 16px 16px;
  }
  .borrowed img {
    opacity: 0.45;
  }
  .name {
    display: grid;
    overflow-wrap: anywhere;
    line-height: 1.3;
  }
  .name .soft,
  .name .faint {
    font-size: 12.5px;
  }
  .acts {
    display: flex;
    flex-direction: column;
  }
  .acts button {
    min-height: 28px;
    padding: 2px 8px;
    font-size: 13px;
  }
  .more {
    padding: 10px 0;
  }
  .drop {
    position: fixed;
    z-index: 3;
    inset: 60px 16px 16px;
    display: grid;
    place-content: center;
    border: 2px dashed var(--gold);
    border-radius: 10px;
    background: #0c0d0fe0;
    font-size: 22px;
    font-weight: 600;
    pointer-events: none;
  }
  @media (max-width: 719px) {
    .find select,
    .find button {
      flex: 1;
    }
  }
`

/** The desk's three panels: side by side, two and two, or one at a time with the buttons always at hand. */
import { css } from 'lit'

export const deskPageLook = css`
  :host {
    height: 100%;
  }
  .desk {
    display: grid;
    height: 100vh;
    height: 100dvh;
    grid-template:
      'head head head' auto
      'banner banner banner' auto
      'rundown stage blog' minmax(0, 1fr)
      'rundown take blog' auto
      / minmax(270px, 300px) minmax(0, 1fr) minmax(280px, 320px);
  }
  .head {
    grid-area: head;
    min-width: 0;
  }
  /* Nobody takes it for the performance, however small the desk and however dark the room. */
  .desk.rehearsal {
    position: relative;
    padding: 7px;
  }
  .desk.rehearsal::after {
    content: '';
    position: absolute;
    z-index: 4;
    inset: 0;
    padding: 7px;
    background: repeating-linear-gradient(-45deg, #ffc400 0 14px, #17130a 14px 28px);
    -webkit-mask:
      linear-gradient(#000 0 0) content-box,
      linear-gradient(#000 0 0);
    -webkit-mask-composite: xor;
    mask-composite: exclude;
    pointer-events: none;
  }
  .banner {
    grid-area: banner;
    position: relative;
    z-index: 2;
  }
  .banner p {
    padding: 10px 16px;
  }
  .crowd {
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
  }
  .lost {
    background: var(--on);
    color: #fff;
  }
  desk-nav {
    display: none;
    grid-area: nav;
  }
  .rundown {
    grid-area: rundown;
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--panel);
    border-right: 1px solid var(--line);
  }
  rundown-list,
  blog-desk {
    flex: 1;
  }
  .stage {
    grid-area: stage;
    min-height: 0;
    overflow-y: auto;
    padding: 14px 16px 0;
  }
  .take {
    grid-area: take;
    padding: 14px 16px 16px;
  }
  .blog {
    grid-area: blog;
    display: flex;
    flex-direction: column;
    min-height: 0;
    background: var(--panel);
    border-left: 1px solid var(--line);
  }
  .blog > .heading {
    padding: 10px 12px 0;
    font-size: 12px;
    font-weight: 600;
    color: var(--ink-soft);
  }
  screens-list {
    border-top: 1px solid var(--line);
  }
  .monitors {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 14px;
  }
  .take {
    position: relative;
  }
  /* A picture that may be old must not look like a live one. */
  [data-link='lost'] .rundown,
  [data-link='lost'] .page,
  [data-link='lost'] screens-list {
    filter: grayscale(1) brightness(0.85);
  }
  .said {
    position: absolute;
    z-index: 2;
    inset: auto 16px calc(100% - 8px);
  }
  .said .refusal {
    padding: 12px 16px;
    border: 1px solid var(--warn);
    border-left-width: 4px;
    border-radius: var(--radius);
    font-size: 15px;
    box-shadow: 0 8px 30px #000a;
  }
  .page > .lock {
    margin: 12px 16px 0;
  }
  .page {
    grid-area: page;
    min-height: 0;
    overflow-y: auto;
    scrollbar-color: var(--line-strong) transparent;
  }
  .empty {
    grid-area: page;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: 8px;
    text-align: center;
  }
  .empty h1 {
    font-size: 26px;
  }
  .desk.single {
    grid-template:
      'head' auto
      'banner' auto
      'nav' auto
      'page' minmax(0, 1fr)
      'take' auto
      / minmax(0, 1fr);
  }
  .single .rundown,
  .single .stage,
  .single .blog {
    display: none;
  }
  .single .take {
    padding-block: 12px;
    border-top: 1px solid var(--line);
    background: var(--panel);
  }
  /* The live blog with the page to itself: whoever writes all evening needs no stage beside it. */
  @media (min-width: 1200px) {
    .desk[data-view='blog']:not(.single) {
      grid-template:
        'head' auto
        'banner' auto
        'blog' minmax(0, 1fr)
        'take' auto
        / minmax(0, 1fr);
    }
    .desk[data-view='blog']:not(.single) :is(.rundown, .stage, screens-list) {
      display: none;
    }
    .desk[data-view='blog']:not(.single) .take {
      padding-block: 12px;
      border-top: 1px solid var(--line);
      background: var(--panel);
    }
  }
  @media (max-width: 1199px) {
    .desk:not(.single) {
      grid-template:
        'head head' auto
        'banner banner' auto
        'nav stage' auto
        'side stage' minmax(0, 1fr)
        'side take' auto
        / minmax(270px, 34fr) minmax(0, 66fr);
    }
    desk-nav {
      display: block;
      border-right: 1px solid var(--line);
    }
    .rundown,
    .blog {
      grid-area: side;
      border-left: 0;
      border-right: 1px solid var(--line);
    }
    /* Its tab says so; what is written on is more to the point. */
    .blog > .heading {
      position: absolute;
      clip-path: inset(50%);
    }
    .desk[data-view='blog'] .rundown,
    .desk:not([data-view='blog']) .blog {
      display: none;
    }
  }

  @media (max-width: 719px) {
    .desk:not(.single) {
      grid-template:
        'head' auto
        'banner' auto
        'nav' auto
        'side' minmax(0, 1fr)
        'take' auto
        / minmax(0, 1fr);
    }
    desk-nav {
      border-right: 0;
    }
    .stage {
      grid-area: side;
      padding: 10px 12px 0;
    }
    .rundown,
    .blog {
      border: 0;
    }
    .desk[data-view='stage'] .rundown,
    .desk[data-view='rundown'] .stage,
    .desk[data-view='blog'] .stage {
      display: none;
    }
    .take {
      padding: 10px 12px calc(12px + env(safe-area-inset-bottom));
      border-top: 1px solid var(--line);
      background: var(--ground);
    }
    .blog screens-list {
      display: none;
    }
    .monitors {
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    .monitors bus-monitor[bus='programme'] {
      order: -1;
    }
  }
`

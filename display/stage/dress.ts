/** What was decided of a screen, put on the page: its layout, what lies behind the words, and how far they are raised. */
import type { Layout, ScreenSetup } from '#shared/screens'

export type Dress = Pick<ScreenSetup, 'layout' | 'background' | 'raise'>

/** A page that does not know yet what it is for: nothing is seen, so that it spoils no picture it is laid over. */
export const UNDRESSED: Dress = { layout: 'full', background: 'transparent', raise: 0 }

export const PLAIN: Dress = { layout: 'full', background: 'stage', raise: 0 }

/** The style sheets read it; the drawing reads `layoutOf`. */
export function dress(stage: HTMLElement, { layout, background, raise }: Dress): void {
  document.documentElement.classList.remove('undressed')
  stage.dataset['layout'] = layout
  for (const part of [stage, document.documentElement]) part.dataset['background'] = background
  stage.style.setProperty('--raise', `${raise}vh`)
}

/** As `dress` left it on the page; the full stage before that. */
export const layoutOf = (stage: HTMLElement): Layout => (stage.dataset['layout'] ?? 'full') as Layout

/** The small drawings on the buttons of the composer; each button has its name in words beside them or for the ear. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit'
import type { Mark } from './marks.ts'

const icon = (lines: SVGTemplateResult): TemplateResult => html`
  <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${lines}</svg>
`

export const MARK_ICONS: Readonly<Record<Mark, TemplateResult>> = {
  bold: icon(
    svg`<path stroke-width="2" d="M4.5 2.5h4a2.7 2.7 0 0 1 0 5.4h-4zM4.5 7.9h4.8a2.8 2.8 0 0 1 0 5.6H4.5z" />`,
  ),
  italic: icon(svg`<path d="M6.5 2.5h5M4.5 13.5h5M9.5 2.5l-3 11" />`),
  link: icon(
    svg`<path d="M6.8 9.2a2.7 2.7 0 0 0 3.8 0l2.3-2.3a2.7 2.7 0 0 0-3.8-3.8L8 4.2M9.2 6.8a2.7 2.7 0 0 0-3.8 0L3.1 9.1a2.7 2.7 0 0 0 3.8 3.8L8 11.8" />`,
  ),
  list: icon(svg`<path d="M6 3.5h8M6 8h8M6 12.5h8M2.3 3.5h.1M2.3 8h.1M2.3 12.5h.1" />`),
  quote: icon(svg`<path d="M2.5 3v10M6 4.5h7.5M6 8h7.5M6 11.5h4.5" />`),
}

export const pictureIcon = icon(svg`<path d="M2 3h12v10H2zM2 11l3.6-3.6 3 3 2-2L14 11.6M10.6 6h.1" />`)
export const keyIcon = icon(
  svg`<path d="M8 1.8l1.9 4 4.3.6-3.1 3 .7 4.3L8 11.7l-3.8 2 .7-4.3-3.1-3 4.3-.6z" />`,
)
export const pinIcon = icon(svg`<path d="M5.5 2h5M6.5 2v4.5L4 9.5h8L9.5 6.5V2M8 9.5V14" />`)
export const labelIcon = icon(svg`<path d="M2 2.5h5.5l6 6-5 5-6-6zM5 5.4h.1" />`)
export const eyeIcon = icon(
  svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z" />`,
)
export const penIcon = icon(svg`<path d="M2.5 13.5l.8-3.2L10.8 2.8l2.4 2.4-7.5 7.5z" />`)

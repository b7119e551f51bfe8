/** The style of the embedded live blog, shut up in its shadow. */
import css from './embed.css?inline'

/**
 * A `rem` is what the page around says it is, and may be ten pixels there: here it is our own measure,
 * except in conditions, where it is always the browser's.
 */
const own = css
  .split(/(@media[^{]*)/)
  .map((part) =>
    part.startsWith('@media')
      ? part
      : part.replace(/(-?[\d.]+)rem\b/g, 'calc($1 * var(--envelope-rem, 16px))'),
  )
  .join('')

let sheet: CSSStyleSheet | null = null

/** One sheet for all; a policy of the page around against inline styles does not concern it. */
export function dress(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(own)
  }
  root.adoptedStyleSheets = [sheet]
}

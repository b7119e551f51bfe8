/** What axe finds on a page, as one line each. The miniatures and monitors in it are pages of their own and looked at elsewhere. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

/** Read into a page once: a page that has it needs nothing more than this. */
const IS_THERE = ';'

/** What is wrong, and nothing of all that is right: axe names every part it has looked at, unless it is told not to. */
async function found(
  page: Page,
  include: (builder: AxeBuilder) => AxeBuilder = (all) => all,
): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window)
  // Half a megabyte of script for each of the pages within is half a megabyte for nothing.
  const alone: Page = Object.create(page, { frames: { value: () => [] } })
  const builder = new AxeBuilder({ page: alone, ...(isThere && { axeSource: IS_THERE }) })
  const { violations } = await include(builder)
    .setLegacyMode(true)
    .options({ iframes: false, resultTypes: ['violations'] })
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

export const axeFinds = (page: Page): Promise<string[]> => found(page)

/** The same within the dialog that is open: what lies behind it is inert, and was looked at without it. */
export async function axeFindsInDialog(page: Page): Promise<string[]> {
  const way = await page.evaluate(() => {
    const open = (root: Document | ShadowRoot): string[] | null => {
      if (root.querySelector('dialog[open]')) return ['dialog[open]']
      for (const host of root.querySelectorAll('*')) {
        const inside = host.shadowRoot && open(host.shadowRoot)
        if (inside) return [host.localName, ...inside]
      }
      return null
    }
    return open(document)
  })
  if (!way) throw new Error('No dialog is open')
  // The modal that holds the dialog: its words lie in it, and are drawn in the dialog's slot.
  const modal = way.slice(0, -2) as [string, string, ...string[]]
  return found(page, (all) => all.include({ fromShadowDom: modal }))
}

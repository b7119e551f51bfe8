/** What axe finds on a page, as one line each. The miniatures and monitors in it are pages of their own and looked at elsewhere. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'

export async function axeFinds(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ iframes: false }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

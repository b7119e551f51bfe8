/** The live blog's desk in one hand: everything in reach of a thumb, nothing wider than the screen, and a post with a picture goes out by touch alone. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { asAnother } from '../helpers/desk-server.ts'
import { until } from '../helpers/house.ts'
import { useBench } from './desk-browser.ts'

const suite = useBench()

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
/** So wide and high is what a thumb hits without looking. */
const THUMB = 44
const SHOTS = process.env['ENVELOPE_SHOTS']

const state = () => suite.bench.server.show.state()
const write = (page: Page) => page.getByLabel('New post for the live blog')
const tool = (page: Page, what: string) => page.locator(`blog-write [data-tool=${what}]`)
const doing = (page: Page, what: string) => page.locator(`blog-write [data-do=${what}]`)
const PICTURE = {
  name: 'room.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

const CONTROLS = 'button:visible, a:visible, input:visible, textarea:visible, select:visible'

/** Everything of the live blog's desk that can be pressed or written in, and what is wrong with it for a thumb. */
async function troubles(page: Page, which = CONTROLS): Promise<{ seen: string[]; wrong: string[] }> {
  const found = await page.locator('blog-desk').locator(which).evaluateAll(inReach, THUMB)
  const wrong = found.flatMap(({ name, fault }) => (fault === null ? [] : [`${name}: ${fault}`]))
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (wider > 0) wrong.push(`the page is ${wider} px wider than the screen`)
  return { seen: found.map(({ name }) => name), wrong }
}

/** In the page, of all of them in one go: scrolls to each, and looks whether a thumb would hit it. */
function inReach(controls: Element[], least: number): { name: string; fault: string | null }[] {
  const faultOf = (element: Element): string | null => {
    const { left, top, width, height } = element.getBoundingClientRect()
    // Half a pixel is the browser's.
    if (width < least - 0.5 || height < least - 0.5) return `${width.toFixed(1)} × ${height.toFixed(1)} px`
    if (left < 0 || left + width > innerWidth) return `from ${left} to ${left + width} px`
    let hit = document.elementFromPoint(left + width / 2, top + height / 2)
    while (hit?.shadowRoot) {
      const deeper = hit.shadowRoot.elementFromPoint(left + width / 2, top + height / 2)
      if (!deeper || deeper === hit) break
      hit = deeper
    }
    const host =
      element.getRootNode() instanceof ShadowRoot ? (element.getRootNode() as ShadowRoot).host : null
    return hit && (element.contains(hit) || hit === host) ? null : `under ${hit?.outerHTML.slice(0, 80)}`
  }
  return controls.map((element) => {
    const { dataset, innerText, id } = element as HTMLElement
    const called = element.getAttribute('aria-label') ?? dataset['tool'] ?? dataset['do'] ?? (innerText || id)
    element.scrollIntoView({ block: 'center', behavior: 'instant' })
    return { name: `${element.localName} ${called}`, fault: faultOf(element) }
  })
}

const shot = async (page: Page, name: string) => {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/blog-phone-${name}.png` })
}
const areAll = (found: { seen: string[]; wrong: string[] }, ...names: string[]) => {
  expect(found.wrong).toEqual([])
  for (const name of names) expect(found.seen.join('\n')).toContain(name)
}

test('a post with a picture, a label and a mark is written and published by touch; every control is in reach', async () => {
  const page = await suite.bench.desk('editor', PHONE)
  areAll(await troubles(page), 'textarea New post', 'button Bold', 'button preview', 'button publish')
  await shot(page, 'empty')
  await write(page).tap()
  await write(page).pressSequentially('The room is filling')
  await tool(page, 'key').tap()
  await tool(page, 'labels').tap()
  await page.getByLabel('Add a label').fill('Room')
  await page.getByLabel('Add a label').press('Enter')
  const chooser = page.waitForEvent('filechooser')
  await tool(page, 'picture').tap()
  await (await chooser).setFiles(PICTURE)
  await page.getByLabel('What the picture shows').fill('Round tables under chandeliers')
  await page.getByLabel('Credit').fill('Photograph: Grace')
  await tool(page, 'preview').tap()
  await page.locator('post-preview', { hasText: 'The room is filling' }).waitFor()
  await doing(page, 'when').tap()
  const found = await troubles(page)
  await shot(page, 'full')
  areAll(found, 'Take the label Room away', 'Take the picture away', 'No time', 'Add a label')
  await page.getByRole('button', { name: 'No time' }).tap()
  await doing(page, 'publish').tap()
  await page.locator('blog-post img[alt="Round tables under chandeliers"]').waitFor()
  areAll(await troubles(page), 'button undo', 'button edit', 'button pin', 'button withdraw', 'button delete')
  await shot(page, 'published')
  expect(state().feed.posts.map(({ body }) => body)).toMatchObject([
    {
      text: 'The room is filling',
      key: true,
      labels: ['Room'],
      image: { alt: 'Round tables under chandeliers', credit: 'Photograph: Grace' },
    },
  ])
})

test('commands, corrections, withdrawals, drafts and posts for winners are in reach too', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk('editor', PHONE)
  const long = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'
  asAnother(suite.bench.server, { kind: 'write-post', text: `Six hundred guests of the ${long}` })
  asAnother(suite.bench.server, {
    kind: 'keep-draft',
    ...{ draft: 'draft-0001', rev: 0, text: 'Good night', at: null, when: null },
  })
  await write(page).tap()
  await write(page).pressSequentially('/')
  areAll(await troubles(page, '[role=option]:visible'), '/key', '/pin', '/correct')
  await page.locator('[role=option]', { hasText: '/correct' }).tap()
  areAll(await troubles(page), 'Never mind', long)
  await page.locator('.pick').getByText('Six hundred guests').tap()
  const post = page.locator('blog-post')
  await post.locator('[data-field=correction]').waitFor()
  areAll(await troubles(page), 'No correction, only an edit', 'Discard', 'Save the correction')
  await shot(page, 'correcting')
  await post.getByRole('button', { name: 'Discard' }).tap()
  await post.getByRole('button', { name: 'Withdraw' }).tap()
  areAll(await troubles(page), 'Withdraw the post', 'Keep')
  await post.getByRole('button', { name: 'Keep' }).tap()
  await page.locator('[data-part=drafts]').tap()
  await page.locator('draft-card [data-do=edit]').tap()
  areAll(await troubles(page), 'textarea Text of the draft', 'Publish now', 'At a time')
  await page.locator('draft-card').getByRole('button', { name: 'Discard' }).tap()
  await page.locator('[data-part=prepared]').tap()
  const field = page.locator('prepared-field').first()
  await field.locator('textarea').fill('They have it!')
  areAll(await troubles(page), 'button Keep', 'Discard changes')
  await shot(page, 'prepared')
  await field.getByRole('button', { name: 'Keep', exact: true }).tap()
  await until('it to be kept', async () => state().drafts.length === 2)
})

test('[twin] with a mouse the same desk is smaller than a thumb, and that is seen', async () => {
  const page = await suite.bench.desk('editor', { viewport: PHONE.viewport })
  const { wrong } = await troubles(page)
  expect(wrong.join('\n')).toMatch(/button Bold.*: 32/)
})

/** A live blog's desk without a link: what is written is kept, says so, and goes out once. And axe, and narrow screens. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { axeFinds } from '../helpers/axe.ts'
import { asAnother } from '../helpers/desk-server.ts'
import { until } from '../helpers/house.ts'
import { useBench } from './desk-browser.ts'

const suite = useBench()

const state = () => suite.bench.server.show.state()
const texts = () => state().feed.posts.map(({ body }) => (body.kind === 'text' ? body.text : body.kind))
const write = (page: Page) => page.getByLabel('New post for the live blog')
const linkIs = (page: Page, status: 'live' | 'lost') => page.locator(`.desk[data-link=${status}]`).waitFor()
const part = (page: Page, name: string) => page.locator(`[data-part=${name}]`).click()
const waiting = (page: Page) => page.locator('[data-letter=waiting]')

async function publish(page: Page, text: string): Promise<void> {
  await write(page).fill(text)
  await write(page).press('Control+Enter')
  await until('the composer to be empty', async () => (await write(page).inputValue()) === '')
}

test('[T2] posts written without a link are kept, say so, and go out once and in order when it is back', async () => {
  const page = await suite.bench.desk('editor')
  suite.bench.server.cut()
  await linkIs(page, 'lost')
  await publish(page, 'First')
  await publish(page, 'Second')
  await page.getByText('these 2 are kept on this device').waitFor()
  expect(await waiting(page).count()).toBe(2)
  suite.bench.server.mend()
  await linkIs(page, 'live')
  await until('both posts', async () => texts().length === 2)
  expect(texts()).toEqual(['First', 'Second'])
  await waiting(page).first().waitFor({ state: 'detached' })
  const ids = suite.bench.server.arrived.map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
})

test('[T2] a post that waits for the link is there after a reload, and goes out by itself, once', async () => {
  const page = await suite.bench.desk('editor')
  suite.bench.server.loseNextAnswer()
  await publish(page, 'The doors are open')
  await page.locator('blog-post').getByText('The doors are open').waitFor()
  expect(await waiting(page).count()).toBe(1)
  await page.reload()
  await linkIs(page, 'live')
  await until('the answer', async () => suite.bench.server.arrived.length > 1)
  await waiting(page).waitFor({ state: 'detached' })
  expect(texts()).toEqual(['The doors are open'])
  expect(new Set(suite.bench.server.arrived.map(({ id }) => id)).size).toBe(1)
})

test('what was never sent can be taken back while there is no link', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk('editor')
  suite.bench.server.cut()
  await linkIs(page, 'lost')
  await publish(page, 'Too early')
  await waiting(page).getByRole('button', { name: 'Write on' }).click()
  await until('the words', async () => (await write(page).inputValue()) === 'Too early')
  suite.bench.server.mend()
  await linkIs(page, 'live')
  expect(await write(page).inputValue()).toBe('Too early')
  expect(suite.bench.server.arrived).toEqual([])
})

test('a change of a post that waits for the link goes out once it is back', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk('editor')
  asAnother(suite.bench.server, { kind: 'write-post', text: 'Good evning' })
  await page.locator('blog-post').getByRole('button', { name: 'Edit' }).click()
  suite.bench.server.cut()
  await linkIs(page, 'lost')
  await page.getByLabel('Text of the post').fill('Good evening')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your change is kept on this device').waitFor()
  suite.bench.server.mend()
  await page.locator('blog-post .words').getByText('Good evening').waitFor()
  expect(state().feed.posts[0]?.rev).toBe(2)
})

test('what one person left unsent is neither sent by the next at the same desk nor shown to them', async () => {
  const page = await suite.bench.desk('editor')
  const { server } = suite.bench
  server.freeze()
  await publish(page, 'Mine')
  // Before the server answers again: what is unanswered for four seconds goes out once more.
  await page.goto('about:blank')
  server.thaw()
  await page.goto(`${server.origin}/control#key=${server.key('editor', 'Edda')}`)
  await linkIs(page, 'live')
  await publish(page, 'Edda’s')
  await until('the one post', async () => texts().length === 1)
  expect(texts()).toEqual(['Edda’s'])
  expect(await page.getByText('Mine').count()).toBe(0)
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Mine')
})

test('what is undone is back in the composer, also where the answer is lost', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk('editor')
  await publish(page, 'Too soon')
  await page.locator('undo-strip').waitFor()
  suite.bench.server.loseNextAnswer()
  await page.locator('undo-strip button').click()
  await until('the words', async () => (await write(page).inputValue()) === 'Too soon')
  expect(texts()).toEqual([])
})

const LONG = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(4)

test('every part of the live blog’s desk is found accessible, and fits a narrow phone with long words', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk('editor')
  const { server } = suite.bench
  asAnother(server, {
    kind: 'write-post',
    text: `${LONG}\n\n- one\n- two\n\n> quoted\n\n\`\`\`\n${LONG}\n\`\`\``,
    ...{ labels: ['Room'], key: true },
  })
  asAnother(server, { kind: 'write-post', text: 'مرحبا بكم في حفل توزيع الجوائز' })
  asAnother(server, {
    kind: 'keep-draft',
    ...{ draft: 'draft-0001', rev: 0, text: LONG, at: Date.now() + 3_600_000, when: null },
  })
  await page.locator('blog-post').nth(1).waitFor()
  await write(page).fill(LONG)
  await page.locator('blog-write [data-tool=labels]').click()
  await page.locator('blog-write [data-do=when]').click()
  await page.locator('blog-post').last().getByRole('button', { name: 'Edit' }).click()
  const fits = () =>
    page.locator('blog-desk').evaluate((desk) => {
      const wide = [...(desk.shadowRoot?.querySelectorAll<HTMLElement>('.both > *') ?? [])]
      return desk.scrollWidth <= desk.clientWidth && wide.every((one) => one.scrollWidth <= desk.clientWidth)
    })
  for (const width of [1440, 900, 390, 320]) {
    await page.setViewportSize({ width, height: 844 })
    for (const name of ['posts', 'drafts', 'prepared']) {
      await part(page, name)
      // What axe sees at one width of a layout it sees at the others.
      const found = width === 1440 || width === 390 ? await axeFinds(page) : []
      expect([width, name, found, await fits()]).toEqual([width, name, [], true])
    }
  }
  await part(page, 'posts')
  expect(
    await page
      .locator('blog-post p', { hasText: 'مرحبا' })
      .last()
      .evaluate((text) => getComputedStyle(text).direction),
  ).toBe('rtl')
  server.cut()
  await linkIs(page, 'lost')
  await page.locator('blog-write').getByRole('button', { name: 'No time' }).click()
  await write(page).press('Control+Enter')
  await waiting(page).waitFor()
  expect(await axeFinds(page)).toEqual([])
})

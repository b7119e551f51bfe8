/** The composer of the live blog on a panel as it is shipped: marks, commands, pictures, and ten seconds to undo. */
import type { Page } from 'playwright'
import { expect, test } from 'vitest'
import { asAnother } from '../helpers/desk-server.ts'
import { until } from '../helpers/house.ts'
import { useBench } from './desk-browser.ts'

const suite = useBench()

const state = () => suite.bench.server.show.state()
const bodies = () => state().feed.posts.map(({ body }) => body)
const texts = () => bodies().map((body) => (body.kind === 'text' ? body.text : body.kind))
const write = (page: Page) => page.getByLabel('New post for the live blog')
const doing = (page: Page, what: string) => page.locator(`blog-write [data-do=${what}]`)
const tool = (page: Page, what: string) => page.locator(`blog-write [data-tool=${what}]`)
const toPublish = async (page: Page) => {
  await write(page).press('Control+Enter')
  await until('the composer to be empty', async () => (await write(page).inputValue()) === '')
}
const PICTURE = {
  name: 'room.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

test('marks by button and by key become what readers see, in the preview and in the post', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('A good night')
  await write(page).press('Control+a')
  await write(page).press('Control+b')
  expect(await write(page).inputValue()).toBe('**A good night**')
  await write(page).press('Control+End')
  await page.keyboard.type('\n<b>not bold</b>')
  await page.locator('post-preview strong', { hasText: 'A good night' }).waitFor()
  await page.locator('post-preview .words', { hasText: '<b>not bold</b>' }).waitFor()
  expect(await page.locator('post-preview b').count()).toBe(0)
  await toPublish(page)
  await page.locator('blog-post strong', { hasText: 'A good night' }).waitFor()
  expect(await page.locator('blog-post b').count()).toBe(0)
  // The browser's own undo knows what a button wrote.
  await write(page).fill('words')
  await write(page).press('Control+a')
  await tool(page, 'quote').click()
  expect(await write(page).inputValue()).toBe('> words')
  await write(page).press('Control+z')
  expect(await write(page).inputValue()).toBe('words')
})

test('/key and /pin are chosen from the menu by keyboard; Escape closes it and leaves what was typed', {
  tags: ['whole'],
}, async () => {
  const page = await suite.bench.desk('editor')
  const menu = page.locator('blog-write [role=listbox]')
  await write(page).focus()
  await page.keyboard.type('The doors are open\n/')
  await menu.getByText('/correct').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('blog-write [data-tool=pin][aria-pressed=true]').waitFor()
  expect(await write(page).inputValue()).toBe('The doors are open')
  await page.keyboard.type('\n/k')
  await page.keyboard.press('Tab')
  await page.locator('blog-write [data-tool=key][aria-pressed=true]').waitFor()
  await page.keyboard.type('\n/pi')
  await menu.getByText('/pin').waitFor()
  await page.keyboard.press('Escape')
  await menu.waitFor({ state: 'hidden' })
  expect(await write(page).inputValue()).toBe('The doors are open\n/pi')
  await write(page).fill('The doors are open')
  await toPublish(page)
  await page.locator('blog-post').getByText('Pinned').waitFor()
  const [post] = state().feed.posts
  expect(post?.body).toMatchObject({ key: true, text: 'The doors are open', by: 'editor' })
  expect(state().feed.pinned).toBe(post?.id)
  await page.locator('blog-post').getByRole('button', { name: 'Unpin' }).click()
  await until('nothing to be pinned', async () => state().feed.pinned === null)
})

test('/correct asks which post, and readers are told what was wrong', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk('editor')
  asAnother(suite.bench.server, { kind: 'write-post', text: 'Six hundred guests' })
  asAnother(suite.bench.server, { kind: 'write-post', text: 'Dinner is served' })
  await page.locator('blog-post').nth(1).waitFor()
  await write(page).focus()
  await page.keyboard.type('/co')
  await page.keyboard.press('Enter')
  await page.locator('.pick').getByText('Six hundred guests').click()
  const post = page.locator('blog-post', { has: page.getByLabel('Text of the post') })
  await post.getByLabel('Text of the post').fill('Nine hundred guests')
  await post.getByRole('button', { name: 'Save the correction' }).click()
  await post.getByText('Say what was wrong, or take the correction away.').waitFor()
  await post.locator('[data-field=correction]').fill('We miscounted the guests.')
  await post.getByLabel('Text of the post').press('Control+Enter')
  await page.locator('blog-post').getByText('We miscounted the guests.').waitFor()
  // The desk shows what is on its way; readers are told what the log has.
  await until('the correction to be in the log', () => texts()[0] === 'Nine hundred guests')
  expect(bodies()[0]).toMatchObject({
    text: 'Nine hundred guests',
    corrections: [{ note: 'We miscounted the guests.' }],
  })
})

test('a picture goes out only with words for whoever does not see it', async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('The room')
  await page.locator('blog-write input[type=file]').setInputFiles(PICTURE)
  await page.locator('blog-write picture-field img').waitFor()
  await write(page).press('Control+Enter')
  await page.getByText('Say in a few words what the picture shows').waitFor()
  expect(texts()).toEqual([])
  await page.getByLabel('What the picture shows').fill('Round tables under chandeliers')
  await page.getByLabel('Credit').fill('Photograph: Grace')
  await tool(page, 'labels').click()
  await page.getByLabel('Add a label').fill('Room')
  await page.getByLabel('Add a label').press('Enter')
  await write(page).press('Control+Enter')
  await page.locator('blog-post img[alt="Round tables under chandeliers"]').waitFor()
  expect(bodies()[0]).toMatchObject({
    labels: ['Room'],
    image: { alt: 'Round tables under chandeliers', credit: 'Photograph: Grace' },
  })
  // What is no picture is said so, and nothing is lost.
  await write(page).fill('More of the room')
  await page.locator('blog-write input[type=file]').setInputFiles({
    ...PICTURE,
    buffer: Buffer.from('broken'),
  })
  await page.locator('blog-write').getByText('it is not a picture').waitFor()
  expect(await write(page).inputValue()).toBe('More of the room')
})

test('what was published is undone within ten seconds: off the page, and back in the composer', async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('And the winner is')
  await tool(page, 'key').click()
  await toPublish(page)
  await page.locator('blog-post').getByText('And the winner is').waitFor()
  await write(page).fill('Next sentence')
  await page
    .locator('undo-strip')
    .getByText(/\(\d+ s\)/)
    .waitFor()
  await doing(page, 'undo').click()
  await page.locator('blog-post').waitFor({ state: 'detached' })
  expect(texts()).toEqual([])
  await until('the words to be back', async () => (await write(page).inputValue()) === 'And the winner is')
  expect(await tool(page, 'key').getAttribute('aria-pressed')).toBe('true')
  // What was being written meanwhile is put aside, and taken up again.
  await page.locator('[data-letter=aside]').getByText('Next sentence').waitFor()
  await page.locator('[data-letter=aside]').getByRole('button', { name: 'Write on' }).click()
  await until('the other words', async () => (await write(page).inputValue()) === 'Next sentence')
  await page.locator('[data-letter=aside]').getByText('And the winner is').waitFor()
})

test('what somebody else has changed meanwhile is not undone unseen', { tags: ['whole'] }, async () => {
  const page = await suite.bench.desk('editor')
  await write(page).fill('Mine')
  await toPublish(page)
  await page.locator('blog-post').getByText('Mine').waitFor()
  const post = state().feed.posts[0]?.id ?? ''
  asAnother(suite.bench.server, { kind: 'edit-post', post, rev: 1, text: 'Theirs' })
  await page.locator('blog-post').getByText('Theirs').waitFor()
  await doing(page, 'undo').click()
  await page.getByText('Somebody has changed this post since').waitFor()
  expect(texts()).toEqual(['Theirs'])
})

test('a post is withdrawn with a reason: its place stays, and its words go', async () => {
  const page = await suite.bench.desk('editor')
  asAnother(suite.bench.server, { kind: 'write-post', text: 'The chair has resigned' })
  const post = page.locator('blog-post')
  await post.getByRole('button', { name: 'Withdraw' }).click()
  await post.getByLabel('Why?').fill('It was a rumour.')
  await post.getByRole('button', { name: 'Withdraw the post' }).click()
  await post.getByText('It was a rumour.').waitFor()
  expect(bodies()).toEqual([{ kind: 'withdrawn', by: 'Grace', reason: 'It was a rumour.' }])
  expect(await post.getByRole('button', { name: 'Edit' }).count()).toBe(0)
})

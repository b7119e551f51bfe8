/** The live blog's desk on a real house: a picture taken in, pieces read by the server, drafts told to nobody who may not write, and those with a time published by the clock. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FeedUpdate } from '#shared/feed'
import type { Role } from '#shared/people'
import { postIdOfDraft } from '#shared/post-drafts'
import { chooseInMenu } from '../control/desk-browser.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { readEvents } from '../helpers/event-reader.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { openAt } from '../helpers/people-desk.ts'
import { photo } from '../helpers/pictures.ts'

let house: House
let browser: Browser
let producer: Page
const complaints: string[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  producer = await openAt(browser, house.controlLink)
  await producer.locator('[data-act=take]').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

/** A desk lent to this role, and everything the server told it since it was loaded anew. */
async function lent(role: Role): Promise<{ page: Page; heard: string[] }> {
  await chooseInMenu(producer, 'Lend a desk')
  await producer.locator('[data-field=role]').selectOption(role)
  await producer.locator('[data-do=make]').click()
  const link = await producer.locator('copy-field input').inputValue()
  await producer.getByRole('button', { name: 'Done' }).click()
  const page = await openAt(browser, link)
  await page.locator('[data-act=take]').waitFor()
  const heard: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => void heard.push(String(payload)))
  })
  page.on('console', (line) => {
    if (/Content Security Policy|Uncaught/.test(line.text())) complaints.push(line.text())
  })
  await page.reload()
  await page.locator('[data-link=live]').waitFor()
  return { page, heard }
}

test('[E1] an editor publishes a picture and prepares a winner; a scrutineer hears of the post, and of no draft', async () => {
  const { page } = await lent('editor')
  const { page: looking, heard } = await lent('scrutineer')
  const text = page.getByLabel('New post for the live blog')
  await text.fill('The **room** is filling')
  await page.locator('blog-write input[type=file]').setInputFiles({
    name: 'room.jpg',
    mimeType: 'image/jpeg',
    buffer: await photo(),
  })
  await page.getByLabel('What the picture shows').fill('Round tables')
  await page.locator('post-preview strong', { hasText: 'room' }).waitFor()
  await page.locator('[data-part=prepared]').click()
  const field = page.locator('prepared-field').first()
  await field.locator('textarea').fill('Words for a winner who may not win')
  await field.locator('textarea').press('Control+Enter')
  await page.locator('[data-progress]', { hasText: /^1 of / }).waitFor()
  await page.locator('[data-part=posts]').click()
  await text.press('Control+Enter')
  const picture = page.locator('blog-post img[alt="Round tables"]')
  await picture.waitFor()
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBe(Number(await picture.getAttribute('width')))
  await looking.locator('blog-post strong', { hasText: 'room' }).waitFor()
  expect(heard.join()).toContain('is filling')
  expect(heard.join()).not.toContain('may not win')
  // The twin: a desk that may write is told of it as it comes in.
  const { page: another, heard: told } = await lent('operator')
  await another.locator('[data-part=prepared] .number').waitFor()
  expect(told.join()).toContain('may not win')
  expect(complaints).toEqual([])
})

/** What stands in a post, from its beginning to its end, whatever it is called there. */
const readAs = (page: Page, post: string, names: string) =>
  page
    .locator(post)
    .first()
    .evaluate(
      (root, selector) =>
        [...root.querySelectorAll(selector)].map((e) =>
          e instanceof HTMLImageElement ? e.alt : (e.textContent ?? '').replace(/^Picture: /, '').trim(),
        ),
      names,
    )

test('the preview shows a post as readers then have it: flags, headline, author, words and picture, in that order', {
  tags: ['whole'],
}, async () => {
  const { page } = await lent('editor')
  await page
    .getByLabel('New post for the live blog')
    .fill('## The doors\n\nThey are *open*.\n\n> At last.\n\n- one\n- two')
  await page.locator('blog-write [data-tool=key]').click()
  await page.locator('blog-write input[type=file]').setInputFiles({
    name: 'doors.jpg',
    mimeType: 'image/jpeg',
    buffer: await photo(),
  })
  await page.getByLabel('What the picture shows').fill('Open doors')
  await page.getByLabel('Credit').fill('Ada')
  await page.locator('post-preview blockquote').waitFor()
  await page.locator('post-preview figcaption').waitFor()
  const previewed = await readAs(
    page,
    'post-preview article',
    '.flags strong, .headline .heading, .by, .words:not(.headline) > *, img, figcaption',
  )
  await page.getByLabel('New post for the live blog').press('Control+Enter')
  await page.locator('blog-post').getByText('They are open.').waitFor()
  const reader = await openAt(browser, `${house.readers}/live/${SAMPLE}`)
  const read = await readAs(
    reader,
    '#posts article.key',
    '.flags strong, .headline, .by, .words > *, img, figcaption',
  )
  expect(previewed).toEqual([
    'Key moment',
    'The doors',
    expect.any(String),
    'They are open.',
    'At last.',
    expect.stringMatching(/one\s*two/),
    'Open doors',
    'Ada',
  ])
  const bare = (words: string[]) => words.map((one) => one.replace(/\s+/g, ''))
  expect(bare(previewed)).toEqual(bare(read))
  await reader.context().close()
})

/** Everything one reader is told, by server-sent events. */
async function reading() {
  const { events, close } = await readEvents(
    Number(new URL(house.readers).port),
    `/live/${SAMPLE}/events`,
  ).then((reader) => ({ events: reader.heard, close: reader.close }))
  const timesTold = (post: string) =>
    events
      .filter(({ event }) => event === 'message')
      .flatMap(({ data }) => (JSON.parse(data) as FeedUpdate).changes)
      .filter((change) => change.kind === 'post' && change.post.id === post).length
  return { timesTold, close }
}

/** How often the page readers are given holds it, and what programs are given. */
const timesThere = async (words: string) =>
  (await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).split(words).length - 1

const scheduled = async (draft: string, text: string, inMs: number) => {
  const at = Date.now() + inMs
  const answer = await house.command({ kind: 'keep-draft', draft, rev: 0, text, at, when: null })
  expect(answer.ok).toBe(true)
  return at
}

test('[F1] a post with a time leaves the drafts at that time, stands among the posts, and readers get it once', async () => {
  const { page } = await lent('editor')
  await page.locator('[data-part=drafts]').click()
  const { timesTold, close } = await reading()
  const at = await scheduled('draft-on-time', 'The interval begins', 2500)
  const card = page.locator('draft-card', { hasText: 'The interval begins' })
  await card.waitFor()
  expect(timesTold(postIdOfDraft('draft-on-time'))).toBe(0)
  await card.waitFor({ state: 'detached' })
  expect(Date.now()).toBeGreaterThanOrEqual(at)
  await page.locator('[data-part=posts]').click()
  await page.locator('blog-post').getByText('The interval begins').waitFor()
  await until('a reader to be told', () => timesTold(postIdOfDraft('draft-on-time')) > 0)
  // Whatever came after it has come: it did not come again.
  expect((await house.command({ kind: 'write-post', text: 'After the interval' })).ok).toBe(true)
  await until('what follows', async () => (await timesThere('After the interval')) > 0)
  expect(timesTold(postIdOfDraft('draft-on-time'))).toBe(1)
  close()
})

test('[F1] a post whose time comes while the core is dead is published once when there is another', {
  tags: ['whole'],
}, async () => {
  const { timesTold, close } = await reading()
  const post = postIdOfDraft('draft-in-the-dark')
  const at = await scheduled('draft-in-the-dark', 'Dinner is served', 1500)
  const { core } = house.children()
  // Stopped first, so that there is no core when its time comes.
  process.kill(house.supervisor.pid as number, 'SIGSTOP')
  process.kill(core, 'SIGKILL')
  await until('its time to be over', () => Date.now() > at + 200)
  expect(timesTold(post)).toBe(0)
  process.kill(house.supervisor.pid as number, 'SIGCONT')
  await until('a reader to be told', () => timesTold(post) > 0)
  await until('the core to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
  // Once more: what the log says of it stands through another beginning.
  const second = house.children().core
  process.kill(second, 'SIGKILL')
  await until('another core', () => ![0, second].includes(house.children().core))
  await until('the core to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
  expect((await house.command({ kind: 'write-post', text: 'After dinner' })).ok).toBe(true)
  await until('what follows', async () => (await timesThere('After dinner')) > 0)
  expect(timesTold(post)).toBe(1)
  const told = await (await fetch(`${house.readers}/live/${SAMPLE}/embed.json`)).json()
  const { posts } = (told as { feed: { posts: object[] } }).feed
  expect(posts.filter((one) => JSON.stringify(one).includes('Dinner is served'))).toHaveLength(1)
  close()
})

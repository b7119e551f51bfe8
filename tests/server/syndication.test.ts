/** What leaves the page: feeds, shared pictures, and what search engines are told, on a whole house. */
import { SaxesParser } from 'saxes'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Wish } from '#shared/commands'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'

const BASE = 'https://live.example.org'
const WINNER = 'Manchester City Council'
const RESULT = 'result-council-of-the-year_winner'
let house: House
beforeAll(async () => {
  house = await startHouse({ environment: { PUBLIC_URL: BASE } })
  const settings = {
    kind: 'edit-settings',
    change: { guardMs: 0, publicHoldSeconds: 0 },
    push: false,
  } as const
  expect(await house.command(settings)).toMatchObject({ ok: true })
  const words = 'Doors **open** & <b>close</b>\n\n[us](https://example.org/?a=1&b=2)'
  await house.command({ kind: 'write-post', text: words, labels: ['Service'] })
  await until('the winner to be public', async () => {
    if ((await text('feed.json')).includes(WINNER)) return true
    await house.takeNext()
    return false
  })
})
afterAll(() => house?.stop())

const ask = (path: string, init?: RequestInit) =>
  fetch(`${house.readers}/live/${SAMPLE}/${path}`, { redirect: 'manual', ...init })
const text = async (path: string) => (await ask(path)).text()

interface Item {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly content_html: string
  readonly image?: string
  readonly tags?: readonly string[]
}
const items = async () => (JSON.parse(await text('feed.json')) as { items: Item[] }).items

/** The texts of every element of this name; throws where it is not well-formed. */
function elements(xml: string, name: string): string[] {
  const found: string[] = []
  let inside: string | null = null
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    if (tag.name === name) inside = ''
  })
  const hear = (words: string) => {
    if (inside !== null) inside += words
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', (tag) => {
    if (tag.name !== name || inside === null) return
    found.push(inside)
    inside = null
  })
  parser.write(xml).close()
  return found
}

test('[F2] Atom, RSS and JSON Feed tell the same posts under the same ids, the newest first', async () => {
  const json = await items()
  const [atom, rss] = [await text('feed.atom'), await text('feed.rss')]
  const ids = json.map(({ id }) => id)
  expect(ids.length).toBeGreaterThanOrEqual(3)
  expect(ids).toContain(`urn:envelope:${SAMPLE}:${RESULT}`)
  expect(elements(atom, 'id').slice(1)).toEqual(ids)
  expect(elements(rss, 'guid')).toEqual(ids)
  const winner = json.find(({ id }) => id.endsWith(RESULT))
  expect(winner).toMatchObject({
    url: `${BASE}/live/${SAMPLE}/p/${RESULT}`,
    title: expect.stringContaining(WINNER),
    image: expect.stringMatching(`^${BASE}/live/${SAMPLE}/share/${RESULT}-1\\.[0-9a-f]{12}\\.png$`),
  })
  expect(() => elements(`${atom}<`, 'id')).toThrow()
  const types = {
    'feed.atom': 'application/atom+xml',
    'feed.rss': 'application/rss+xml',
    'feed.json': 'application/feed+json',
  }
  for (const [file, type] of Object.entries(types)) {
    const reply = await ask(file)
    expect(reply.headers.get('content-type')).toContain(type)
    const again = await ask(file, { headers: { 'if-none-match': reply.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
  }
})

test('what an editor wrote is told with its pieces, and none of it is markup of its own', async () => {
  const written = (await items()).at(-1)
  expect(written?.content_html).toContain('<strong>open</strong> &amp; &lt;b&gt;close&lt;/b&gt;')
  expect(written?.content_html).toContain('href="https://example.org/?a=1&amp;b=2"')
  expect(written?.content_html).not.toContain('<!--')
  expect(written?.tags).toEqual(['Service'])
  expect(elements(await text('feed.rss'), 'content:encoded').join()).toContain('&lt;b&gt;close&lt;/b&gt;')
})

test('the picture of a result is drawn, kept for ever, and one that was corrected leads to the new one', async () => {
  const pictureOf = async () =>
    (await items()).find(({ id }) => id.endsWith(RESULT))?.image?.replace(`${BASE}/live/${SAMPLE}/`, '') ?? ''
  const first = await pictureOf()
  const reply = await ask(first)
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect(reply.headers.get('cache-control')).toContain('immutable')
  const picture = Buffer.from(await reply.arrayBuffer())
  expect(await sharp(picture).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' })
  const { channels } = await sharp(picture).stats()
  expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(20)
  expect((await ask('share/nobody-1.png')).status).toBe(404)

  const { plan } = await house.view()
  const right = plan.show.categories[0]?.entries.find(({ entrant }) => !/Manchester|Yarmouth/.test(entrant))
  const corrected: Wish = {
    kind: 'correct-result',
    category: 'council-of-the-year',
    level: 'winner',
    entries: [right?.id ?? ''],
    citation: null,
    reason: 'Misread',
  }
  expect(await house.command(corrected)).toMatchObject({ ok: true })
  await until('the correction', async () =>
    (await items()).some(({ id, title }) => id.endsWith(RESULT) && title.includes(right?.entrant ?? '?')),
  )
  const second = await pictureOf()
  expect(second).toContain(`${RESULT}-2.`)
  const old = await ask(first)
  expect([old.status, old.headers.get('location')]).toEqual([307, `/live/${SAMPLE}/${second}`])
  expect(old.headers.get('cache-control')).not.toContain('immutable')
  const now = Buffer.from(await (await ask(second)).arrayBuffer())
  expect(now.equals(picture)).toBe(false)
  expect((await items()).find(({ id }) => id.endsWith(RESULT))?.content_html).toContain(WINNER)
})

test('search engines are told where to look, and of every page and post', async () => {
  const robots = await (await fetch(`${house.readers}/robots.txt`)).text()
  expect(robots).toContain(`Sitemap: ${BASE}/sitemap.xml`)
  const places = elements(await (await fetch(`${house.readers}/sitemap.xml`)).text(), 'loc')
  expect(places).toEqual(
    expect.arrayContaining(
      ['', '/winners', '/commitments', `/p/${RESULT}`].map((page) => `${BASE}/live/${SAMPLE}${page}`),
    ),
  )
  for (const place of places) expect((await fetch(place.replace(BASE, house.readers))).status).toBe(200)
})

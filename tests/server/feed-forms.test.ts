/** Feeds that hold every sign an editor can type: Atom and RSS stay well-formed, and each says what the post says. */
import { SaxesParser } from 'saxes'
import { afterEach, expect, test, vi } from 'vitest'
import type { Feed } from '#shared/feed'
import { EVENING, night, showFile } from '../display/live-sample.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'

const PAGE = `/live/${showFile.id}`
const BASE = 'https://live.example.org'
const LABEL = '<3 & "all" \u000b]]>'
const WORDS = 'Tom & Jerry <b>not bold</b> ]]> \u000b after a break of a word processor \ud800'

const open: RealEdge[] = []
async function start(feed: Feed, publicUrl: string | null = BASE) {
  const edge = await startEdge(feed, { publicUrl })
  open.push(edge)
  return async (path: string) => {
    const reply = await edge.ask(`${PAGE}${path}`)
    return { status: reply.status, text: reply.body.toString() }
  }
}
afterEach(async () => {
  for (const edge of open.splice(0)) await edge.close()
})

const hostile = () =>
  night().also({
    kind: 'post-written',
    post: 'post-hostile',
    text: WORDS,
    by: 'A <i>& B\u0000',
    labels: [LABEL],
  })

interface Told {
  readonly name: string
  readonly attributes: Readonly<Record<string, unknown>>
  text: string
}

/** Every element as it is understood; throws where it is not well-formed. */
function understood(xml: string): Told[] {
  const all: Told[] = []
  const within: Told[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const told = { name, attributes, text: '' }
    all.push(told)
    within.push(told)
  })
  const hear = (words: string) => {
    const told = within.at(-1)
    if (told) told.text += words
  }
  parser.on('text', hear)
  parser.on('cdata', hear)
  parser.on('closetag', () => void within.pop())
  parser.write(xml).close()
  return all
}
const named = (all: readonly Told[], name: string) => all.filter((one) => one.name === name)

test('[F2] Atom is well-formed whatever was typed, its titles are HTML, its labels are what they are', async () => {
  const ask = await start(hostile())
  const all = understood((await ask('/feed.atom')).text)
  const title = named(all, 'title').at(-1)
  expect(title?.attributes['type']).toBe('html')
  expect(title?.text).toMatch(/^Tom &amp; Jerry &lt;b&gt;not bold&lt;\/b&gt; \]\]&gt; after a break/)
  const label = '<3 & "all"  ]]>'
  expect(named(all, 'category').map(({ attributes }) => attributes['label'])).toEqual([label])
  expect(named(all, 'name').at(-1)?.text).toBe('A <i>& B ')
})

test('[F2] RSS is well-formed whatever was typed, and JSON Feed says the same words', async () => {
  const ask = await start(hostile())
  const all = understood((await ask('/feed.rss')).text)
  expect(named(all, 'category').map(({ text }) => text)).toEqual(['<3 & "all"  ]]>'])
  const { items } = JSON.parse((await ask('/feed.json')).text)
  expect(items[0]).toMatchObject({
    title: expect.stringContaining('Tom & Jerry <b>not bold</b>'),
    tags: ['<3 & "all"  ]]>'],
    content_html: expect.stringMatching(/^<p dir="auto">Tom &amp; Jerry &lt;b&gt;.*<\/p>$/),
  })
})

test('[F2] a feed does not say that it is finished on the evening itself: corrections may come', async () => {
  const evening = night({ ...showFile, categories: showFile.categories.slice(0, 1) })
  const expired = async (feed: Feed) => JSON.parse((await (await start(feed))('/feed.json')).text).expired
  expect(await expired(evening.feed())).toBeUndefined()
  const over = evening.reveal('council-of-the-year', 'winner', ['manchester'])
  // 2022 is long over.
  expect(await expired(over)).toBe(true)
  vi.useFakeTimers({ toFake: ['Date'], now: EVENING + 3600_000 })
  try {
    expect(await expired(over)).toBeUndefined()
  } finally {
    vi.useRealTimers()
  }
})

test('where nobody said how addresses begin there are no feeds, and the page names none', async () => {
  const without = await start(hostile(), null)
  for (const file of ['feed.atom', 'feed.rss', 'feed.json'])
    expect(await without(`/${file}`)).toEqual({
      status: 404,
      text: 'There are feeds once PUBLIC_URL says where they are.',
    })
  expect((await without('')).text).not.toContain('application/atom+xml')
  const ask = await start(hostile())
  expect((await ask('')).text).toContain(`href="${BASE}${PAGE}/feed.atom"`)
})

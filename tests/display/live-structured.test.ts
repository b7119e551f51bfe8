/** What search engines are told: in the vocabulary of schema.org, as its types know it, and true to the posts (F2). */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Feed } from '#shared/feed'
import { languageOf, tableOf } from '../../display/live/language/languages.ts'
import { liveBlogOf, singlePosting, winnersOf } from '../../display/live/structured.ts'
import { liveHeadline } from '../../display/live/titles.ts'
import { newsroom, PICTURE, written } from './live-newsroom.ts'
import { night, showFile } from './live-sample.ts'

const BASE = 'https://live.example.org'
const root = fileURLToPath(new URL('../../', import.meta.url))

const settingOf = (feed: Feed, lang = 'en') => {
  const table = tableOf(lang)
  return { feed, language: languageOf(table), base: BASE, headline: liveHeadline(feed, table) }
}
const told = (feed: Feed, lang?: string) => JSON.parse(JSON.stringify(liveBlogOf(settingOf(feed, lang))))

interface Posting {
  readonly '@id': string
  readonly headline: string
  readonly correction?: readonly { readonly text: string }[]
}
const postingIn = (feed: Feed, id: string): Posting =>
  told(feed).liveBlogUpdate.find((one: Posting) => one['@id'].endsWith(`/p/${id}`))

/** The documents as literals, held against the types of the whole vocabulary; what these say of them. */
async function complaintsOf(
  documents: readonly (readonly [type: string, document: object])[],
): Promise<string> {
  await mkdir(`${root}.cache`, { recursive: true })
  const folder = await mkdtemp(`${root}.cache/vocabulary-`)
  try {
    const literal = documents.map(
      ([type, document], i) => `export const d${i}: WithContext<${type}> = ${JSON.stringify(document)}`,
    )
    await writeFile(
      `${folder}/documents.ts`,
      `import type { BlogPosting, ItemList, LiveBlogPosting, WithContext } from 'schema-dts'\n${literal.join('\n')}\n`,
    )
    const tsc = `${root}node_modules/.bin/tsc`
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext']
    const more = ['--moduleResolution', 'bundler', '--ignoreConfig', `${folder}/documents.ts`]
    return await promisify(execFile)(tsc, [...options, ...more]).then(
      () => '',
      ({ stdout }: { stdout: string }) => stdout,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('every document is of the vocabulary of schema.org; one that is not is found', {
  tags: ['whole'],
}, async () => {
  const feed = newsroom().feed()
  const evening = newsroom()
  evening.retract('rising-star', 'winner', 'Under review.')
  const lives = [told(feed), told(feed, 'ar'), told(evening.feed()), told(night().feed())]
  expect(
    await complaintsOf([
      ...lives.map((live) => ['LiveBlogPosting', live] as const),
      ...feed.posts.map((post) => ['BlogPosting', singlePosting(post, settingOf(feed))] as const),
      ['ItemList', winnersOf(settingOf(feed))],
    ]),
  ).toBe('')
  const unheard = { ...told(feed), coverageBegan: 'yesterday' }
  expect(await complaintsOf([['LiveBlogPosting', unheard]])).toContain('coverageBegan')
})

test('coverage begins when the evening was planned to, whatever is posted or deleted', () => {
  const evening = newsroom()
  const before = told(evening.feed())
  expect(before.coverageStartTime).toBe('2022-07-20T19:30:00+01:00')
  expect(before.datePublished).toBe(before.coverageStartTime)
  expect(before.coverageEndTime).toBe('2022-07-21T01:30:00+01:00')
  evening.remove('hello')
  evening.write('late', 'Late')
  const after = told(evening.feed())
  expect(after.coverageStartTime).toBe(before.coverageStartTime)
  expect(after.coverageEndTime).toBe(before.coverageEndTime)
})

test.each([
  [
    'the evening before the clocks change',
    'Australia/Sydney',
    '2026-10-03',
    undefined,
    '2026-10-03T19:30:00+10:00',
  ],
  ['the evening after they did', 'Australia/Sydney', '2026-10-04', undefined, '2026-10-04T19:30:00+11:00'],
  ['doors before a start past midnight', 'Europe/London', '2026-03-29', '23:00', '2026-03-28T23:00:00+00:00'],
])('coverage begins by the clocks of the place: %s', (_, timeZone, date, doorsAt, begins) => {
  const startsAt = doorsAt === undefined ? '19:30' : '00:30'
  const ceremony = { ...showFile.ceremony, timeZone, date, startsAt, ...(doorsAt && { doorsAt }) }
  expect(told(night({ ...showFile, ceremony }).feed()).coverageStartTime).toBe(begins)
})

test('a date that is none keeps nobody from reading the page', () => {
  const ceremony = { ...showFile.ceremony, date: '2026-02-31', startsAt: '19:30' }
  const evening = night({ ...showFile, ceremony })
  expect(told(evening.feed()).coverageStartTime).toBeUndefined()
  expect(told(evening.write('hello', 'Good evening')).coverageStartTime).toBe('2022-07-20T21:00:30+01:00')
})

test('its headline becomes another when all is awarded, and the coverage has an end', () => {
  const evening = newsroom()
  expect(told(evening.feed()).headline).toBe('LGC Awards 2022 – live results')
  evening.reveal('innovation', 'winner', ['long'])
  const over = told(evening.feed())
  expect(over.headline).toBe('LGC Awards 2022 – results as they happened')
  expect(over.coverageEndTime).toBe(over.liveBlogUpdate[0].datePublished)
})

test('[F2] a correction says what stood there, when and why; what was taken back says so', () => {
  const feed = newsroom().feed()
  const result = postingIn(feed, 'result-rising-star_winner')
  expect(result.headline).toBe('Rising Star: مجلس المدينة')
  expect(result.correction?.[0]?.text).toContain(
    'This post said before: Norfolk CC. The wrong card was read out.',
  )
  expect(result).toMatchObject({
    about: [{ '@type': 'Person', name: 'نور الهاشمي', award: 'Winner, Rising Star' }],
  })
  expect(postingIn(feed, 'post-third').correction?.[0]?.text).toBe('It is the third year, not the fourth.')
  const gone = postingIn(feed, 'post-rumour')
  expect(gone).toMatchObject({
    articleBody: 'This post has been withdrawn.',
    creativeWorkStatus: 'Retracted',
  })
  expect(JSON.stringify(gone)).not.toContain('shared by five')
})

test('a picture is told with what it shows and who took it', () => {
  expect(postingIn(newsroom().feed(), 'post-hello')).toMatchObject({
    headline: 'Dinner is over, the lights go down',
    keywords: 'The room, Preview',
    image: {
      url: `${BASE}/images/${PICTURE.image}`,
      description: PICTURE.alt,
      creditText: PICTURE.credit,
    },
  })
})

test('the newest twenty are told; the older have pages of their own', () => {
  const evening = newsroom()
  for (let i = 1; i <= 30; i += 1) evening.also(written(`n${i}`, `Post ${i}`))
  const updates: Posting[] = told(evening.feed()).liveBlogUpdate
  expect(updates).toHaveLength(20)
  expect(updates[0]?.headline).toBe('Post 30')
})

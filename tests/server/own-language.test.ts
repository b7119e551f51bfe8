/** Readers who ask for no language are answered in the ceremony's own; its addresses then name every other. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { night, showFile } from '../display/live-sample.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'

const LIVE = `/live/${showFile.id}`
const BASE = 'https://live.example.org'
const german = night({ ...showFile, ceremony: { ...showFile.ceremony, language: 'de' } })
let edge: RealEdge
beforeAll(async () => {
  german.write('doors', 'The doors are open.')
  edge = await startEdge(german.reveal('council-of-the-year', 'winner', ['manchester']), { publicUrl: BASE })
})
afterAll(() => edge?.close())

const ask = async (path: string) => {
  const { status, body } = await edge.ask(path)
  expect(status, path).toBe(200)
  return body.toString()
}
const langOf = (html: string) => /<html lang="?([a-z]+)/.exec(html)?.[1]

describe('a ceremony in German', () => {
  const pages = ['', '/winners', '/commitments', '/p/post-doors', '/embed']

  test.each(pages)('%s is in German, and in English for whoever asks', async (page) => {
    expect(langOf(await ask(`${LIVE}${page}`))).toBe('de')
    expect(langOf(await ask(`${LIVE}${page}?lang=en`))).toBe('en')
    // There is no such table: the ceremony's own.
    expect(langOf(await ask(`${LIVE}${page}?lang=tlh`))).toBe('de')
  })

  test('its own address names no language, and that of the others does', async () => {
    const page = await ask(LIVE)
    const alternate = (lang: string) =>
      new RegExp(`<link rel="alternate" hreflang="${lang}" href="([^"]+)"`).exec(page)?.[1]
    expect([alternate('de'), alternate('en'), alternate('x-default')]).toEqual([
      `${BASE}${LIVE}`,
      `${BASE}${LIVE}?lang=en`,
      `${BASE}${LIVE}`,
    ])
    expect(page).toContain(`<link rel="canonical" href="${BASE}${LIVE}">`)
    expect(await ask(`${LIVE}?lang=en`)).toContain(`href="${LIVE}/winners?lang=en"`)
  })

  test('feeds, the element’s beginning and oEmbed say it too', async () => {
    expect(JSON.parse(await ask(`${LIVE}/feed.json`))).toMatchObject({
      language: expect.stringMatching(/^de/),
    })
    expect(JSON.parse(await ask(`${LIVE}/embed.json`))).toMatchObject({
      outlook: { language: { lang: 'de' } },
    })
    const oembed = async (asked: string) =>
      (
        JSON.parse(await ask(`/oembed?url=${encodeURIComponent(`${BASE}${LIVE}${asked}`)}`)) as {
          html: string
        }
      ).html
    expect(await oembed('')).toContain(`${LIVE}/embed"`)
    expect(await oembed('?lang=en')).toContain(`${LIVE}/embed?lang=en"`)
  })
})

test('where nothing is said, it is English', async () => {
  const other = await startEdge(night().feed())
  const { body } = await other.ask(LIVE)
  await other.close()
  expect(langOf(body.toString())).toBe('en')
})

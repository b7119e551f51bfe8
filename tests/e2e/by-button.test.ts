/** A whole category from a Stream Deck: nothing but presses over HTTP, seen on a real screen of the room. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Button } from '#shared/press'
import type { ShowStatus } from '#shared/show-status'
import { launchBrowser, SMALL_STAGE } from '../helpers/browser.ts'
import { type House, startHouse, until } from '../helpers/house.ts'
import { stageWords } from '../helpers/operator.ts'

let house: House
let browser: Browser
let screen: Page
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  screen = await browser.newPage(SMALL_STAGE)
  await screen.goto(house.stage)
  await until('the screen to be in the room', async () => (await status()).screens.showing === 1)
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
})

const status = async (): Promise<ShowStatus> => (await house.api('/api/v1/status')).json()

interface Pressed {
  readonly http: number
  readonly code?: string
  readonly on?: string
  readonly next?: string | null
  readonly armed?: boolean
  readonly reveals?: boolean
}

/** A press, again while the guard time of buttons says so: as somebody does who looks at the key. */
const press = (button: Button): Promise<Pressed> =>
  until(`${button} to be answered`, async () => {
    const reply = await house.api(`/api/v1/press/${button}`, { method: 'POST' })
    const said = { ...((await reply.json()) as object), http: reply.status } as Pressed
    return said.code === 'too-soon' ? null : said
  })

const shows = (words: string) =>
  until(`the screen to show ${words}`, async () => (await stageWords(screen)).includes(words))

test('title, shortlist, commendation, envelope, winner: by take and arm alone, each of them on the screen', async () => {
  const { plan } = await house.view()
  const [category] = plan.show.categories
  if (!category) throw new Error('The sample has no category')
  const taken: string[] = []
  const armed: string[] = []
  while (!taken.at(-1)?.startsWith(`${category.name} — Winner`)) {
    const before = await status()
    if (before.reveals) {
      expect(await press('take')).toMatchObject({ http: 409, code: 'not-armed' })
      expect((await status()).on).toBe(before.on)
      expect(await press('arm')).toMatchObject({ http: 200, armed: true, on: before.on })
      armed.push(before.next ?? '')
    }
    const answer = await press('take')
    expect(answer).toMatchObject({ http: 200, armed: false })
    taken.push(answer.on ?? '')
    await until('the screen to have painted it', async () => (await status()).screens.showing === 1)
    if (answer.on === `${category.name} — Title`) await shows(category.name)
  }
  expect(taken[0]).toBe('Opening')
  expect(taken).toContain(`${category.name} — Title`)
  expect(taken).toContain(`${category.name} — Envelope`)
  expect(armed.length).toBeGreaterThanOrEqual(1)
  expect(armed.at(-1)).toBe(`${category.name} — Winner`)

  const { live } = await house.view()
  expect(live.lastReveal?.category).toBe(category.id)
  const entrants = category.entries.map(({ entrant }) => entrant)
  const winner = await until('the winner to be on the screen', async () => {
    const words = await stageWords(screen)
    return entrants.find((entrant) => words.includes(entrant))
  })
  expect(entrants).toContain(winner)
})

test('[T3] back, black, lift and clear are seen on the screen too; a reveal is not undone by them', async () => {
  const won = (await house.view()).live.marks
  expect(await press('back')).toMatchObject({ http: 200, on: expect.stringContaining('Envelope') })
  await press('black')
  await screen.locator('[data-black="true"]').waitFor({ state: 'attached' })
  await press('lift')
  await screen.locator('[data-black="false"]').waitFor({ state: 'attached' })
  expect(await press('clear')).toMatchObject({ http: 200, on: 'Holding slide' })
  await shows((await house.view()).plan.show.ceremony.name)
  expect((await house.view()).live.marks).toEqual(won)
})

/** An afternoon's rehearsal by keyboard: started, played, begun afresh and ended, and the performance as if nothing had been. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ShowsView } from '#shared/shows-view'
import { axeFinds } from '../helpers/axe.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { openDialog, stageWords } from '../helpers/operator.ts'

const SHORTLIST = `category,sponsor,entrant,partners,title,person,summary
Housing,,Wigan,,,,
Housing,,Leeds,,,,
`

let house: House
let browser: Browser
let desk: Page
let wall: Page
const troubles: string[] = []
beforeAll(async () => {
  house = await startHouse()
  browser = await launchBrowser()
  const open = async (url: string, width: number, height: number) => {
    const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.on('pageerror', (error) => troubles.push(error.message))
    await page.goto(url)
    return page
  }
  desk = await open(house.controlLink, 1440, 900)
  wall = await open(await house.newScreen({ name: 'Main wall' }), 640, 360)
  await desk.bringToFront()
  await desk.locator('[data-act="take"]:enabled').waitFor()
})
afterAll(async () => {
  await browser?.close()
  await house?.stop()
  expect(troubles).toEqual([])
})

const takeButton = () => desk.locator('[data-act="take"]')
const onAir = async () => ((await (await house.api('/api/v1/shows')).json()) as ShowsView).onAir
const faults = () => axeFinds(desk)
/** Takes with the key until this is on the programme. */
const takeTo = (label: string, show: string) =>
  until(`${label} to be taken`, async () => {
    if ((await house.view(show)).live.programme.label === label) return true
    await desk.locator('[data-act="take"][aria-busy="false"]:enabled').waitFor()
    const arms = (await takeButton().getAttribute('data-moment')) === 'arm'
    await desk.keyboard.press(arms ? 'a' : 'Space')
    return false
  })
const lookedAt = new Set<string>()
/** Opens the dialog, looks at it the first time, goes to a button by Tab alone, and presses it. */
async function byKeyboard(act: string): Promise<void> {
  const dialog = await openDialog(desk, 'h')
  await desk.locator(`[data-do=${act}]:enabled`).waitFor()
  if (!lookedAt.has(act)) expect(await faults()).toEqual([])
  lookedAt.add(act)
  await until(`the focus on ${act}`, async () => {
    const focused = await desk.locator(`[data-do=${act}]`).evaluate((button) => button.matches(':focus'))
    if (!focused) await desk.keyboard.press('Shift+Tab')
    return focused
  })
  await desk.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

test('started by keyboard: the desk, the tab, the button and the wall say REHEARSAL; the public page stays what it was', async () => {
  const before = await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()
  expect(await desk.title()).toBe('LGC Awards 2022 — Envelope')
  expect(await desk.locator('rehearsal-strip b').count()).toBe(0)
  expect(await wall.locator('.watermark').count()).toBe(0)

  await byKeyboard('rehearse')
  await desk.locator('rehearsal-strip b', { hasText: 'REHEARSAL' }).waitFor()
  await takeButton().getByText('REHEARSAL TAKE').waitFor()
  expect(await desk.title()).toBe('REHEARSAL — LGC Awards 2022 — Envelope')
  expect(await desk.locator('.desk.rehearsal').count()).toBe(1)
  await wall.locator('.watermark').waitFor({ state: 'attached' })
  await desk
    .frameLocator('bus-monitor[bus="programme"] iframe')
    .locator('.watermark')
    .waitFor({ state: 'attached' })
  expect(await faults()).toEqual([])
  expect((await fetch(`${house.readers}/live/${await onAir()}`)).status).toBe(404)
  expect(await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()).toBe(before)
})

test('it is played with decoys to a winner, and nothing of it is written into the performance', async () => {
  const rehearsal = `${SAMPLE}-rehearsal-1`
  await takeTo('Council of the Year — Envelope', rehearsal)
  await desk.getByText('REHEARSAL ARM').waitFor()
  await desk.keyboard.press('a')
  await desk.getByText('REHEARSAL ARMED — TAKE OPENS A DECOY').waitFor()
  await takeTo('Council of the Year — Winner', rehearsal)
  await until('the wall to show a decoy', async () => (await stageWords(wall)).includes('WINNER'))
  expect(await wall.locator('.watermark').count()).toBe(1)
  expect((await house.view()).live.position.seq).toBe(1)
})

test('a reset begins it afresh with the holding slide, and says so first', { tags: ['whole'] }, async () => {
  await openDialog(desk, 'h')
  const card = desk.getByRole('region', { name: 'Begin the rehearsal afresh' })
  await card.getByText('“Council of the Year — Winner”, in rehearsal').waitFor()
  await card.getByText('the holding slide with REHEARSAL over it').waitFor()
  await desk.keyboard.press('Escape')
  expect(await onAir()).toBe(`${SAMPLE}-rehearsal-1`)
  await byKeyboard('reset')
  await until('the second one on air', async () => (await onAir()) === `${SAMPLE}-rehearsal-2`)
  await takeButton().getByText('Opening').waitFor()
  await until('the wall to hold', async () => (await stageWords(wall)).includes('LGC Awards 2022'))
  expect(await wall.locator('.watermark').count()).toBe(1)
})

test('a draft of the rehearsal’s live blog does not follow to the performance', {
  tags: ['whole'],
}, async () => {
  await desk.locator('blog-desk textarea').fill('Only a rehearsal')
  // Out of the field: in it the keys are its own.
  await desk.keyboard.press('Escape')
  await byKeyboard('perform')
  await until('the performance on air', async () => (await onAir()) === SAMPLE)
  await takeButton().getByText('Opening').waitFor()
  await desk.locator('.desk:not(.rehearsal)').waitFor()
  expect(await desk.locator('blog-desk textarea').inputValue()).toBe('')
  expect(await desk.title()).toBe('LGC Awards 2022 — Envelope')
  await until('the mark to go', async () => (await wall.locator('.watermark').count()) === 0)
  expect((await house.view()).live.position.seq).toBe(1)
  expect(await faults()).toEqual([])
})

test('ten minutes before the planned start every desk says that it is still in rehearsal, until the performance is on air', {
  tags: ['whole'],
}, async () => {
  const zone = 'Asia/Kathmandu'
  const [date, time] = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(Date.now() + 10 * 60_000)
    .split(' ')
  const ceremony = {
    name: 'Late Awards',
    date,
    startsAt: time,
    timeZone: zone,
    venue: null,
    presentedBy: null,
  }
  const body = {
    id: 'late',
    ceremony,
    shortlist: SHORTLIST,
  }
  const imported = await house.api('/api/v1/shows', { method: 'POST', body })
  expect(imported.status, await imported.text()).toBe(201)
  const late = desk.locator('[data-late]')
  expect(await late.count()).toBe(0)
  // The twin: the performance itself on air, and nobody is warned.
  await house.api('/api/v1/air', { method: 'POST', body: { show: 'late' } })
  await desk.locator('desk-head .name', { hasText: 'Late Awards' }).waitFor()
  expect(await late.count()).toBe(0)

  await byKeyboard('rehearse')
  await late
    .getByText(/^You are still in rehearsal\. Late Awards is planned to begin in (9|10) minutes\.$/)
    .waitFor()
  await takeButton().getByText('REHEARSAL TAKE').waitFor()
  expect(await faults()).toEqual([])
  await late.getByRole('button').focus()
  await desk.keyboard.press('Enter')
  await desk.locator('[data-do=perform]:enabled').focus()
  await desk.keyboard.press('Enter')
  await late.waitFor({ state: 'detached' })
  expect(await onAir()).toBe('late')
  await house.api('/api/v1/air', { method: 'POST', body: { show: SAMPLE } })
  await desk.locator('desk-head .name', { hasText: 'LGC Awards 2022' }).waitFor()
})

test('while the room looks at the performance, it is asked whether the room may be cut off', {
  tags: ['whole'],
}, async () => {
  await takeTo('Opening', SAMPLE)
  // The screens' own report of the take is still a fact of the performance.
  await until('the screens to have said so', async () => {
    const { position, programme } = (await house.view()).live
    return position.seq > programme.seq
  })
  const before = await house.view()
  await openDialog(desk, 'h')
  await desk.getByText('the room is looking at “Opening”. It would be cut off.').waitFor()
  const start = desk.locator('[data-do=rehearse]')
  expect(await start.isDisabled()).toBe(true)
  await desk.locator('[data-sure]').focus()
  await desk.keyboard.press('Space')
  await desk.locator('[data-do=rehearse]:enabled').waitFor()
  expect(await faults()).toEqual([])
  await start.focus()
  await desk.keyboard.press('Enter')
  await desk.locator('rehearsal-strip b').waitFor()

  await openDialog(desk, 'h')
  await desk.getByRole('region', { name: 'End the rehearsal' }).getByText('“Opening”').waitFor()
  await desk.keyboard.press('Escape')
  await byKeyboard('perform')
  await until('the wall to show where it stood', async () => (await stageWords(wall)).includes('WELCOME'))
  expect(await house.view()).toEqual(before)
})

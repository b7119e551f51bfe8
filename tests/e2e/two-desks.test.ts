/** Two people at two real desks press at the same moment: the one who drives is obeyed, the other reads a sentence, and the room moves one step. */
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#shared/protocol'
import { emptyMonitors, launchBrowser } from '../helpers/browser.ts'
import { deskSocket, type House, newCommandId, startHouse, until } from '../helpers/house.ts'
import { holdKey, type Operator, operatorAt } from '../helpers/operator.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'
import { IS_WHOLE } from '../helpers/whole.ts'

let house: House
let browsers: Browser[]
let desks: Page[]
let operators: Operator[]
beforeAll(async () => {
  house = await startHouse()
  browsers = [await launchBrowser(), await launchBrowser()]
  const pages = await Promise.all(browsers.map((browser) => browser.newPage()))
  await Promise.all(pages.map(emptyMonitors))
  await pages[0]?.goto(house.controlLink)
  await pages[0]?.locator('[data-act="take"]:enabled').waitFor()
  const invited = await pages[0]?.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'x-envelope': 'page' }
    const body = JSON.stringify({ role: 'operator' })
    return (await fetch('/control/invite', { method: 'POST', headers, body })).json()
  })
  await pages[1]?.goto((invited as { link: string }).link)
  desks = pages
  operators = pages.map((page) => operatorAt(page, house))
  await Promise.all(desks.map((desk) => desk.locator('[data-act="take"]:enabled').waitFor()))
})
afterAll(async () => {
  await Promise.all((browsers ?? []).map((browser) => browser.close()))
  await house?.stop()
})

const GUARD_MS = 500
const offers = (desk: Page) => desk.locator('[data-act="take"] .label').innerText()
const seqNow = async () => (await house.view()).live.position.seq

/** Both desks offer the same, and the guard time of the last take is over. */
async function bothReady(): Promise<void> {
  const label = (await house.view()).live.next?.label
  await until('both desks to offer the same', async () => {
    const words = await Promise.all(desks.map(offers))
    const taking = await Promise.all(
      desks.map((desk) => desk.locator('[aria-busy="true"][data-act]').count()),
    )
    return words.every((word) => word.replaceAll('\u00a0', ' ') === label) && taking.every((n) => n === 0)
  })
  await new Promise((resolve) => setTimeout(resolve, GUARD_MS))
}

const lookingOn = (desk: Page) => desk.locator('[data-moment="standby"]')

test('[T3] the first desk that moves the stage drives; the other looks on until it takes over, and both see it', async () => {
  const [one, two] = desks as [Page, Page]
  await operators[0]?.press('Space')
  await lookingOn(two).waitFor()
  await holdKey(two, 't', async () => (await house.view()).live.driver?.name.includes('operator') === true)
  await lookingOn(one).waitFor()
  await one.getByText('has taken over. This desk looks on.').waitFor()
  await holdKey(one, 't', async () => (await house.view()).live.driver?.name.includes('operator') === false)
  await lookingOn(two).waitFor()
})

test.each([0, 1])(
  '[T1] presses that the server reads together: only the desk that drives is obeyed (desk %i first)',
  async (first) => {
    await bothReady()
    const { live } = await house.view()
    const { core } = house.children()
    // Neither desk can hear of the other's press before its own is on the way.
    process.kill(core, 'SIGSTOP')
    await desks[first]?.keyboard.press('Space')
    await desks[1 - first]?.keyboard.press('Space')
    await desks[0]?.getByText('TAKING…').waitFor()
    process.kill(core, 'SIGCONT')
    const said = await until('the other to read why', async () => {
      const words = await operators[1]?.said()
      return words?.includes('drives at another desk. Take over first.') ? words : null
    })
    expect(said).toContain('drives at another desk')
    const after = await until('the take', async () => {
      const now = (await house.view()).live
      return now.programme.seq === live.programme.seq ? null : now
    })
    expect(after.programme.on?.cue).toBe(live.next?.to.cue)
    const published = after.position.seq - live.position.seq - 1
    expect(published).toBeLessThanOrEqual(1)
  },
)

test('[T1] of two that both may drive one is obeyed, and the other reads who was faster, and with what', async () => {
  const sockets = [deskSocket(house), deskSocket(house)]
  try {
    await until('both to be connected', () => sockets.every((socket) => socket.connected))
    await bothReady()
    const { live } = await house.view()
    const take = takeSeen(live)
    const answers: Answer[] = await Promise.all(
      sockets.map((socket) => socket.timeout(4000).emitWithAck('command', { id: newCommandId(), ...take })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      refusal: {
        code: 'programme-moved',
        sentence: expect.stringContaining(`automation was faster: on now is ${live.next?.label}`),
      },
    })
  } finally {
    for (const socket of sockets) socket.disconnect()
  }
})

const ROUNDS = IS_WHOLE ? 10 : 4
test('[T1] [T2] the same moment again and again: every time the room moves exactly one step', async () => {
  const { plan } = await house.view()
  const steps = plan.cues.flatMap((cue) =>
    Array.from({ length: cue.steps }, (_, step) => `${cue.id} ${step}`),
  )
  for (let round = 0; round < ROUNDS; round += 1) {
    await armSeen((await house.view()).live, house.command)
    await bothReady()
    const { next } = (await house.view()).live
    await Promise.all(desks.map((desk) => desk.keyboard.press('Space')))
    await until('the press to be answered', async () => (await house.view()).live.next?.label !== next?.label)
    await new Promise((resolve) => setTimeout(resolve, GUARD_MS))
    const { on } = (await house.view()).live.programme
    expect(steps.indexOf(`${on?.cue} ${on?.step}`)).toBe(steps.indexOf(`${next?.to.cue} ${next?.to.step}`))
  }
  expect(await seqNow()).toBeGreaterThan(ROUNDS)
})

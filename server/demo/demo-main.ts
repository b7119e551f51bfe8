/** `npm run demo`: plays the sample's whole evening by itself, again and again, marked as a demonstration on every surface. */
import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { SAMPLE_ID } from '../sample/sample-show.ts'
import { DEMO_ID, demoShow, PAUSE_ID, pauseShow } from './demo-show.ts'
import { type Door, type Hand, openDoor } from './door.ts'
import { type DemoHouse, startDemoHouse } from './house.ts'
import { type DemoOptions, optionsOf } from './options.ts'
import { playEvening, type Wait } from './play.ts'

const FOLDER = fileURLToPath(new URL(`../../server/sample/${SAMPLE_ID}`, import.meta.url))
/** How long the room looks at the pause between two evenings, in seconds of a real one; and at the least, in seconds of ours. */
const BETWEEN = 60
const LEAST = 4

const say = (lines: string): void => void process.stdout.write(`${lines}\n`)

const SCREENS = ['Projector', 'LED wall']
const DESKS = [
  { role: 'operator', name: 'Show window' },
  { role: 'operator', name: 'Demonstration' },
  { role: 'editor', name: 'The editor' },
] as const

function linksOf({ room, readers }: DemoHouse, keys: readonly string[], screens: readonly string[]): string {
  const window = new URLSearchParams({
    key: keys[0] ?? '',
    screens: screens.join(' '),
    readers: new URL(readers).port,
    show: DEMO_ID,
  })
  return [
    '',
    'A demonstration of Envelope is running: nothing of it is a result.',
    '',
    `  Side by side   ${room}/demonstration#${window}`,
    `  Desk           ${room}/control#key=${keys[1]}`,
    `  Screens        ${room}/stage#screen=${screens[0]}`,
    `                 ${room}/stage#screen=${screens[1]}`,
    `  Live blog      ${readers}/live/${DEMO_ID}`,
    '',
    '  Beside each other, or each in a window of its own. Those of the first two lines sign in once.',
    '  Ctrl+C ends it, and leaves nothing behind.',
    '',
  ].join('\n')
}

/** Plays so many evenings, or goes on for ever: each a show of the same name, so that whoever reads along follows. */
async function playOn(door: Door, write: Hand, options: DemoOptions, wait: Wait): Promise<void> {
  for (let round = 1; ; round += 1) {
    const show = demoShow(FOLDER, options, Math.random)
    await door.open(show.request)
    if (round === 1) await door.open(pauseShow(show.request.ceremony))
    await door.air(DEMO_ID)
    say(`Evening ${round} begins, ${options.speed} times as fast as on the night.`)
    await playEvening({ ...door, write }, show, wait)
    say(`Evening ${round} was played to its end.`)
    if (round === options.rounds) return
    await door.air(PAUSE_ID)
    await door.forget(show.request.ceremony.name, () => wait(BETWEEN))
    await wait(Math.max(BETWEEN, LEAST * options.speed))
  }
}

async function main(options: DemoOptions): Promise<void> {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort())
  const apiKey = randomBytes(24).toString('base64url')
  const house = await startDemoHouse(apiKey)
  void house.ended.then((said) => {
    if (ending.signal.aborted) return
    process.stderr.write(`The demonstration has ended: ${said}\n`)
    process.exit(1)
  })
  const wait: Wait = (seconds) =>
    pause((seconds * 1000) / options.speed, undefined, { signal: ending.signal })
  try {
    const door = openDoor(house.room, apiKey)
    const keys = await door.lend(house.key, DESKS)
    const write = await door.editor(keys[2] ?? '')
    say(linksOf(house, keys, await door.screens(SCREENS)))
    await playOn(door, write, options, wait)
    if (!ending.signal.aborted)
      await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }))
  } catch (error) {
    if (!ending.signal.aborted) throw error
  } finally {
    ending.abort()
    await house.stop()
  }
}

const options = optionsOf(process.argv.slice(2))
const failed = (sentence: string) => {
  process.stderr.write(`The demonstration cannot start: ${sentence}\n`)
  process.exit(1)
}
if (typeof options === 'string') failed(options)
else
  main(options).then(
    () => process.exit(0),
    (error: unknown) =>
      failed(error instanceof Error ? error.message.replace(/^Envelope cannot start: /, '') : String(error)),
  )

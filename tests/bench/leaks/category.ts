/** One category of the evening in both worlds: sealed, guessed at, shown, armed, revealed in the room, published; compared at every step until then. */
import { until } from '../../helpers/house.ts'
import { type Ears, openEars } from './ears.ts'
import { eyesOf, guessesOf } from './eyes.ts'
import { type Look, looking } from './looking.ts'
import { masked } from './masks.ts'
import { both, compared, differs, itself, type Pair } from './pair.ts'
import { scanned } from './scan.ts'
import { storedBy } from './stored.ts'
import type { Tally } from './tally.ts'
import { type Evening, isPlain, openEvening, passHold, type World } from './world.ts'

interface Told {
  readonly shortlist: string
  readonly at: number
  readonly category: string
}

/** Whoever works at a desk, and so sees what was revealed. */
const DESKS = ['editor', 'operator', 'scrutineer', 'producer', 'automation']
const SCREENS = ['full', 'lower-third', 'sponsor-strip', 'confidence', 'mirror']

/** Takes what comes until the next take opens an envelope. */
async function playOn(evening: Evening): Promise<void> {
  while (await evening.stepOn());
}

async function toTitle(evening: Evening): Promise<void> {
  const { plan } = await evening.view()
  const title = plan.cues.find(({ category, kind }) => category === evening.category && kind === 'title')
  await evening.command({ kind: 'preview', to: { cue: title?.id ?? '', step: 0 } })
  await evening.stepOn()
}

export async function lookAt(
  worlds: Pair<World>,
  { shortlist, at, category }: Told,
  tally: Tally,
): Promise<void> {
  const evenings = await both(worlds, (world) => openEvening(world, shortlist, at, category))
  const ears = await both(worlds, (world, n) => openEars(world, evenings[n]))
  const each = (act: (evening: Evening) => Promise<unknown>) => both(worlds, (_, n) => act(evenings[n]))
  const look = looking(worlds, evenings, ears, tally)
  try {
    await look.before('sealed')
    const guesses = await both(worlds, (world, n) => guessesOf(world, evenings[n]))
    compared(tally, `${category} guessed at`, guesses, itself)
    await each((evening) => evening.seal('Once more'))
    await each(toTitle)
    await each(playOn)
    await look.before('on the stage')
    if (isPlain(at)) {
      // Nothing differs in the lower level: also opened it tells nothing of the higher one.
      await each((evening) => evening.arm())
      await each((evening) => evening.takeNext())
      await each(playOn)
      await look.before('with the lower level revealed')
    }
    await each((evening) => evening.arm())
    await look.before('armed', true)
    const stored = await both(worlds, (world, n) => storedBy(world, evenings[n]))
    compared(tally, `${category} stored`, [stored[0].plain, stored[1].plain], masked)
    // What lies there is what differs, only closed: the look at it sees the boxes.
    tally.seen(
      `${category}: sealed boxes differ`,
      differs([stored[0].plain, stored[1].plain], itself, /db|Redis/),
    )
    tally.seen(
      `${category}: and so in the export`,
      differs([stored[0].plain, stored[1].plain], itself, /export/),
    )
    const bytes = look.bytes(stored)

    const eyes = await both(worlds, (world, n) => eyesOf(world, evenings[n]))
    for (const name of ['a look', 'paper'])
      tally.seen(`${category}: a scrutineer’s eyes, ${name}`, differs(eyes, itself, new RegExp(`^${name}$`)))

    await each((evening) => evening.takeNext())
    await revealed(worlds, evenings, ears, look, tally)
    // What is on programme stands in the list of shows, which the next evening is looked at by.
    await each((evening) => evening.command({ kind: 'clear' }))
    for (const ear of ears) ear.close()
    // Long work, and nobody who listens must be kept from answering the house meanwhile.
    scanned(tally, category, evenings, bytes)
  } finally {
    for (const ear of ears) ear.close()
  }
}

/** The room knows, the public does not yet; then it does. Both are controls of what came before. */
async function revealed(
  worlds: Pair<World>,
  evenings: Pair<Evening>,
  ears: Pair<Ears>,
  look: Look,
  tally: Tally,
): Promise<void> {
  const [{ category }] = evenings
  const room = await look.room()
  for (const viewer of DESKS)
    tally.seen(
      `${category} revealed, by HTTP as ${viewer}`,
      differs(room, ({ shown }) => shown, new RegExp(`^${viewer} `)),
    )
  const told = (heard: ReturnType<Look['heard']>, name: string) =>
    differs(heard, itself, new RegExp(`^${name}$`))
  const revealedTo = look.heard()
  for (const layout of SCREENS)
    tally.seen(`${category} revealed, screen ${layout}`, told(revealedTo, `screen ${layout}`))
  tally.seen(`${category} revealed, monitor of programme`, told(revealedTo, 'monitor of programme'))
  await look.readers('held')
  // Where the lower level was what differed, the winner is still to come.
  if (!isPlain(evenings[0].at))
    await both(worlds, async (_, n) => {
      await playOn(evenings[n])
      await evenings[n].arm()
      await evenings[n].takeNext()
    })

  await both(worlds, (world, n) => passHold(world, evenings[n], ears[n].now))
  for (const who of ['reader', 'event stream', 'press room of press'])
    await until(`${who} to be told`, () => told(look.heard(), who), 10_000)
      .then(() => tally.seen(`${category} published, ${who}`, true))
      .catch(() => tally.seen(`${category} published, ${who}`, false))
  const publishedTo = look.heard()
  // A desk reads who has won where readers read it; until then its monitors show it.
  for (const viewer of DESKS)
    tally.seen(`${category} published, desk of ${viewer}`, told(publishedTo, `desk of ${viewer}`))
  const published = await look.published()
  tally.seen(
    `${category} published, pages of readers`,
    differs(published, ({ shown }) => shown, /^reader GET \/live\/:show$/),
  )
  tally.seen(
    `${category} published, the canary`,
    published.every((all, n) =>
      [...all.values()].some(({ bytes }) => bytes.includes(evenings[n as 0 | 1].canary.slice(0, 9))),
    ),
  )
  await look.named()
}

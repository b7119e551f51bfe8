/** How long after a publication the last of many readers has it: the edge beside the least it could cost, plain socket.io, `ws` and nchan. */
import { updateSince } from '#shared/feed'
import { first, grown, show } from './crowd/feed.ts'
import { built, type Crowd, startCrowd, steadyNow } from './crowd/programs.ts'
import {
  hasNchan,
  type Rival,
  type RivalName,
  startEdgeRival,
  startFloor,
  startNchan,
  startPlain,
} from './crowd/rivals.ts'
import { busyPercent, pause, quantile, tenths } from './figures.ts'

const SIZES = (process.env['SIZES'] ?? '1000,5000,10000,19000').split(',').map(Number)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)
const ONLY = process.env['RIVALS']?.split(',')
const WARM = 3
const TIMES = 8
/** Publications closer than this are joined into one. */
const APART_MS = 130

/** Milliseconds from a publication to its last reader, for each of several. */
async function timesOf(rival: Rival, crowd: Crowd): Promise<number[]> {
  await crowd.up()
  await pause(300)
  const times: number[] = []
  let feed = first
  for (let i = 0; i < WARM + TIMES; i += 1) {
    const next = grown(feed)
    const update = updateSince(next, feed.cursor)
    feed = next
    const reached = crowd.until(feed.cursor.n)
    await pause(APART_MS)
    const told = steadyNow()
    rival.tell(update)
    const took = (await reached) - told
    if (i >= WARM) times.push(took)
  }
  return times
}

export async function bench(say: (line: string) => void): Promise<object> {
  const busyBeforePercent = await busyPercent()
  say(`The machine was ${busyBeforePercent} % busy with other things before.`)
  const crowdProgram = built('crowd')
  const floorProgram = built('floor')
  const all: Record<RivalName, (readers: number) => Promise<Rival>> = {
    floor: (readers) => startFloor(floorProgram, readers),
    edge: () => startEdgeRival(show, updateSince(first, null)),
    plain: () => startPlain('plain'),
    ws: () => startPlain('ws'),
    nchan: startNchan,
  }
  const nchan = (!ONLY || ONLY.includes('nchan')) && hasNchan()
  if (!nchan) say('nchan is not here and is left out.')
  const names = (Object.keys(all) as RivalName[]).filter(
    (name) => (name !== 'nchan' || nchan) && (!ONLY || ONLY.includes(name)),
  )
  const sizes: object[] = []
  for (const n of SIZES) {
    const rounds: Partial<Record<RivalName, number>>[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const medians: Partial<Record<RivalName, number>> = {}
      // Whoever comes first in one round comes last in another.
      for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
        const rival = await all[name](n)
        const crowd = startCrowd(crowdProgram, { ...rival.door, readers: n })
        try {
          medians[name] = quantile(await timesOf(rival, crowd), 0.5)
        } finally {
          crowd.close()
          rival.stop()
        }
        await pause(200)
      }
      rounds.push(medians)
      say(
        `${n} readers: ${names.map((name) => `${name} ${tenths(medians[name] ?? Number.NaN)} ms`).join(', ')}`,
      )
    }
    /** The middle of the rounds' own ratios: what slowed a round slowed both. */
    const to = (name: RivalName) => {
      const ratios = rounds.flatMap(({ edge, [name]: other }) => (edge && other ? [edge / other] : []))
      return ratios.length > 0 ? Math.round(quantile(ratios, 0.5) * 100) / 100 : null
    }
    const lastMs = tenths(
      quantile(
        rounds.flatMap(({ edge }) => edge ?? []),
        0.5,
      ),
    )
    const figures = {
      n,
      lastMs,
      toFloor: to('floor'),
      toPlain: to('plain'),
      toWs: to('ws'),
      toNchan: to('nchan'),
    }
    say(JSON.stringify(figures))
    sizes.push(figures)
  }
  return { rounds: ROUNDS, busyBeforePercent, sizes }
}

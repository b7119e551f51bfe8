/** Looks at both worlds at one moment, once everybody has heard what there is to hear. */
import { createHash } from 'node:crypto'
import { until } from '../../helpers/house.ts'
import { VIEWERS } from '../../helpers/watched-house.ts'
import { type Observed, publicAnswers, roomAnswers } from './answers.ts'
import type { Ears } from './ears.ts'
import { both, compared, differs, itself, type Pair } from './pair.ts'
import { logOf, type Stored } from './stored.ts'
import type { Tally } from './tally.ts'
import type { Evening, World } from './world.ts'

export interface Look {
  /** Everything is the same. `all`: also what would change something, and what is broken. */
  before(moment: string, all?: boolean): Promise<void>
  /** Readers are told nothing yet, whatever the room knows. */
  readers(moment: string): Promise<void>
  room(): Promise<Pair<Observed>>
  published(): Promise<Pair<Observed>>
  heard(): Pair<ReadonlyMap<string, string>>
  /** Everything that was seen before the reveal, and what is stored. */
  bytes(stored: Pair<Stored>): Pair<Buffer>
  /** Those who are shown no result anywhere name it themselves: that their answers, and the log, would show it. */
  named(): Promise<void>
}

const CALM_LOOKS = 3

const shownOf = ({ shown }: { shown: string }) => shown

export function looking(worlds: Pair<World>, evenings: Pair<Evening>, ears: Pair<Ears>, tally: Tally): Look {
  const [{ category }] = evenings
  /** The same bytes once: most answers stay what they were. */
  const corpus: Pair<Map<string, Buffer>> = [new Map(), new Map()]
  const heard = (): Pair<ReadonlyMap<string, string>> => [ears[0].heard(), ears[1].heard()]
  const room = (all = false) => both(worlds, (world, n) => roomAnswers(world, evenings[n], all))
  const published = () => both(worlds, (world, n) => publicAnswers(world, evenings[n]))

  const log = (n: 0 | 1) => logOf(worlds[n], evenings[n])

  const readersHeard = () => ears.map((ear) => ear.readersHeard())

  async function settled(): Promise<void> {
    await both(worlds, async (_, n) => {
      const { live } = await evenings[n].view()
      await ears[n].reached(live.position.seq)
    })
    let before = ''
    let calm = 0
    const isCalm = () => {
      const now = readersHeard()
      calm = now.join() === before && now[0] === now[1] ? calm + 1 : 0
      before = now.join()
      return calm >= CALM_LOOKS
    }
    // What does not agree after that is compared all the same, and counted.
    await until('readers of both worlds to have heard as much', isCalm, 5000).catch(() => undefined)
  }

  function keep(n: 0 | 1, ...all: Observed[]): void {
    for (const seen of all)
      for (const { bytes } of seen.values())
        corpus[n].set(createHash('sha1').update(bytes).digest('base64'), bytes)
  }

  return {
    async before(moment, all = false) {
      await settled()
      const what = `${category} ${moment}`
      const [inRoom, outside] = [await room(all), await published()]
      compared(tally, what, inRoom, shownOf)
      compared(tally, what, outside, shownOf)
      compared(tally, what, heard(), itself)
      // The last lines may still be on their way.
      await until('the technical logs to agree', () => log(0) === log(1), 3000).catch(() => undefined)
      tally.same(`${what}: the technical log`, log(0), log(1))
      for (const n of [0, 1] as const) keep(n, inRoom[n], outside[n])
    },
    async readers(moment) {
      await settled()
      const what = `${category} ${moment}`
      compared(tally, what, await published(), shownOf)
      const [one, other] = heard()
      for (const name of ['reader', 'event stream'])
        tally.same(`${what}: ${name}`, one.get(name) ?? '', other.get(name) ?? '')
    },
    async room() {
      await settled()
      return room()
    },
    published,
    heard,
    bytes: (stored) => {
      const all = (n: 0 | 1) => Buffer.concat([...corpus[n].values(), ears[n].bytes(), stored[n].bytes])
      return [all(0), all(1)]
    },
    async named() {
      for (const viewer of VIEWERS) {
        const asked = await both(worlds, ({ client, house, people }, n) =>
          client.ask(`${house.room}/nothing/${evenings[n].winner}`, { headers: people.all[viewer] }),
        )
        tally.seen(`${category} named by ${viewer}`, !asked[0].body.equals(asked[1].body))
      }
      tally.seen(`${category} named, the technical log`, log(0) !== log(1))
      // One more act in one world alone: whoever follows the show hears of it, whatever they are shown of results.
      await evenings[1].command({ kind: 'write-post', text: 'In one world alone' })
      const { live } = await evenings[1].view()
      await ears[1].reached(live.position.seq)
      for (const name of ['monitor of preview', 'monitor of presenter', 'screen lobby'])
        tally.seen(`${category}, one act more, ${name}`, differs(heard(), itself, new RegExp(`^${name}$`)))
      const counted = await both(worlds, ({ client, house, people }) =>
        client.ask(`${house.room}/metrics`, { headers: people.all.automation }),
      )
      const appended = counted.map(
        ({ body }) => /^envelope_log_append_seconds_count.*$/m.exec(body.toString())?.[0],
      )
      tally.seen(
        `${category}, one act more, metrics`,
        appended[0] !== appended[1] && appended[0] !== undefined,
      )
      // The worlds go on alike.
      await evenings[0].command({ kind: 'write-post', text: 'In the other one too' })
    },
  }
}

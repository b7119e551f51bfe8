/** A show beside the sample: imported as CSV by HTTP as automation would, driven by HTTP, and overheard on all three sockets. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Socket } from 'socket.io-client'
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import type { Answer } from '#shared/protocol'
import {
  deskSocket,
  type House,
  newCommandId,
  readerSocket,
  SAMPLE,
  screenSocket,
  until,
} from '../helpers/house.ts'
import { armSeen, takeSeen } from '../helpers/taking.ts'

export const sampleTable = (name: 'shortlist.csv' | 'results.csv'): string =>
  readFileSync(fileURLToPath(new URL(`../../server/sample/${SAMPLE}/${name}`, import.meta.url)), 'utf8')

export const FIRST = 'council-of-the-year'

export interface ImportedShow {
  readonly id: string
  view(): Promise<DeskView>
  command(wish: Wish, id?: string): Promise<Answer>
  /** Takes whatever comes next; throws what refused it. */
  take(): Promise<void>
  /** Makes this cue the next one and takes it. */
  jumpTo(cue: string): Promise<void>
  /** Takes until this cue is on programme. */
  playTo(cue: string): Promise<void>
}

export interface ImportOptions {
  readonly publicHoldSeconds?: number
  readonly shortlist?: string
  readonly results?: string
}

export async function importShow(
  house: House,
  id: string,
  options: ImportOptions = {},
): Promise<ImportedShow> {
  const reply = await house.api('/api/v1/shows', {
    method: 'POST',
    body: {
      id,
      ceremony: {
        name: `The ${id} Awards`,
        date: '2026-12-01',
        venue: null,
        presentedBy: null,
        timeZone: 'UTC',
      },
      shortlist: options.shortlist ?? sampleTable('shortlist.csv'),
      results: options.results ?? sampleTable('results.csv'),
      settings: { publicHoldSeconds: options.publicHoldSeconds ?? 0, guardMs: 0 },
    },
  })
  if (reply.status !== 201) throw new Error(`${id} was not imported: ${await reply.text()}`)
  return importedShow(house, id)
}

export function importedShow(house: House, id: string): ImportedShow {
  const view = () => house.view(id)
  const command: ImportedShow['command'] = async (wish, commandId = newCommandId()) => {
    const body = { id: commandId, ...wish }
    const reply = await house.api(`/api/v1/shows/${id}/commands`, { method: 'POST', body })
    const said = (await reply.json()) as Answer
    return reply.ok ? said : ({ ok: false, refusal: said } as unknown as Answer)
  }
  const take = async () => {
    const { live } = await view()
    await armSeen(live, command)
    const answer = await command(takeSeen(live))
    if (!answer.ok) throw new Error(answer.refusal.sentence)
  }
  const jumpTo = async (cue: string) => {
    const answer = await command({ kind: 'preview', to: { cue, step: 0 } })
    if (!answer.ok) throw new Error(answer.refusal.sentence)
    await take()
  }
  const playTo = async (cue: string) => {
    while ((await view()).live.programme.on?.cue !== cue) await take()
  }
  return { id, view, command, take, jumpTo, playTo }
}

/** A screen of a show by name. */
export const screenOf = (house: House, show: string): Socket => screenSocket(house, 'programme', show)

/** Everything one show says to a desk, a screen and a reader, as it was said. */
export interface Ears {
  readonly sockets: { readonly desk: Socket; readonly screen: Socket; readonly reader: Socket }
  heard(who: keyof Ears['sockets']): readonly [event: string, word: unknown][]
  close(): void
}

export async function overhear(house: House, show: string): Promise<Ears> {
  await until('the edge to know the show', async () => (await fetch(`${house.readers}/live/${show}`)).ok)
  const sockets = {
    desk: deskSocket(house, show),
    screen: screenOf(house, show),
    reader: readerSocket(house, show),
  }
  const heard = { desk: [], screen: [], reader: [] } as Record<keyof typeof sockets, [string, unknown][]>
  for (const who of ['desk', 'screen', 'reader'] as const) {
    sockets[who].onAny((event: string, word: unknown) => heard[who].push([event, word]))
  }
  await until('all to be connected', () => Object.values(sockets).every((socket) => socket.connected))
  return {
    sockets,
    heard: (who) => heard[who],
    close() {
      for (const socket of Object.values(sockets)) socket.disconnect()
    },
  }
}

/** How much each role may say and ask: far above what a page of ours or a frantic person does, far below what hurts. */
import type { Role } from '#shared/people'
import type { Rate } from './token-bucket.ts'

/** Messages of one socket. An operator's keys fire once each; a screen reports every picture; a reader asks when it joins and where something is missing. */
export const SOCKET_RATES = {
  desk: { burst: 400, perSecond: 200 },
  screen: { burst: 200, perSecond: 50 },
  press: { burst: 20, perSecond: 2 },
  reader: { burst: 60, perSecond: 5 },
} as const satisfies Record<string, Rate>

/** Packets of one connection, whatever they are: beats, answers, joins and what cannot be read are counted too. */
export const PACKET_RATES = {
  room: { burst: 600, perSecond: 300 },
  readers: { burst: 150, perSecond: 20 },
} as const satisfies Record<string, Rate>

/** Letters of one packet of whoever is no desk: a screen's report has some hundred. */
export const MOST_LETTERS = 4096

/** Bytes that may wait for one connection, and go on waiting, before it is cut off. */
export const MOST_WAITING = { room: 8 * 1024 * 1024, readers: 4 * 1024 * 1024 } as const

/** Bytes that may wait for whoever asks for more: they have yet to read what they asked for before. */
export const MOST_WAITING_FOR_ANSWER = 256 * 1024

/** Requests over HTTP. An address is that of a whole venue where a proxy stands before us; whoever is signed in has a bucket of their own behind it. */
export const ADDRESS_RATE: Rate = { burst: 2000, perSecond: 200 }

const DESK: Rate = { burst: 600, perSecond: 200 }
export const HTTP_RATES: Readonly<Record<Role | 'automation', Rate>> = {
  producer: DESK,
  operator: DESK,
  scrutineer: DESK,
  editor: DESK,
  press: { burst: 60, perSecond: 10 },
  automation: { burst: 1200, perSecond: 400 },
}

/** Pages that are drawn for whoever asks for them by number, in any language: one bucket for each kind, for all readers together. */
export const DRAW_RATE: Rate = { burst: 40, perSecond: 10 }

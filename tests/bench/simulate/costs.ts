/** What everything costs, as it was measured, and what is assumed: the one table the simulation reckons with. */

export interface Cost {
  readonly value: number
  readonly unit: string
  /** Where it comes from, so that it can be measured again. */
  readonly from: string
}

const FAN_OUT = 'fan-out, 10,000 readers on one core, 1.5 KB'
const EDGE = 'npm run bench -- edge-costs'
const RULE = 'the program'

/** Measured, on two cores of 2026; a faster machine is cheaper by its own ratio. */
export const COSTS = {
  writeUs: {
    value: 7.7,
    unit: 'µs of one core per reader and message, by socket',
    from: `${FAN_OUT}: 1.2 × the bare system calls (64.4 ms for 10,000)`,
  },
  streamWriteUs: {
    value: 11.9,
    unit: 'µs of one core per reader and message, by event stream',
    from: `${FAN_OUT}: 119 ms for 10,000`,
  },
  socketJoinUs: {
    value: 310,
    unit: 'µs of one core per joining socket',
    from: `${FAN_OUT}: 3.1 s for 10,000`,
  },
  streamJoinUs: {
    value: 120,
    unit: 'µs of one core per joining stream',
    from: `${FAN_OUT}: 1.2 s for 10,000`,
  },
  socketKB: { value: 15.7, unit: 'KB of memory per socket', from: FAN_OUT },
  streamKB: { value: 10.2, unit: 'KB of memory per stream', from: FAN_OUT },
  answerUs: {
    value: 38,
    unit: 'µs of one core per answer out of memory (/log/head)',
    from: EDGE,
  },
  edgeMB: { value: 69, unit: 'MB of memory per edge process without readers', from: EDGE },
  hopMs: {
    value: 0.8,
    unit: 'ms from the core through Redis to an edge',
    from: EDGE,
  },
} as const satisfies Record<string, Cost>

/** Rules of the program, which are not measured but decided. */
export const RULES = {
  socketBeatS: { value: 2, unit: 's between beats by socket', from: RULE },
  pingS: { value: 10, unit: 's between pings of a socket, each answered', from: RULE },
  streamBeatS: { value: 5, unit: 's between beats by event stream', from: RULE },
  pollS: { value: 5, unit: 's between two questions of a page that polls (4 to 6)', from: RULE },
  headAgeS: { value: 1, unit: 's a cache may keep where the log stands', from: RULE },
  pageAgeS: { value: 5, unit: 's a cache may keep a page, where no purge hook is told', from: RULE },
  pageOldS: { value: 30, unit: 's more it may tell the old one while it fetches', from: RULE },
  returnS: { value: 2.3, unit: 's over which readers who were cut off spread their coming back', from: RULE },
  beatBytes: { value: 90, unit: 'bytes of a beat with its frame', from: RULE },
  headBytes: { value: 120, unit: 'bytes of where the log stands, packed', from: RULE },
} as const satisfies Record<string, Cost>

/** Nobody measured these here. */
export const ASSUMED = {
  packetBytes: {
    value: 90,
    unit: 'bytes round each packet of 1,448',
    from: 'Ethernet, IPv4, TCP with timestamps',
  },
  httpBytes: {
    value: 650,
    unit: 'bytes of heads, question and answer, over HTTP/2 or 1.1',
    from: 'usual browsers',
  },
  coreShare: {
    value: 0.6,
    unit: 'of a core is used at rest, and no more',
    from: 'room for joiners and pages',
  },
  lineShare: { value: 0.7, unit: 'of a network line is used, and no more', from: 'usual practice' },
  cachePlaces: {
    value: 60,
    unit: 'places of a CDN that ask us, each for all its readers once',
    from: 'large CDNs with a shield have fewer',
  },
  pagesPerReader: { value: 1.5, unit: 'pages a reader opens in the evening', from: 'a guess' },
  pageKB: { value: 60, unit: 'KB of a page with its files, packed', from: 'the page budget of the tests' },
  arriveS: {
    value: 120,
    unit: 's within which half of the readers arrive',
    from: 'a link that is shared on television',
  },
} as const satisfies Record<string, Cost>

export type Costs = Readonly<Record<keyof typeof COSTS | keyof typeof RULES | keyof typeof ASSUMED, number>>

export const ALL: Readonly<Record<keyof Costs, Cost>> = { ...COSTS, ...RULES, ...ASSUMED }

export const costs = Object.fromEntries(
  Object.entries(ALL).map(([name, { value }]) => [name, value]),
) as Costs

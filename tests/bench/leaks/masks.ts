/** What may differ between two worlds that differ only in who wins: fingerprints, sealed boxes, and the machine's own numbers. Lengths stay. */

const stars = (text: string): string => '*'.repeat(text.length)

/** Hashes of what is sealed: salted, and published for that. */
const FINGERPRINTS: readonly [RegExp, (all: string, ...parts: string[]) => string][] = [
  [/[0-9a-f]{64}/g, (all) => stars(all)],
  [/[0-9a-f]{8}( [0-9a-f]{8}){7}/g, (all) => stars(all)],
]

/** Ciphertext, wherever a log is read without its key. */
const BOXES: readonly [RegExp, (all: string, ...parts: string[]) => string][] = [
  [/(box\\?":\\?")([A-Za-z0-9+/=]+)/g, (_all, name = '', box = '') => `${name}${stars(box)}`],
]

/** Ports, process ids, durations and bytes of this machine. */
const MACHINE: readonly [RegExp, string][] = [
  [/127\.0\.0\.1:\d+/g, 'host'],
  [/"(pid|responseTime|remotePort)":[\d.]+/g, '"$1":0'],
  [/"hostname":"[^"]*"/g, '"hostname":""'],
  [/"reqId":"[^"]*"/g, '"reqId":""'],
  // What Redis calls an entry of a stream is its own clock's.
  [/"\d{13}-\d+( \d+)?"/g, '"entry"'],
  // Until when a core leads, and how far its clock is from that of Redis, is by the clock of Redis.
  [/(envelope:lease \(hash\) \["(?:until|skew)",)"-?\d+"/g, '$1"0"'],
  [/envelope:probe \(string\) .*/g, 'envelope:probe'],
]

export function masked(text: string): string {
  let left = text
  for (const [pattern, by] of [...FINGERPRINTS, ...BOXES]) left = left.replace(pattern, by)
  for (const [pattern, by] of MACHINE) left = left.replace(pattern, by)
  return left
}

/** How often something happened is told; how long it took is the machine's affair, and so is whether an edge has told its numbers of late. */
export const withoutDurations = (metrics: string): string =>
  metrics
    .split('\n')
    .filter((line) => /^envelope_/.test(line) && !line.includes('edge-'))
    .map((line) => line.replace(/(_seconds_(?:sum|bucket)\{.*\}) .*/, '$1'))
    .join('\n')

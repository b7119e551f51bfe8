/** Frames that are none: at every layer of a socket, drawn by chance from a seed. */
import { PROTOCOL_VERSION } from '#shared/protocol'
import { type Random, seededRandom } from '../../helpers/random.ts'
import type { Case } from './attack.ts'
import type { Victim, Who } from './victim.ts'
import { enter, frame, type Wire } from './wire.ts'

/** On one connection, unless it is hung up on before. */
const PER_CONNECTION = 50
const CONNECTIONS = 8

const noise = (random: Random, most: number): Buffer =>
  Buffer.from(Array.from({ length: random.between(0, most) }, () => random.between(0, 255)))

/** What breaks the WebSocket's own rules: the other side hangs up. */
function brokenFrame(random: Random): Buffer {
  return random.pick<() => Buffer>([
    () => frame('42["x"]', { masked: false }),
    () => frame('42["x"]', { rsv: random.between(1, 7) }),
    () => frame('x', { opcode: random.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) }),
    () => frame('x'.repeat(126), { opcode: 9 }),
    () => frame('x', { opcode: 9, fin: false }),
    () => frame('x', { opcode: 0 }),
    () => frame(Buffer.from([0xc0, 0x80, 0xed, 0xa0, 0x80])),
    () => frame(Buffer.from([0]), { opcode: 8 }),
    () => frame(Buffer.from([0, 1]), { opcode: 8 }),
    () => Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
    () => Buffer.from([0x81, 0xfe, 0, 5, 0, 0, 0, 0]),
    () => frame('x'.repeat(70_000)),
    () => noise(random, 64),
  ])()
}

const SEEDS = [
  '42{n},["command",{"id":"an-id-that-is-long","kind":"take"}]',
  '42{n},1["since",{"cursor":null}]',
  '421["clock",{}]',
  `40{n},{"protocol":${PROTOCOL_VERSION},"show":null}`,
  '43{n},1[]',
  '41{n},',
  '44{n},{"message":"x"}',
  '451-{n},["x",{"_placeholder":true,"num":0}]',
  '461-{n},1[{"_placeholder":true,"num":0}]',
]

const FIXED = [
  '',
  '4',
  '42',
  '42[',
  '42[]',
  '42{}',
  '42"x"',
  '42{n}',
  '42{n},',
  '42{n},[',
  '42{n},[]',
  '42{n},[null]',
  '42{n},[{}]',
  '42{n},[1]',
  '42{n},["disconnect"]',
  '42{n},["newListener",1]',
  '42{n},99999999999999999999["since",{}]',
  '42{n},-1["since",{}]',
  '42{n},1["since"]',
  '42{n},1["since",{"cursor":null},{},{},{}]',
  '4299["x"]',
  '43',
  '43{n},',
  '43{n},0',
  '43{n},0{}',
  '43{n},123456789["x"]',
  '40{n},[]',
  '40{n},"x"',
  '40{n},{"protocol":',
  '40/nowhere,{}',
  '40/__proto__,{}',
  '40/constructor',
  '40//////,',
  '40/control?x=y,{}',
  '45',
  '451-',
  '4599999999-{n},["x"]',
  '45-1{n},["x"]',
  '45x-{n},["x"]',
  '451-{n},["x",{"_placeholder":true,"num":"__proto__"}]',
  '451-{n},["x",{"_placeholder":true,"num":-1}]',
  '47',
  '49{n},["x"]',
  '4\u0000',
  '5',
  '6',
  '1',
  '2probe',
  '3probe',
  '0{"sid":"x"}',
  '9',
  'b',
  'bAAAA',
  'b!!!!',
  '\u001e\u001e',
] as const

/** A packet that was right, with some of it gone, doubled, swapped or replaced. */
function mutated(random: Random, text: string): string {
  let letters = [...text]
  for (let times = random.between(1, 4); times > 0; times -= 1) {
    const at = random.between(0, Math.max(0, letters.length - 1))
    const more = random.pick([
      '"',
      '[',
      ']',
      '{',
      '}',
      ',',
      '-',
      '\\',
      '\u0000',
      '\ud800',
      '0',
      '9',
      '__proto__',
      'x'.repeat(500),
    ])
    letters = random.pick<() => string[]>([
      () => letters.toSpliced(at, 1),
      () => letters.toSpliced(at, 0, more),
      () => letters.toSpliced(at, 1, more),
      () => letters.slice(0, at),
      () => [...letters.slice(at), ...letters.slice(0, at)],
      () => [...letters, ...letters],
    ])()
  }
  return letters.join('')
}

function oddFrame(random: Random, namespace: string): { bytes: Buffer; breaks: boolean } {
  if (random.next() < 0.1) return { bytes: brokenFrame(random), breaks: true }
  const text = random.next() < 0.4 ? random.pick(FIXED) : mutated(random, random.pick(SEEDS))
  const named = text.replaceAll('{n}', namespace)
  return { bytes: frame(named, { opcode: random.next() < 0.05 ? 2 : 1 }), breaks: false }
}

/** All that is on the way is there, or it was hung up on. */
async function flushed({ socket, isOver }: Wire): Promise<void> {
  while (socket.writableLength > 0 && !isOver()) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function salvo(victim: Victim, who: Who, random: Random, most: number): Promise<number> {
  const entry = await victim.entry(who)
  // One in four never joins: what is said before is read by other hands.
  const joins = random.next() < 0.75
  const wire = await enter(joins ? entry : { ...entry, namespace: '' })
  if (!wire) return 0
  let sent = 0
  while (sent < most && !wire.isOver()) {
    const { bytes, breaks } = oddFrame(random, entry.namespace)
    wire.socket.write(bytes)
    sent += 1
    if (breaks) break
  }
  await flushed(wire)
  await new Promise((resolve) => setImmediate(resolve))
  wire.socket.end()
  await Promise.race([wire.over, new Promise((resolve) => setTimeout(resolve, 300).unref())])
  wire.socket.destroy()
  return sent
}

const WHO: readonly Who[] = ['reader', 'stranger', 'screen', 'desk', 'press']

export const malformed: Case = {
  name: 'malformed frames',
  async run(victim, { frames, seed }) {
    let left = frames
    let empty = 0
    const one = async (at: number) => {
      const random = seededRandom(seed + at)
      while (left > 0 && empty < 200) {
        const most = Math.min(PER_CONNECTION, left)
        left -= most
        const sent = await salvo(victim, random.pick(WHO), random, most)
        left += most - sent
        if (sent === 0) empty += 1
      }
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, at) => one(at)))
    return left > 0 ? [`only ${frames - left} of ${frames} frames could be sent (seed ${seed})`] : []
  },
}

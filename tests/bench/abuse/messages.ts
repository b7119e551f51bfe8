/** Every message that exists, and some that do not, with everything in it that should not be. */
import type { Case } from './attack.ts'
import { shapes } from './shapes.ts'
import { EVENTS, type Victim, type Who } from './victim.ts'
import { enter, frame } from './wire.ts'

/** Names that mean something to the library, to JavaScript, or to nobody. */
const STRANGE = [
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
  'error',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '',
  'nothing of the sort',
]
/** As many as a reader may say at once. */
const AT_ONCE = 15
const ANSWER_MS = 20_000

/** Sends these on one connection, each with an answer asked for; which got none, and which a yes. */
async function said(
  victim: Victim,
  who: Who,
  event: string,
  payloads: readonly string[],
): Promise<{ unanswered: string[]; granted: string[] } | null> {
  const entry = await victim.entry(who)
  const wire = await enter(entry)
  if (!wire) return null
  for (const [id, payload] of payloads.entries()) {
    const name = JSON.stringify(event)
    wire.socket.write(frame(`42${entry.namespace},[${name},${payload}]`))
    wire.socket.write(frame(`42${entry.namespace},${id}[${name},${payload}]`))
  }
  // Pings are answered in their turn: what came before them has been heard.
  wire.socket.write(frame('heard', { opcode: 9 }))
  const isHeard = () => wire.said().includes('\x8a\x05heard')
  const answers = () => [
    ...wire.said().matchAll(new RegExp(`43${entry.namespace},(\\d+)\\[(?=(.{0,30}))`, 'g')),
  ]
  const isDone = () =>
    isHeard() && (!EVENTS[who].asked.includes(event) || answers().length >= payloads.length)
  const began = performance.now()
  while (!isDone() && !wire.isOver() && performance.now() - began < ANSWER_MS)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const granted = answers().flatMap(([, id, text = '']) =>
    text.startsWith('{"ok":true') ? [payloads[Number(id)] ?? ''] : [],
  )
  wire.socket.destroy()
  const ids = new Set(answers().map(([, id]) => Number(id)))
  return { unanswered: payloads.filter((_, id) => !ids.has(id)), granted }
}

/** A question about words is answered whatever the words are. */
const mayBeGranted = (event: string, payload: string): boolean => event === 'words' && payload.startsWith('"')

export const oddMessages: Case = {
  name: 'every message, in odd shapes',
  async run(victim, { everyShape }) {
    const all = shapes(everyShape)
    const failures: string[] = []
    for (const who of Object.keys(EVENTS) as Who[]) {
      const { asked, told } = EVENTS[who]
      // Two are sent of each, and a reader's bucket is the smallest.
      const size = who === 'reader' || who === 'press' ? Math.floor(AT_ONCE / 2) : 25
      const batches = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
        all.slice(at * size, (at + 1) * size),
      )
      await Promise.all(
        [...asked, ...told, ...STRANGE].map(async (event) => {
          for (const batch of batches) {
            const outcome = await said(victim, who, event, batch)
            if (!outcome) failures.push(`${who} was not let in for ${event}`)
            else if (asked.includes(event))
              for (const payload of outcome.unanswered)
                failures.push(`${who}, ${event}: ${payload.slice(0, 60)} was not answered`)
            for (const payload of outcome?.granted ?? [])
              if (!mayBeGranted(event, payload))
                failures.push(`${who}, ${event}: ${payload.slice(0, 60)} was granted`)
          }
        }),
      )
    }
    return failures
  },
}

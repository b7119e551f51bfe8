/** A house whose processes say which routes they really have, and one of everybody who could ask for them. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Role } from '#shared/people'
import { API_KEY, type House, type HouseOptions, startHouse, until } from './house.ts'
import { cookieOf, keyIn, posting } from './people-desk.ts'

const WATCHED = fileURLToPath(new URL('./watched-app.mjs', import.meta.url))

export interface WatchedHouse extends House {
  /** `GET /path/:with/params`, as Fastify has them. */
  routes(who: 'core' | 'edge'): Promise<string[]>
}

export async function startWatchedHouse(options: HouseOptions = {}): Promise<WatchedHouse> {
  const watched = mkdtempSync(join(tmpdir(), 'envelope-watched-'))
  const house = await startHouse({
    ...options,
    nodeArguments: ['--import', WATCHED, ...(options.nodeArguments ?? [])],
    environment: { ENVELOPE_WATCHED: watched, ENVELOPE_EDGES: '1', ...options.environment },
  })
  return {
    ...house,
    async routes(who) {
      const file = join(watched, `${who}.json`)
      await until(`${who} to say its routes`, () => existsSync(file))
      return JSON.parse(readFileSync(file, 'utf8')) as string[]
    },
    async stop() {
      await house.stop()
      rmSync(watched, { recursive: true, force: true })
    },
  }
}

/** These end the session that asks. */
export const ENDS: readonly string[] = ['POST /control/sign-out', 'POST /control/sign-out-everywhere']

/** A show that is there, and otherwise what is nowhere: asked for with nothing in the body, no route changes anything. */
export const addressOf = (path: string, show: string): string =>
  path
    .replace(/:show(?=\/rehearsals)/, 'none')
    .replace(':show', show)
    .replace('status.txt', 'status.txt?field=next')
    .replace(/:\w+|\*/g, 'nothing-of-this-name-0')

/** In the order of the table's columns. */
export const VIEWERS = [
  'nobody',
  'press',
  'editor',
  'operator',
  'scrutineer',
  'producer',
  'automation',
] as const
export type Viewer = (typeof VIEWERS)[number]

/** What each of them sends with a request or a handshake. */
export type Credentials = Readonly<Record<Viewer, Record<string, string>>>

export interface Admitted {
  readonly all: Credentials
  /** Another session of this role. */
  again(role: Role): Promise<Record<string, string>>
}

export async function admit(house: House): Promise<Admitted> {
  const post = posting(house)
  const by = async (link: string) => ({
    cookie: cookieOf(await post('/control/sign-in', { key: keyIn(link) })),
  })
  const producer = await by(house.controlLink)
  let count = 0
  const again: Admitted['again'] = async (role) => {
    count += 1
    const lent = await post('/control/invite', { role, name: `${role} no. ${count}` }, producer)
    return by(((await lent.json()) as { link: string }).link)
  }
  const all: Record<string, Record<string, string>> = { nobody: {}, producer }
  for (const role of ['press', 'editor', 'operator', 'scrutineer'] as const) all[role] = await again(role)
  all['automation'] = { authorization: `Bearer ${API_KEY}` }
  return { all: all as Credentials, again }
}

/** Which task of the handbook fits what the desk is at: the one somebody who presses F1 there most likely looks for. */
import type { DeskLive } from '#shared/desk-view'
import type { LinkState } from './link/link-state.ts'
import type { View } from './views.ts'

/** Names of the dialogs, as far as help differs. */
export type Asked = 'result' | 'rehearsal' | 'retract' | 'peek' | 'invite' | 'account' | 'keys'

export interface Situation {
  readonly view: View
  readonly asked: Asked | null
  readonly link: LinkState['status']
  readonly live: Pick<DeskLive, 'next' | 'armed' | 'retracted' | 'programme'> | null
  /** Redis is away, or this machine alone. */
  readonly isApart: boolean
  /** The desk's presses move the stage. */
  readonly drives: boolean
}

const OF_VIEW: Readonly<Record<Exclude<View, 'stage'>, string>> = {
  rundown: 'what-comes-next',
  blog: 'write',
  screens: 'screens',
  pictures: 'pictures',
  edits: 'set-up',
  results: 'seal',
  'as-run': 'after',
  ready: 'ready-check',
  pack: 'emergency-pack',
  shows: 'shows',
  import: 'import',
  people: 'people',
  key: 'key',
}

const OF_DIALOG: Readonly<Record<Asked, string>> = {
  result: 'seal',
  rehearsal: 'rehearse',
  retract: 'wrong-winner',
  peek: 'peek',
  invite: 'people',
  account: 'people',
  keys: 'keys',
}

/** Every task that help may be opened at from a desk. */
export const TASKS: readonly string[] = [
  ...Object.values(OF_VIEW),
  ...Object.values(OF_DIALOG),
  'no-link',
  'dead-redis',
  'lift',
  'reveal',
  'two-desks',
  'take',
]

/** What is wrong comes before what is open. */
export function helpTask({ view, asked, link, live, isApart, drives }: Situation): string {
  if (link === 'lost') return 'no-link'
  if (asked !== null) return OF_DIALOG[asked]
  if (isApart) return 'dead-redis'
  if (view !== 'stage') return OF_VIEW[view]
  if (live?.retracted) return 'wrong-winner'
  if (live?.programme.black) return 'lift'
  if (live && !drives) return 'two-desks'
  if (live?.armed || live?.next?.reveals) return 'reveal'
  return 'take'
}

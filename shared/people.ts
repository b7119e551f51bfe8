/** Who may do what. The table is the rule; gateways only look people up. */
import type { Command } from './commands.ts'
import type { DeskId } from './ids.ts'

export const ROLES = ['producer', 'operator', 'scrutineer', 'editor', 'press'] as const
export type Role = (typeof ROLES)[number]

/** The press room looks on at a page of its own, and at nothing else: no desk, no command, no list of the house. */
export const isAtDesk = (role: Role): boolean => role !== 'press'

/** `clock` is an actor like any other: what falls due enters the log as its command. */
export interface Actor {
  readonly name: string
  readonly role: Role | 'clock'
  /** The desk the person is at; null for automation and the clock, which have none. */
  readonly desk: DeskId | null
}

const STAGE: (Role | 'clock')[] = ['producer', 'operator']
const POSTS: (Role | 'clock')[] = ['producer', 'editor', 'operator']
const WORDS: (Role | 'clock')[] = ['producer', 'operator', 'editor']
const RESULTS: (Role | 'clock')[] = ['producer', 'scrutineer', 'operator']

const MAY: Record<Command['kind'], (Role | 'clock')[]> = {
  'open-show': ['producer'],
  take: STAGE,
  arm: STAGE,
  // The house disarms a show that leaves the air.
  disarm: [...STAGE, 'clock'],
  confirm: ['producer', 'scrutineer'],
  peek: ['producer', 'scrutineer'],
  drive: STAGE,
  back: STAGE,
  clear: STAGE,
  // T3: works at any time from every desk.
  blackout: ['producer', 'operator', 'scrutineer', 'editor'],
  preview: STAGE,
  retract: STAGE,
  'set-result': RESULTS,
  'correct-result': RESULTS,
  'write-post': POSTS,
  'edit-post': POSTS,
  'delete-post': POSTS,
  'withdraw-post': POSTS,
  'pin-post': POSTS,
  'keep-draft': POSTS,
  'drop-draft': POSTS,
  'set-image': WORDS,
  'edit-entry': WORDS,
  'edit-category': WORDS,
  'withdraw-entry': STAGE,
  'move-segment': STAGE,
  'insert-segment': STAGE,
  'edit-segment': STAGE,
  'skip-segment': STAGE,
  'stage-category': STAGE,
  'edit-ceremony': ['producer'],
  'edit-settings': ['producer'],
  'set-levels': ['producer'],
  'set-theme': ['producer'],
  'add-category': ['producer'],
  'remove-category': ['producer'],
  'add-entry': ['producer'],
  'remove-entry': ['producer'],
  'move-entry': ['producer'],
  'remove-segment': STAGE,
  revise: ['producer'],
  'discard-result': ['producer', 'scrutineer'],
  // In two-person mode a scrutineer agrees to what another has asked for.
  announce: RESULTS,
  'note-cue': WORDS,
  publish: ['clock'],
  witness: ['clock'],
}

/** By the table alone: more may open a rehearsal (`mayOpen`), and whose desk drives is asked in `decide`. */
export const may = (role: Role | 'clock', kind: Command['kind']): boolean => MAY[kind].includes(role)

/** Who starts and resets rehearsals, and puts a show on air. */
export const mayPutOnAir = (role: Role | 'clock'): boolean => STAGE.includes(role)

/** What a role may not do with another show it may do with a rehearsal: whoever may rehearse opens one. */
export const mayOpen = (role: Role | 'clock', isRehearsal: boolean): boolean =>
  may(role, 'open-show') || (isRehearsal && mayPutOnAir(role))

/** Who makes an emergency pack without results; with them, whoever may look into envelopes. */
export const mayMakePack = (role: Role | 'clock'): boolean => STAGE.includes(role) || may(role, 'peek')

/** Who looks after the screens of the room: pairs, names, assigns, reloads and revokes them. */
export const mayTendScreens = (role: Role): boolean => role === 'producer' || role === 'operator'

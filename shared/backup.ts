/** How the export of every commit to a folder elsewhere fares, and what is said of it at a desk. */
import type { Instant } from './ids.ts'

/** Why nothing reaches the folder: it is not there, has no room left, may not be written, does not answer, or fails otherwise. */
export type BackupProblem = 'gone' | 'full' | 'read-only' | 'slow' | 'failing'

/** What a desk is told once commits do not reach the folder. */
export interface BackupTrouble {
  readonly folder: string
  readonly problem: BackupProblem
  /** Commits that are durable here, and not there. */
  readonly behind: number
  /** When a commit last reached it; null if none has since the start. */
  readonly last: Instant | null
}

/** What the ready check knows of it. */
export type BackupStanding =
  | { readonly state: 'off' }
  | { readonly state: 'starting'; readonly folder: string }
  | { readonly state: 'trouble'; readonly trouble: BackupTrouble }
  /** `sameDisk`: it lies on the disk of the data folder, and would be lost with it. */
  | { readonly state: 'current'; readonly folder: string; readonly sameDisk: boolean }

const WHAT: Readonly<Record<BackupProblem, string>> = {
  gone: 'is not there',
  full: 'is full',
  'read-only': 'may not be written',
  slow: 'does not answer',
  failing: 'cannot be written',
}

/** One sentence for the desk; null while there is nothing to say. */
export function backupSentence(trouble: BackupTrouble | null): string | null {
  if (trouble === null) return null
  const { folder, problem, behind } = trouble
  const commits = behind === 1 ? 'one commit is' : `${behind.toLocaleString('en')} commits are`
  const missing = behind === 0 ? '' : `, and ${commits} not in it`
  return `The backup folder ${folder} ${WHAT[problem]}${missing}. The show goes on; the export goes on by itself once it can.`
}

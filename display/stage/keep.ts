/** What a screen remembers of itself: what it was assigned, and its last picture. */
import type { Assignment } from '#shared/protocol'
import type { StageFrame } from '#shared/stage-frame'
import { readFrame } from './read-frame.ts'
import { readAssignment } from './read-screen.ts'
import { readJson, type Shelf, writeJson, writeText } from './storage.ts'

/** Milliseconds after which a picture is of another evening. A clock may have been wrong by as much, either way. */
const EVENING = 4 * 3600_000

/** By the name of a screen; null keeps nothing and knows nothing. */
export interface KeptScreen {
  /** Last year's assignment is better than none: it says whether a screen is a picture or a strip over one. */
  assignment(): Assignment | null
  /** The last picture of one tab, over its reloads. */
  frame(): StageFrame | null
  /** For a screen that is alone: one that hears from its server must not open on an old winner. */
  lastFrame(): StageFrame | null
  keep(assignment: Assignment, frame: StageFrame | null): void
  forget(): void
}

interface Record {
  readonly at?: unknown
  readonly assignment?: unknown
  readonly frame?: unknown
}

/** `nameNow` is asked each time: a page may become a screen while it lives, and be none again. */
export function keptScreen(nameNow: () => string | null): KeptScreen {
  const place = () => {
    const name = nameNow()
    return name === null ? null : `envelope.picture.${name}`
  }
  const recordOn = (shelf: Shelf): Record => {
    const name = place()
    const record = name === null ? null : readJson(shelf, name)
    return typeof record === 'object' && record !== null ? record : {}
  }
  return {
    assignment: () =>
      readAssignment(recordOn('session').assignment) ?? readAssignment(recordOn('local').assignment),
    frame: () => readFrame(recordOn('session').frame),
    lastFrame() {
      const { at, frame } = recordOn('local')
      return typeof at === 'number' && Math.abs(Date.now() - at) <= EVENING ? readFrame(frame) : null
    },
    keep(assignment, frame) {
      const name = place()
      if (name === null) return
      const record = { at: Date.now(), assignment, frame }
      writeJson('session', name, record)
      writeJson('local', name, record)
    },
    forget() {
      const name = place()
      if (name === null) return
      writeText('session', name, null)
      writeText('local', name, null)
    },
  }
}

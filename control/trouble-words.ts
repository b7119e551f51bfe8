/** What goes wrong behind the desk, in its own language: the disk, the readers, and what the log lost. */
import type { Crowd } from '#shared/crowd'
import type { Disk } from '#shared/disk'
import type { Instant } from '#shared/ids'
import type { LogLoss } from '#shared/log-loss'
import { heard } from './language/heard.ts'
import { locale, say } from './language/say.ts'

const number = (n: number): string => n.toLocaleString(locale())

/** Null while there is nothing to say. */
export const diskSaid = (disk: Disk | null): string | null =>
  disk?.reserveGone
    ? say(
        'The disk of the server is full. What it kept in reserve was given up, so that this evening can end: the show goes on. Have somebody make room there.',
      )
    : null

/** By what the busiest edge has let go of. */
const SHORT_OF_BREATH = [
  'The live blog is short of breath ({readers} readers): it has let go of the pictures of posts. The room notices nothing, and readers inside are told as before.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to the sampling of readers. The room notices nothing, and readers inside are told as before.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to pictures for sharing. The room notices nothing, and readers inside are told as before.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to new event streams. The room notices nothing, and readers inside are told as before.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to new sockets. The room notices nothing, and readers inside are told as before.',
  'The live blog is short of breath ({readers} readers): it has let go of everything up to drawing pages anew. The room notices nothing, and readers inside are told as before.',
] as const

/** Null while there is nothing to say. */
export function crowdSaid(crowd: Crowd | null): string | null {
  const sentence = crowd && SHORT_OF_BREATH[crowd.level - 1]
  return crowd && sentence ? say(sentence, { readers: number(crowd.readers) }) : null
}

type Clock = (at: Instant) => string

/** What became of a log that had lost some of what was acknowledged. */
export function lossSaid(loss: LogLoss, clock: Clock): string {
  const missing = loss.known - loss.kept
  if (missing === 0)
    return say('Redis had lost part of this show; this machine put it back, and nothing is missing.')
  const which = whichCommits(loss, missing, clock)
  if (loss.lost === 0)
    return missing === 1
      ? say('Redis had lost {which}; this machine put it back, and nothing is missing.', { which })
      : say('Redis had lost {which}; this machine put them back, and nothing is missing.', { which })
  const { what, lost } = loss
  if (what.length === 0)
    return say('Redis has lost {which}; look at the stage and the live blog, and do again what is missing.', {
      which,
    })
  const acts = lost > what.length ? [...what.map(heard), '…'] : what.map(heard)
  return say(
    'Redis has lost {which} ({acts}); look at the stage and the live blog, and do again what is missing.',
    { which, acts: acts.join('; ') },
  )
}

/** Which are missing, and when they were made where somebody knows: what Redis lost, in the case that asks for. */
function whichCommits({ known, kept, from, to }: LogLoss, missing: number, clock: Clock): string {
  const [first, last] = [kept + 1, known]
  const [at, until] = [clock(from), clock(to)]
  if (missing === 1) {
    if (from === 0) return say('commit {last}', { last })
    if (from === to) return say('commit {last}, made at {at}', { last, at })
    return say('commit {last}, made from {at} to {until}', { last, at, until })
  }
  if (from === 0) return say('commits {first} to {last}', { first, last })
  if (from === to) return say('commits {first} to {last}, made at {at}', { first, last, at })
  return say('commits {first} to {last}, made from {at} to {until}', { first, last, at, until })
}

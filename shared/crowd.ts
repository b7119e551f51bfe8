/** How the edges of this machine bear their readers, as a desk is told when that changes. */

export interface Crowd {
  readonly edges: number
  readonly readers: number
  /** What the busiest of them has let go of: 0 nothing, 6 all there is to let go. */
  readonly level: number
}

const LET_GO = [
  'the pictures of posts',
  'the sampling of readers',
  'pictures for sharing',
  'new event streams',
  'new sockets',
  'drawing pages anew',
] as const

/** A sentence for the desk; null while there is nothing to say. */
export function crowdSentence(crowd: Crowd | null): string | null {
  const last = crowd && LET_GO[crowd.level - 1]
  if (!crowd || !last) return null
  const how = crowd.level === 1 ? last : `everything up to ${last}`
  return `The live blog is short of breath (${crowd.readers.toLocaleString('en')} readers): it has let go of ${how}. The room notices nothing, and readers inside are told as before.`
}

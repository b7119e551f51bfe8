/** How the disk under the data folder stands, as a desk is told when that changes. */

export interface Disk {
  /** The disk was full, and what was kept in reserve on it was given up. */
  readonly reserveGone: boolean
}

/** A sentence for the desk; null while there is nothing to say. */
export const diskSentence = (disk: Disk | null): string | null =>
  disk?.reserveGone
    ? 'The disk of the server is full. What it kept in reserve was given up, so that this evening can end: the show goes on. Have somebody make room there.'
    : null

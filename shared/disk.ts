/** How the disk under the data folder stands, as a desk is told when that changes. */

export interface Disk {
  /** The disk was full, and what was kept in reserve on it was given up. */
  readonly reserveGone: boolean
}

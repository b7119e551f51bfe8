/** How the edges of this machine bear their readers, as a desk is told when that changes. */

export interface Crowd {
  readonly edges: number
  readonly readers: number
  /** What the busiest of them has let go of: 0 nothing, 6 all there is to let go. */
  readonly level: number
}

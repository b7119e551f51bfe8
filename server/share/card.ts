/** What a share image says. Its words come from the readers' pages; here they are only drawn. */
export interface ShareCard {
  readonly ceremony: string
  /** As `Winner · Council of the Year`. */
  readonly label: string
  /** Who won, or the first words of the post; each begins a line of its own. */
  readonly lines: readonly string[]
  readonly foot: string
}

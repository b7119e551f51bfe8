/** What the edge hands to the built renderer of the live blog and of the page of fingerprints, and what it gets back: a whole HTML document, complete without script. */
import type { Feed } from './feed.ts'

export interface LivePageInput {
  readonly feed: Feed
  /** Addresses of the built files, from the build's manifest. */
  readonly assets: { readonly script: string; readonly styles: readonly string[] }
}

/** `display/live/render.ts` exports `renderLivePage` and `renderCommitmentsPage` under this type; built for Node, loaded by the edge as a file. */
export type RenderLivePage = (input: LivePageInput) => string

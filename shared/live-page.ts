/** What the edge hands to the built renderer of the readers' pages, and what it gets back: a whole HTML document, complete without script. */
import type { Feed } from './feed.ts'
import type { PostId } from './ids.ts'

/** The languages of the readers' pages; the first is spoken where none is asked for. */
export const LANGS = ['en', 'de', 'fr', 'es', 'ar'] as const

export interface LivePageInput {
  readonly feed: Feed
  /** Addresses of the built files, from the build's manifest. */
  readonly assets: { readonly script: string; readonly styles: readonly string[] }
  /** The language that was asked for; English where there is none of that name. */
  readonly lang?: string
  /** The post with which a page of earlier ones begins. */
  readonly at?: PostId | null
  /** How readers' addresses begin, as `https://live.example.org`; empty if nobody said. */
  readonly base?: string
}

/** `display/live/render.ts` exports its pages under these types; built for Node, loaded by the edge as a file. */
export type RenderLivePage = (input: LivePageInput) => string

/** A page about one post. */
export type RenderPostPage = (input: LivePageInput & { readonly post: PostId }) => string

/** What the edge hands to the built renderer of the readers' pages, and what it gets back: a whole HTML document, complete without script. */
import type { Feed } from './feed.ts'
import type { Instant, PostId } from './ids.ts'
import { LANGS, type Lang } from './languages.ts'
import type { Post } from './posts.ts'

/** The language of the ceremony, which readers are answered in where they ask for none. */
export const ownLang = (feed: Feed): Lang => feed.about?.ceremony.language ?? LANGS[0]

/** The language that was asked for, or the ceremony's own where there is none of that name. */
export const langFor = (feed: Feed, asked: string | null | undefined): Lang =>
  LANGS.find((lang) => lang === asked) ?? ownLang(feed)

export interface LivePageInput {
  readonly feed: Feed
  /** Addresses of the built files, from the build's manifest. */
  readonly assets: { readonly script: string; readonly styles: readonly string[] }
  /** The language it is read in; nothing and what there is no table for is the ceremony's own. */
  readonly lang?: string
  /** The post with which a page of earlier ones begins. */
  readonly at?: PostId | null
  /** How readers' addresses begin, as `https://live.example.org`; empty if nobody said. */
  readonly base?: string
}

/** `display/live/render.ts` exports its pages under these types; built for Node, loaded by the edge as a file. */
export type RenderLivePage = (input: LivePageInput) => string

/** One post as feed readers are told it. Addresses begin with `base`. */
export interface FeedItem {
  readonly id: PostId
  readonly url: string
  readonly title: string
  /** Stands alone: no script, no style, nothing of the page it comes from. */
  readonly html: string
  readonly at: Instant
  readonly updatedAt: Instant
  /** Null for what the show says by itself. */
  readonly author: string | null
  readonly labels: readonly string[]
  readonly image: string | null
}

/** A live blog as feed readers are told it, the newest post first. */
export interface FeedTold {
  readonly title: string
  readonly summary: string
  readonly lang: string
  readonly home: string
  readonly author: string
  readonly isOver: boolean
  readonly items: readonly FeedItem[]
}
export type TellFeed = (feed: Feed, base: string) => FeedTold

/** What the picture of a post says. */
export interface ShareCard {
  readonly ceremony: string
  /** As `Winner · Council of the Year`. */
  readonly label: string
  /** Who won, or the first words of the post; each begins a line of its own. */
  readonly lines: readonly string[]
  readonly foot: string
}
export type TellCard = (feed: Feed, post: Post) => ShareCard

/** What the picture of a post is called, as `post-1-2.5f0c….png`: of other words it has another name. */
export type NameShare = (feed: Feed, post: Post) => string

/** A page about one post. */
export type RenderPostPage = (input: LivePageInput & { readonly post: PostId }) => string

/** The live blog in a frame of another page; `limit` and `theme` as that page asked for them. */
export type RenderEmbedPage = (
  input: LivePageInput & { readonly limit?: string | undefined; readonly theme?: string | undefined },
) => string

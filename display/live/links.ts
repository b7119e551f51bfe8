/** Where a link to a post leads: down this page if the post is on it, else to the page that begins with it. */
import type { Feed } from '#shared/feed'
import type { Post } from '#shared/posts'
import { contextAddress } from './addresses.ts'
import { type Outlook, placeOf } from './outlook.ts'

/** `#p-…` if the post's moment lies within the part that is shown; a whole address if not. */
export function linkTo({ id, at }: Post, feed: Feed, outlook: Outlook): string {
  const { newest, oldest } = outlook.part
  const here = (newest ?? at) >= at && at >= (oldest ?? at)
  return here ? `#p-${id}` : contextAddress(placeOf(feed, outlook), id)
}

/** Which pictures a show names: those of the stage, and those of its posts, published or not. */
import type { FeedChange } from './feed.ts'
import type { ImageId } from './images.ts'
import type { Post } from './posts.ts'
import type { ShowState } from './state.ts'

/** Null for one without, for what the show says by itself, and for a post that was withdrawn. */
export const pictureOfPost = ({ body }: Post): ImageId | null =>
  body.kind === 'text' ? (body.image?.image ?? null) : null

const some = (ids: readonly (ImageId | null | undefined)[]): ImageId[] =>
  ids.filter((id): id is ImageId => typeof id === 'string')

/** One named twice stands here twice. The pictures of a deleted show stay as long as another one names them. */
export const picturesNamed = ({ showFile, feed, drafts }: ShowState): ImageId[] => [
  ...(showFile?.images ?? []).map(({ image }) => image),
  ...some(feed.posts.map(pictureOfPost)),
  ...some(drafts.map(({ image }) => image?.image)),
]

/** The pictures that readers need for what is told here. */
export const picturesTold = (changes: readonly FeedChange[]): ImageId[] =>
  some(changes.map((change) => (change.kind === 'post' ? pictureOfPost(change.post) : null)))

/** The page of one post in the browser, following the log: what is corrected, withdrawn or deleted is so where it stands open, too (F2). */
import { html, render } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import type { Post } from '#shared/posts'
import { type Connection, connect } from './connection.ts'
import { type Follower, follow, hear, type Message } from './follower.ts'
import type { Outlook } from './outlook.ts'
import { postArticle } from './posts.ts'
import { settingOf } from './setting.ts'
import { tend } from './tending.ts'
import { openEvents } from './transport-events.ts'
import { openPolling } from './transport-polling.ts'
import { openSocket } from './transport-socket.ts'
import { headlineOf, newsBetween } from './words.ts'

export interface Looked {
  /** The post, those beside it and the evening's first; whatever comes is folded into it. */
  feed: Feed
  readonly outlook: Outlook
}

/** `main` names the post, and says the sentence for when there is none any more. */
export function followPost(seen: Looked, main: HTMLElement): void {
  const { post: id = '', gone = '' } = main.dataset
  const { outlook } = seen
  const { language } = outlook
  const at = ({ posts }: Feed, wanted = id): Post | undefined => posts.find((post) => post.id === wanted)
  const alone = (feed: Feed): Feed => ({ ...feed, posts: feed.posts.filter((post) => post.id === id) })
  let follower: Follower = follow(seen.feed)

  function draw(): void {
    const post = at(seen.feed)
    const before = main.querySelector('article')
    const isRead = before?.contains(document.activeElement)
    const piece = document.createDocumentFragment()
    render(
      post
        ? postArticle(post, settingOf(seen.feed, outlook), {})
        : html`<article class="text"><div class="what"><h3 class="gone" tabindex="-1">${gone}</h3></div></article>`,
      piece,
    )
    before?.replaceWith(piece)
    if (isRead) main.querySelector('h3')?.focus({ preventScroll: true })
    const name = seen.feed.about?.ceremony.name ?? language.words.liveResults
    document.title = post ? `${headlineOf(post, language)} – ${name}` : name
  }

  /** What stands beside it is named here, and may have become another. */
  function nameNeighbours(): void {
    for (const link of main.querySelectorAll<HTMLElement>('.beside [data-beside]')) {
      const post = at(seen.feed, link.dataset['beside'])
      if (post) link.textContent = headlineOf(post, language)
      else link.parentElement?.remove()
    }
  }

  function take(message: Message): void {
    const { follower: next, ask } = hear(follower, message)
    follower = next
    if (ask) connection.ask(ask)
    const before = seen.feed
    if (next.feed === before) return
    seen.feed = next.feed
    nameNeighbours()
    if (at(before) === at(next.feed)) return
    draw()
    const status = document.querySelector('[role=status]')
    if (status)
      status.textContent = at(next.feed) ? newsBetween(alone(before), alone(next.feed), language) : gone
  }

  const connection: Connection = connect(
    { origin: location.origin, show: seen.feed.about?.show ?? '' },
    { socket: openSocket, events: openEvents, polling: openPolling },
    { hear: take, tooOld: () => undefined },
  )
  tend(connection)
}

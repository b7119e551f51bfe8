/** One embedded live blog that follows its log: by server-sent events, and where they do not come through by polling. */
import type { Feed } from '#shared/feed'
import { type Connection, connect } from '../live/connection.ts'
import { type Follower, follow, hear, type Message } from '../live/follower.ts'
import { linkOf } from '../live/link.ts'
import { NO_ACTIONS } from '../live/no-actions.ts'
import type { Outlook } from '../live/outlook.ts'
import type { Actions } from '../live/page.ts'
import { openReading, type Reading, receive, shownFeed, showWaiting } from '../live/reading.ts'
import { speaker } from '../live/speaker.ts'
import { tend } from '../live/tending.ts'
import { openEvents } from '../live/transport-events.ts'
import { openPolling } from '../live/transport-polling.ts'
import { newsBetween } from '../live/words.ts'

/** What `/live/{show}/embed.json` answers. */
export interface Boot {
  readonly feed: Feed
  readonly outlook: Outlook
}

export interface Following {
  readonly actions: Actions
  reading(): Reading
  /** What waited is shown, if somebody is there by now. */
  look(): void
  stop(): void
}

interface Deps {
  readonly origin: string
  readonly boot: Boot
  /** Somebody sees the beginning of the posts. */
  readonly isThere: () => boolean
  readonly draw: (reading: Reading) => void
  readonly reload: () => void
  /** After the reader asked for what waited: its button is gone, and the keyboard goes where the new ones begin. */
  readonly goToNew: () => void
}

/** The readers' sockets are for pages of the server's own: a foreign page is refused, and does not try. */
const noSocket = () => {
  throw new Error('A foreign page opens no socket')
}

/** Begins at once, and draws only what changed; `stop` is its end, and whoever comes back starts another. */
export function startFollowing({ origin, boot, isThere, draw, reload, goToNew }: Deps): Following {
  let follower: Follower = follow(boot.feed)
  let reading: Reading = openReading(boot.feed)
  let final = false
  const show = (next: Reading) => {
    if (next === reading) return
    reading = next
    draw(reading)
  }
  const speak = speaker((spoken) => show({ ...reading, spoken }))

  function take(message: Message): void {
    const { follower: next, ask } = hear(follower, message)
    follower = next
    if (ask) connection.ask(ask)
    const followed = receive(reading, next.feed, isThere())
    if (followed.feed !== reading.feed)
      speak(newsBetween(shownFeed(reading), shownFeed(followed), boot.outlook.language))
    const link = final ? 'too-old' : linkOf(next, reading.link)
    show(link === followed.link ? followed : { ...followed, link })
  }

  const connection: Connection = connect(
    { origin, show: boot.feed.about?.show ?? '' },
    { socket: noSocket, events: openEvents, polling: openPolling },
    {
      hear: take,
      tooOld: () => {
        final = true
        show({ ...reading, link: 'too-old' })
      },
    },
  )

  const listening = new AbortController()
  const { signal } = listening
  const look = () => {
    if (reading.waiting.length > 0 && isThere()) show(showWaiting(reading))
  }
  tend(connection, { signal })
  addEventListener('scroll', look, { passive: true, signal })
  document.addEventListener('visibilitychange', look, { signal })

  return {
    actions: {
      ...NO_ACTIONS,
      showNew: () => {
        show(showWaiting(reading))
        goToNew()
      },
      reload,
    },
    reading: () => reading,
    look,
    stop() {
      listening.abort()
      connection.sleep()
    },
  }
}

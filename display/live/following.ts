/** The live blog in the browser: takes over the page as served, follows the log, and never moves what is being read. */
import { hydrate } from '@lit-labs/ssr-client'
import { render } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { type Connection, connect } from './connection.ts'
import { type Follower, follow, hear, type Message } from './follower.ts'
import { keysOn, switchKeys } from './keys.ts'
import { takeBack } from './late-script.ts'
import { linkOf } from './link.ts'
import { isEarlier, type Outlook } from './outlook.ts'
import { type Actions, livePage } from './page.ts'
import { goToUnread, isThere, keepingPlace } from './place.ts'
import { hearPresses, servedJson } from './presses.ts'
import { type Link, openReading, type Reading, receive, shownFeed, showWaiting } from './reading.ts'
import { speaker } from './speaker.ts'
import { tend } from './tending.ts'
import { openEvents } from './transport-events.ts'
import { openPolling } from './transport-polling.ts'
import { openSocket } from './transport-socket.ts'
import { newsBetween } from './words.ts'

/** Once, after the first paint; throws on a page that was not served with `#live`, its feed and its outlook. */
export function followLive(): void {
  const root = document.getElementById('live') as HTMLElement
  const served = servedJson<Feed>('feed')
  const title = document.title

  let follower: Follower = follow(served)
  let reading: Reading = openReading(served)
  let outlook = servedJson<Outlook>('outlook')
  let final: Link | null = null

  const actions: Actions = {
    showNew: () => {
      show(showWaiting(reading))
      goToUnread()
    },
    reload: () => location.reload(),
    pause: () => {
      const turned = { ...reading, paused: !reading.paused }
      show(!turned.paused && isThere() ? showWaiting(turned) : turned)
    },
    changeClock: () => look({ ...outlook, own: !outlook.own }),
    keys: () => {
      switchKeys(!keysOn())
      show({ ...reading, keys: keysOn() })
    },
  }

  /** If the page was drawn by another build, it is drawn anew: the same words at the same place. */
  function takeOver(): void {
    const page = livePage(reading, actions, outlook)
    try {
      hydrate(page, root)
    } catch {
      root.replaceChildren()
      Reflect.deleteProperty(root, '_$litPart$')
      render(page, root)
    }
  }

  function show(next: Reading): void {
    if (next === reading) return
    reading = next
    // A page of earlier posts has no place for new ones, and promises none.
    const n = reading.waiting.length
    document.title = n > 0 ? `(${n}) ${title}` : title
    look(outlook)
  }

  /** The same posts, looked at otherwise. */
  function look(next: Outlook): void {
    outlook = { ...next, now: Date.now() }
    keepingPlace(() => render(livePage(reading, actions, outlook), root))
  }

  const speak = speaker((spoken) => show({ ...reading, spoken }))

  function take(message: Message): void {
    const { follower: next, ask } = hear(follower, message)
    follower = next
    if (ask) connection?.ask(ask)
    // To a page of earlier posts nothing new comes: nothing waits, and nothing is counted.
    const followed = receive(reading, next.feed, isEarlier(outlook) || isThere())
    if (followed.feed !== reading.feed)
      speak(newsBetween(shownFeed(reading), shownFeed(followed), outlook.language))
    const link = final ?? linkOf(next, reading.link)
    show(link === followed.link ? followed : { ...followed, link })
  }

  takeBack()
  takeOver()
  hearPresses(() => ({ feed: reading.feed, outlook }), look)
  reading = { ...reading, keys: keysOn() }

  let connection: Connection | null = null
  function begin(): void {
    connection = connect(
      { origin: location.origin, show: served.about?.show ?? '' },
      { socket: openSocket, events: openEvents, polling: openPolling },
      {
        hear: take,
        tooOld: () => {
          final = 'too-old'
          show({ ...reading, link: final })
        },
      },
    )
    tend(connection)
  }

  // A phone takes its time over each: what is pressed meanwhile comes between them.
  setTimeout(() => look({ ...outlook, ownZone: new Intl.DateTimeFormat().resolvedOptions().timeZone }))
  setTimeout(begin)

  // A page that has never reached the server must not look fresh for long.
  setTimeout(() => {
    if (reading.link === 'served') show({ ...reading, link: 'lost' })
  }, 5000)

  /** The reader is at the top, and wants what is new. */
  function showIfThere(): void {
    if (reading.waiting.length > 0 && !reading.paused && isThere()) show(showWaiting(reading))
  }

  addEventListener('scroll', showIfThere, { passive: true })
  document.addEventListener('visibilitychange', showIfThere)

  // A link to a post that still waits shows it first, so that there is something to go to.
  document.addEventListener('click', (event) => {
    const to =
      event.target instanceof Element ? event.target.closest('a')?.hash.replace(/^#p-/, '') : undefined
    if (to && reading.waiting.includes(to)) show(showWaiting(reading))
  })
}

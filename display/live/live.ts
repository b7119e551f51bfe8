/** The live blog in the browser: takes over the page as served, follows the log, and never moves what is being read. */
import { hydrate } from '@lit-labs/ssr-client'
import { render } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { type Connection, connect } from './connection.ts'
import { type Follower, follow, hear, type Message } from './follower.ts'
import './live.css'
import { type Actions, livePage } from './page.ts'
import { atTop, goToNewest, keepingPlace } from './place.ts'
import { type Link, openReading, type Reading, receive, showWaiting } from './reading.ts'
import { speaker } from './speaker.ts'
import { newsBetween } from './words.ts'

const root = document.getElementById('live') as HTMLElement
const served = JSON.parse(document.getElementById('feed')?.textContent ?? '') as Feed
const title = document.title

let follower: Follower = follow(served)
let reading: Reading = openReading(served)
let link: Link | null = null

const actions: Actions = {
  showNew: () => {
    show(showWaiting(reading))
    goToNewest()
  },
  reload: () => location.reload(),
}

/** If the page was drawn by another build, it is drawn anew: the same words at the same place. */
function takeOver(): void {
  const page = livePage(reading, actions)
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
  const n = reading.waiting.length
  document.title = n > 0 ? `(${n}) ${title}` : title
  keepingPlace(() => render(livePage(reading, actions), root))
}

const speak = speaker((spoken) => show({ ...reading, spoken }))

function linkOf({ connected, behind, alarm }: Follower): Link {
  if (alarm) return 'halted'
  if (connected && !behind) return 'live'
  // Asking takes a moment, and is no reason to alarm anybody.
  return connected ? reading.link : reading.link === 'served' ? 'served' : 'lost'
}

function take(message: Message): void {
  const before = follower.feed
  const { follower: next, ask } = hear(follower, message)
  follower = next
  if (ask) connection.ask(ask)
  if (next.feed !== before) speak(newsBetween(before, next.feed))
  const followed = receive(reading, next.feed, atTop())
  const now = link ?? linkOf(next)
  show(now === followed.link ? followed : { ...followed, link: now })
}

takeOver()

const connection: Connection = connect(served.about?.show ?? null, {
  hear: take,
  tooOld: () => {
    link = 'too-old'
    show({ ...reading, link })
  },
})

// A page that has never reached the server must not look fresh for long.
setTimeout(() => {
  if (reading.link === 'served') show({ ...reading, link: 'lost' })
}, 5000)

addEventListener(
  'scroll',
  () => {
    if (reading.waiting.length > 0 && atTop()) show(showWaiting(reading))
  },
  { passive: true },
)

// A link to a post that still waits shows it first, so that there is something to go to.
document.addEventListener('click', (event) => {
  const to = event.target instanceof Element ? event.target.closest('a')?.hash.replace(/^#p-/, '') : undefined
  if (to && reading.waiting.includes(to)) show(showWaiting(reading))
})

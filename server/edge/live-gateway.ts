/** `/live`: readers ask for everything since their cursor and are told what follows. Nothing they send changes anything. */
import type { Namespace, Server } from 'socket.io'
import type { FeedUpdate } from '#shared/feed'
import type { LiveDown, LiveUp, Reply } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { readsWhatItAsks } from '../flood/connections.ts'
import type { Bucket } from '../flood/token-bucket.ts'
import { bucketFor, type HandlersOf, hearing, refusedConnection } from '../gateways/sockets.ts'
import { createAnswers } from './fan-out/answers.ts'
import { readAsk, readHello } from './fan-out/greetings.ts'
import type { JoinedFeeds } from './fan-out/joined.ts'
import { forgetHandshake, leanSockets } from './fan-out/lean.ts'
import type { Feeds } from './feeds.ts'

interface Reader extends Bucket {
  show: string
}
type Live = Namespace<LiveUp, LiveDown, Record<string, never>, Reader>

const BEAT_MS = 2000

/** Opens the namespace; returns what stops its beat. */
export function openLive(
  io: Server,
  feeds: JoinedFeeds,
  warn: (message: string, error: unknown) => void,
): () => void {
  const namespace = io.of('/live') as unknown as Live

  leanSockets(namespace)
  namespace.use((socket, next) => {
    const hello = readHello(socket.handshake.auth)
    if ('refusal' in hello) return next(refusedConnection(hello.refusal))
    const { show } = hello.value
    if (show === null || !feeds.get(show))
      return next(refusedConnection(refusal('no-such-show', { show: show ?? '' })))
    Object.assign(socket.data, { show, ...bucketFor('reader') })
    next()
  })

  const heard = hearing(
    {
      since: (payload, respond, { conn, data }) => {
        // It has not read its last answer: it asks again when this one does not come.
        if (!readsWhatItAsks(conn)) return
        respond(sinceFor(payload, (data as Reader).show, feeds))
      },
    } satisfies HandlersOf<LiveUp>,
    'reader',
    ({ data }) => data as Bucket,
    warn,
  )
  namespace.on('connection', (socket) => {
    socket.join(socket.data.show)
    socket.onAny(heard)
    forgetHandshake(socket)
  })

  feeds.onUpdate((show, update) => namespace.to(show).emit('update', update))

  const beat = setInterval(() => {
    for (const show of feeds.shows()) {
      const cursor = feeds.told(show)
      // Whoever has something coming needs no beat.
      if (cursor) namespace.to(show).volatile.emit('beat', cursor)
    }
  }, BEAT_MS)
  return () => clearInterval(beat)
}

const answerTo = createAnswers()

function sinceFor(payload: unknown, show: string, feeds: Feeds): Reply<FeedUpdate> {
  const ask = readAsk(payload)
  if ('problem' in ask) return { ok: false, refusal: refusal('malformed', { detail: ask.problem }) }
  const feed = feeds.get(show)
  if (!feed) return { ok: false, refusal: refusal('no-such-show', { show }) }
  return { ok: true, value: answerTo(feed, ask.value.cursor) }
}

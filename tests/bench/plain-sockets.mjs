/** What the edge is measured against: plain socket.io with the edge's settings, or a loop of `ws` sends. Says its port; told a message, it sends it to everybody. */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { Server } from 'socket.io'

const kind = process.argv[2]
const http = createServer()

/** The copy that socket.io itself runs on. */
function wsServer() {
  const engine = createRequire(import.meta.url).resolve('socket.io')
  const from = createRequire(createRequire(engine).resolve('engine.io'))
  return new (from('ws').WebSocketServer)({ server: http, perMessageDeflate: false })
}

function plain() {
  const io = new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    maxHttpBufferSize: 4096,
    connectTimeout: 10_000,
    pingInterval: 10_000,
    pingTimeout: 8000,
  })
  const live = io.of('/live')
  live.on('connection', (socket) => {
    socket.join('show')
    socket.on('since', (_ask, answer) => answer({ ok: true, value: last }))
  })
  return (update) => live.to('show').emit('update', update)
}

function bare() {
  const wss = wsServer()
  return (update) => {
    const text = Buffer.from(`42/live,${JSON.stringify(['update', update])}`)
    for (const client of wss.clients) client.send(text, { binary: false })
  }
}

let last = null
const tell = kind === 'ws' ? bare() : plain()
process.on('message', ({ update }) => {
  last = update
  tell(update)
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => process.send({ kind: 'ready', port: http.address().port }))

/** A server that can be hurt in one way, as its first word says: what an attack that finds nothing would have found here. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const fault = process.argv[2] ?? 'none'
let changes = 0
const kept = []

const http = createServer({ connectionsCheckingInterval: 250 }, (request, response) => {
  if (request.url === '/state') return response.end(String(changes))
  response.statusCode = request.url === '/ready' || request.url === '/press' ? 200 : 404
  response.end()
})
http.headersTimeout = fault === 'patient' ? 0 : 1000
http.requestTimeout = fault === 'patient' ? 0 : 1000

let dawdled = 0
const io = new Server(http, { serveClient: false, transports: ['websocket'], connectTimeout: 1000 })
for (const name of ['/control', '/stage', '/press', '/live']) {
  io.of(name).on('connection', (socket) => {
    socket.onAny((_event, payload, answer) => {
      if (fault === 'falls' && payload.kind === undefined) throw new Error('a payload without a kind')
      if (fault === 'keeps') kept.push(Buffer.alloc(500_000, 1))
      if (fault === 'changes') changes += 1
      // Longer than anybody may wait, whenever the operator's press comes among them.
      if (fault === 'dawdles' && dawdled++ < 12)
        for (const until = performance.now() + 600; performance.now() < until; );
      if (typeof answer === 'function') answer({ ok: fault === 'grants' })
    })
  })
}
io.of('/').use((_socket, next) => next(new Error('There is nothing here.')))

http.listen(0, '127.0.0.1', () => {
  io.engine.ws.options.closeTimeout = 500
  process.stdout.write(`${http.address().port}\n`)
})
process.on('disconnect', () => process.exit(0))

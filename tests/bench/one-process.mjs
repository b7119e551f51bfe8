/** Crowd and room in one process, as the simplest server would have it: plain socket.io with readers told 20 times a second, and a stage that is told of every take. */
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const PER_SECOND = 20
const WORDS = 'Words upon words. '.repeat(72)

const http = createServer()
const io = new Server(http, {
  transports: ['websocket'],
  serveClient: false,
  pingInterval: 10_000,
  pingTimeout: 8000,
})
let n = 0
let telling = null
const update = () => ({ from: n - 1, to: n, text: WORDS })

io.of('/live').on('connection', (socket) => {
  socket.join('show')
  socket.on('since', (_ask, answer) => answer({ ok: true, value: update() }))
})
io.of('/stage').on('connection', (socket) => {
  socket.on('take', (take, answer) => {
    io.of('/stage').emit('frame', take)
    answer({ ok: true })
  })
})

process.on('message', ({ crowd }) => {
  clearInterval(telling)
  if (crowd) {
    telling = setInterval(() => {
      n += 1
      io.of('/live').to('show').emit('update', update())
    }, 1000 / PER_SECOND)
  }
})
process.on('disconnect', () => process.exit(0))
http.listen(0, '127.0.0.1', () => process.send({ kind: 'ready', port: http.address().port }))

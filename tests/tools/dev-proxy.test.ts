/** What stands before the house while somebody works on it changes nothing but one line of its pages. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server as Sockets } from 'socket.io'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDevProxy, type DevProxy } from '../setup/dev-proxy.ts'

const PAGE = { accept: 'text/html' }
const portOf = (server: Server) => (server.address() as AddressInfo).port
const listening = (server: Server) =>
  new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()))

let house: Server
let sockets: Sockets
let proxy: DevProxy
let origin: string
beforeAll(async () => {
  house = createServer((request, response) => {
    if (request.url === '/socket.io/') return
    const type = request.url === '/page' ? 'text/html; charset=utf-8' : 'text/plain'
    response.writeHead(200, {
      'content-type': type,
      'content-security-policy': "script-src 'self'",
      etag: '"1"',
    })
    request.on('data', (chunk) => response.write(chunk))
    request.on('end', () =>
      response.end(`<head></head>${request.headers.host} ${request.headers['if-none-match']}`),
    )
  })
  sockets = new Sockets(house, { transports: ['websocket'], serveClient: false })
  sockets.on('connection', (socket) =>
    socket.on('say', (words, answer) => answer(`${words}, ${socket.handshake.headers.host}`)),
  )
  await listening(house)
  proxy = createDevProxy(portOf(house))
  await listening(proxy.server)
  origin = `http://127.0.0.1:${portOf(proxy.server)}`
})
afterAll(async () => {
  proxy.close()
  await sockets.close()
})

test('a page gets one script more and keeps its policy; all else goes through as it is', async () => {
  const host = new URL(origin).host
  const page = await fetch(`${origin}/page`, { headers: { ...PAGE, 'if-none-match': '"1"' } })
  expect(page.headers.get('content-security-policy')).toBe("script-src 'self'")
  expect(page.headers.get('etag')).toBeNull()
  expect(await page.text()).toBe(
    `<head><script src="/reload-while-working.js"></script></head>${host} undefined`,
  )
  expect((await fetch(`${origin}/reload-while-working.js`)).headers.get('content-type')).toBe(
    'text/javascript',
  )
  const framed = await fetch(`${origin}/page`, { headers: { ...PAGE, 'sec-fetch-dest': 'iframe' } })
  expect(await framed.text()).toBe(`<head></head>${host} undefined`)
  const sent = await fetch(`${origin}/other`, {
    method: 'POST',
    body: 'sent ',
    headers: { 'if-none-match': '"2"' },
  })
  expect([sent.headers.get('etag'), await sent.text()]).toEqual(['"1"', `sent <head></head>${host} "2"`])
})

test('sockets go through, with the host they were asked under', async () => {
  const socket = io(origin, { transports: ['websocket'], forceNew: true })
  expect(await socket.emitWithAck('say', 'here')).toBe(`here, ${new URL(origin).host}`)
  socket.disconnect()
})

test('every open page hears of a new build, and one that comes later begins with it', async () => {
  const open = async () => {
    const reader = (await fetch(`${origin}/reload-while-working`)).body?.getReader()
    return async () => new TextDecoder().decode((await reader?.read())?.value)
  }
  const [first, second] = [await open(), await open()]
  expect([await first(), await second()]).toEqual(Array(2).fill('retry: 300\ndata: 1\n\n'))
  proxy.reload()
  expect([await first(), await second()]).toEqual(Array(2).fill('data: 2\n\n'))
  expect(await (await open())()).toBe('retry: 300\ndata: 2\n\n')
})

test('while the house is away a page waits for it, and a socket is closed', async () => {
  const nobody = createDevProxy(1)
  await listening(nobody.server)
  const away = await fetch(`http://127.0.0.1:${portOf(nobody.server)}/page`, { headers: PAGE })
  expect([away.status, await away.text()]).toEqual([503, expect.stringContaining('reload-while-working.js')])
  nobody.close()
})

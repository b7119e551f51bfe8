/** One question to the server: what comes back is the answer, its refusal, or that nobody is there. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { askServer } from '../../control/ask-server.ts'

let server: Server | null = null
afterEach(() => server?.close())

async function answering(respond: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(respond)
  await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

async function echo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = ''
  for await (const chunk of request) body += chunk
  const { method, headers } = request
  response.end(
    JSON.stringify({ method, type: headers['content-type'] ?? null, name: headers['x-file-name'], body }),
  )
}

test('a body goes out as JSON, a file as it is with the headers that say what it is', async () => {
  const at = await answering((request, response) => void echo(request, response))
  expect(await askServer('PATCH', at, { role: 'editor' })).toEqual({
    value: { method: 'PATCH', type: 'application/json', body: '{"role":"editor"}' },
  })
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'a.csv' }
  expect(await askServer('POST', at, new Blob(['a,b']), headers)).toEqual({
    value: { method: 'POST', type: 'application/octet-stream', name: 'a.csv', body: 'a,b' },
  })
  expect(await askServer('DELETE', at)).toEqual({ value: { method: 'DELETE', type: null, body: '' } })
})

test('a refusal comes with its code and sentence; one without words gets some', async () => {
  const refused = { code: 'frozen', sentence: 'This is on screen.' }
  const at = await answering((request, response) =>
    response.writeHead(409).end(request.url === '/told' ? JSON.stringify(refused) : '<html>'),
  )
  expect(await askServer('GET', `${at}told`)).toEqual(refused)
  expect(await askServer('GET', at)).toEqual({ code: null, sentence: 'The server did not do it.' })
})

test('an answer that is cut short is none, and nobody there is said so', async () => {
  const at = await answering((_request, response) => {
    response.writeHead(200, { 'content-length': 100 })
    response.write('{"half":')
    response.destroy()
  })
  const cut = await askServer('POST', at, {})
  expect(cut).toEqual({
    code: 'unreachable',
    sentence: 'The server cannot be reached. Try again in a moment.',
  })
  await new Promise((closed) => server?.close(closed))
  expect(await askServer('GET', at)).toEqual({
    code: 'unreachable',
    sentence: 'The server cannot be reached.',
  })
})

/** Requests as no browser makes them: too many, too long, half legal, or with a second one inside. */
import { gzipSync } from 'node:zlib'
import type { Case } from './attack.ts'
import { shapes } from './shapes.ts'
import type { Victim } from './victim.ts'
import { ask } from './wire.ts'

interface Odd {
  readonly name: string
  readonly bytes: string | Buffer
}

const head = (first: string, ...lines: readonly string[]): string =>
  `${first}\r\n${['Host: 127.0.0.1', 'Connection: close', ...lines].join('\r\n')}\r\n\r\n`

const body = (path: string, content: string | Buffer, ...lines: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from(
      head(
        `POST ${path} HTTP/1.1`,
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(content)}`,
        ...lines,
      ),
    ),
    Buffer.from(content),
  ])

const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n'

/** Where a proxy and a server may disagree where one request ends and the next begins. */
function smuggling(path: string): readonly Odd[] {
  const post = (name: string, ...lines: readonly string[]): Odd => ({
    name,
    bytes: `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${lines.join('\r\n')}\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  })
  return [
    post('length and chunks', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
    post('chunks and length', 'Transfer-Encoding: chunked', 'Content-Length: 5'),
    post('two lengths', 'Content-Length: 5', 'Content-Length: 50'),
    post('two lengths in one', 'Content-Length: 5, 50'),
    post('a signed length', 'Content-Length: +5'),
    post('a length of letters', 'Content-Length: 5x'),
    post('a negative length', 'Content-Length: -1'),
    post('a length in hexadecimal', 'Content-Length: 0x5'),
    post('chunks twice', 'Transfer-Encoding: chunked', 'Transfer-Encoding: identity'),
    post('chunks misspelt', 'Transfer-Encoding: xchunked'),
    post('chunks not last', 'Transfer-Encoding: chunked, gzip'),
    post('a space before the colon', 'Transfer-Encoding : chunked'),
    post('a folded line', 'X: y', ' Transfer-Encoding: chunked'),
    post('a tab before the value', 'Transfer-Encoding:\tchunked', 'Content-Length: 5'),
    post('a bare return', 'X: y\rTransfer-Encoding: chunked'),
    post('a null in a header', 'X: a\u0000b'),
  ]
}

const chunked = (chunks: string): string =>
  `${head('POST /api/v1/shows/x/commands HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked')}${chunks}`

function oddRequests(path: string): readonly Odd[] {
  const long = 'x'.repeat(60_000)
  return [
    {
      name: '1,000 headers',
      bytes: head(`GET ${path} HTTP/1.1`, ...Array.from({ length: 1000 }, (_, at) => `A${at}: b`)),
    },
    { name: 'a header of 60 KB', bytes: head(`GET ${path} HTTP/1.1`, `X: ${long}`) },
    { name: 'a cookie of 60 KB', bytes: head(`GET ${path} HTTP/1.1`, `Cookie: ${'a=b; '.repeat(12_000)}`) },
    { name: 'an address of 60 KB', bytes: head(`GET /${long} HTTP/1.1`) },
    { name: 'an address of 10 KB', bytes: head(`GET /live/${'x'.repeat(10_000)} HTTP/1.1`) },
    { name: 'a query of 10 KB', bytes: head(`GET /oembed?url=${'%41'.repeat(3300)} HTTP/1.1`) },
    { name: 'a null in the address', bytes: head(`GET /live/\u0000 HTTP/1.1`) },
    { name: 'bad escapes', bytes: head('GET /live/%E0%A4%A/%zz/%u0041 HTTP/1.1') },
    {
      name: 'bad UTF-8 in the address',
      bytes: Buffer.concat([
        Buffer.from('GET /live/'),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
        Buffer.from(' HTTP/1.1\r\nHost: x\r\n\r\n'),
      ]),
    },
    { name: 'no host', bytes: 'GET / HTTP/1.1\r\n\r\n' },
    { name: 'two hosts', bytes: head('GET /nowhere HTTP/1.1', 'Host: evil.example') },
    { name: 'a method nobody knows', bytes: head('BREW /pot HTTP/1.1') },
    { name: 'a tunnel', bytes: head('CONNECT evil.example:443 HTTP/1.1') },
    { name: 'another’s address', bytes: head('GET http://evil.example/nowhere HTTP/1.1') },
    { name: 'HTTP/2 at once', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
    { name: 'HTTP/9.9', bytes: head('GET /nowhere HTTP/9.9') },
    { name: 'no version', bytes: 'GET /nowhere\r\n\r\n' },
    { name: 'TLS', bytes: Buffer.from('16030100c8010000c40303', 'hex') },
    {
      name: 'nothing but noise',
      bytes: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)),
    },
    { name: 'an upgrade to nothing', bytes: head('GET /nowhere HTTP/1.1', 'Upgrade: websocket') },
    {
      name: 'an upgrade elsewhere',
      bytes:
        'GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    },
    {
      name: 'an upgrade of an odd version',
      bytes:
        'GET /socket.io/?EIO=99&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 1\r\n\r\n',
    },
    {
      name: 'a socket of somebody',
      bytes: head('GET /socket.io/?EIO=4&transport=websocket&sid=__proto__ HTTP/1.1'),
    },
    {
      name: 'a transport called __proto__',
      bytes: head('GET /socket.io/?EIO=4&transport=__proto__ HTTP/1.1'),
    },
    {
      name: 'polling that posts binary',
      bytes: body('/socket.io/?EIO=4&transport=polling', Buffer.from([0, 255, 4, 98])),
    },
    { name: 'chunks without end', bytes: chunked('fffffffffffffffff\r\n') },
    { name: 'chunks of a negative size', bytes: chunked('-1\r\nx\r\n') },
    { name: 'a chunk with a tail of 60 KB', bytes: chunked(`1;${long}\r\nx\r\n0\r\n\r\n`) },
    { name: 'a trailer of 60 KB', bytes: chunked(`0\r\nX: ${long}\r\n\r\n`) },
  ]
}

const DEEP = 30_000

function oddBodies(path: string, everyShape: number): readonly Odd[] {
  const odd = (name: string, content: string | Buffer, ...lines: readonly string[]): Odd => ({
    name,
    bytes: body(path, content, ...lines),
  })
  return [
    ...shapes(everyShape).map((text, at) => odd(`shape ${at}`, text)),
    odd('deep arrays', '['.repeat(DEEP) + ']'.repeat(DEEP)),
    odd('deep objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
    odd('arrays without end', '['.repeat(60_000)),
    odd('more than is allowed', `"${'x'.repeat(200_000)}"`),
    odd('not JSON', '{"a":'),
    odd('bad UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x22])),
    odd('a mark of byte order', '\ufeff{}'),
    odd('packed', gzipSync(Buffer.alloc(20_000_000, 0x20), { level: 9 }), 'Content-Encoding: gzip'),
    odd('another kind', '{}', 'Content-Type: text/plain'),
    odd('a kind with a tab', '{}', 'Content-Type: application/json\t; charset=utf-8'),
    odd('a foreign page', '{"key":"x"}', 'Origin: https://evil.example', 'Cookie: session=x'),
  ]
}

/** Words that would tell of the machine. */
const TELLTALE = /node_modules|\/dist\/|\bat \w+ \(|file:\/\//

/** How often it answered: a second answer is that to what was smuggled in. */
const answersIn = (said: string): string[] => said.match(/^HTTP\/1\.1 \d{3}/gm) ?? []

async function judged(port: number, { name, bytes }: Odd, mostAnswers: number): Promise<string[]> {
  const said = await ask(port, bytes)
  const answers = answersIn(said)
  const failures: string[] = []
  if (answers.some((answer) => /1 (2|5)\d\d/.test(answer) && !/ 50[135]$/.test(answer)))
    failures.push(`${name} was answered ${answers.join(' and ')}`)
  if (answers.length > mostAnswers) failures.push(`${name} was ${answers.length} requests`)
  if (TELLTALE.test(said)) failures.push(`${name} was told of the machine`)
  return failures
}

const inTurn = async (
  ports: readonly number[],
  all: (port: number) => readonly Odd[],
  mostAnswers = Number.POSITIVE_INFINITY,
) => {
  const found = await Promise.all(
    ports.map(async (port) => {
      const failures: string[] = []
      for (const odd of all(port)) failures.push(...(await judged(port, odd, mostAnswers)))
      return failures
    }),
  )
  return found.flat()
}

const commandsOf = ({ show }: Victim) => `/api/v1/shows/${show}/commands`

export const oddHttp: Case = {
  name: 'requests as no browser makes them',
  run: ({ room, readers }) => inTurn([room, readers], () => oddRequests('/nowhere')),
}

export const smuggled: Case = {
  name: 'a request inside a request',
  run: (victim) => inTurn([victim.room, victim.readers], () => smuggling(commandsOf(victim)), 1),
}

export const bodies: Case = {
  name: 'bodies that are no wish of anybody',
  async run(victim, { everyShape }) {
    const { authorization = '' } = (await victim.entry('desk')).headers
    const signed = (path: string) =>
      oddBodies(path, everyShape).map(({ name, bytes }) => ({
        name: `${name} to ${path}`,
        bytes: Buffer.from(
          bytes.toString('latin1').replace('\r\n\r\n', `\r\nAuthorization: ${authorization}\r\n\r\n`),
          'latin1',
        ),
      }))
    const paths = [commandsOf(victim), '/control/sign-in', '/api/v1/shows']
    return (await Promise.all(paths.map((path) => inTurn([victim.room], () => signed(path))))).flat()
  },
}

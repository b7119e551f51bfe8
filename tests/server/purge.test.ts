/** The purge hook, told by the real edge: which addresses say something else by now; never too often, and nobody waits for it. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { CHUNK } from '#shared/feed-chunks'
import { shareImage } from '../../display/live/share-card.ts'
import { EPOCH, night, showFile } from '../display/live-sample.ts'
import { startHouse, until } from '../helpers/house.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'

const PAGE = `/live/${showFile.id}`
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Call {
  readonly show: string
  readonly key: string
  readonly paths: readonly string[]
}

/** What a CDN's provider has one call; `answer` may be slow, wrong or none. */
async function hook(answer: (reply: ServerResponse, call: number) => void = (reply) => reply.end()) {
  const calls: Call[] = []
  const server = createServer((request, reply) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      calls.push(JSON.parse(body))
      answer(reply, calls.length)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(
    () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/purge?token=secret`, calls }
}

async function start(...given: Parameters<typeof startEdge>): Promise<RealEdge> {
  const edge = await startEdge(...given)
  closing.push(() => edge.close())
  return edge
}

/** The edge's technical log. */
function listening() {
  const lines: string[] = []
  const sink = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line))
      done()
    },
  })
  return { logger: pino({ level: 'warn' }, sink), lines }
}

test('what was given out and says something else by now is named, and nothing else', async () => {
  const evening = night()
  while (evening.feed().cursor.n < CHUNK + 2) evening.write(`${evening.feed().cursor.n}`, 'One more')
  const { url, calls } = await hook()
  const { ask, tell } = await start(evening.feed(), { purgeUrl: url, purgeTimes: { everyMs: 20 } })
  const chunk = `${PAGE}/log/${EPOCH.generation}-${EPOCH.id}/since/0`
  for (const path of [PAGE, `${PAGE}?lang=de`, `${PAGE}/log/head`, chunk]) await ask(path)
  expect(calls).toEqual([])
  tell(evening.write('new', 'Something new'))
  await until('the first call', () => calls.length === 1)
  expect(calls[0]).toMatchObject({
    show: showFile.id,
    key: `live-${showFile.id}`,
    paths: [PAGE, `${PAGE}?lang=de`],
  })
  // Nobody has asked since: there is nothing to drop but what was for ever, until it told of what is deleted now.
  tell(evening.remove('1'))
  await until('the second call', () => calls.length === 2)
  expect(calls[1]?.paths).toEqual([chunk])
  await ask(`${PAGE}/commitments`)
  tell(evening.write('newer', 'Something newer'))
  await until('the third call', () => calls.length === 3)
  expect(calls[2]?.paths).toEqual([`${PAGE}/commitments`])
})

test('the pictures of a post are named once no post shows them any more, and a shared picture once it says something else', async () => {
  const evening = night()
  const { url, calls } = await hook()
  const { ask, tell, pictures } = await start(evening.feed(), { purgeUrl: url, purgeTimes: { everyMs: 20 } })
  const image = 'a'.repeat(22)
  const shown = { image, width: 40, height: 30, alt: 'The hall', credit: null }
  tell(
    evening.also({
      kind: 'post-written',
      post: 'post-hall',
      text: 'The hall',
      by: 'Sarah Calkin',
      image: shown,
    }),
  )
  pictures.take({ kind: 'picture', image, webp: Buffer.from('a picture').toString('base64') })
  const won = evening.reveal('council-of-the-year', 'winner', ['manchester'])
  tell(won)
  const share = shareImage(won, won.posts.at(-1)) ?? ''
  for (const path of [`/images/${image}`, share]) expect((await ask(path)).status).toBe(200)
  // Whatever else becomes public, they stand.
  tell(evening.write('other', 'Something else'))
  await ask(PAGE)
  tell(evening.remove('hall'))
  await until('the picture to be named', () => calls.some(({ paths }) => paths.includes(`/images/${image}`)))
  expect(calls.flatMap(({ paths }) => paths)).not.toContain(share)
  tell(evening.correct('council-of-the-year', 'winner', ['telford'], 'The wrong card was read.'))
  await until('the shared picture to be named', () => calls.some(({ paths }) => paths.includes(share)))
})

test('whoever hangs a thousand things on an address keeps the plain ones from nobody', async () => {
  const evening = night()
  const { url, calls } = await hook()
  const { ask, tell } = await start(evening.feed(), { purgeUrl: url })
  for (let i = 0; i < 1100; i += 1) await ask(`${PAGE}?fbclid=${i}`, {}, 'HEAD')
  await ask(`${PAGE}?lang=de`)
  await ask(PAGE)
  tell(evening.write('new', 'Something new'))
  await until('the call', () => calls.length)
  expect(calls[0]?.paths.slice(0, 2)).toEqual([`${PAGE}?lang=de`, PAGE])
  expect(calls[0]?.paths.length).toBeLessThanOrEqual(500)
})

test('where somebody is told to purge, every answer says what it is purged by; else it is spared that line', async () => {
  const keyOf = async (edge: RealEdge) => {
    const { headers } = await edge.ask(PAGE)
    return [headers['surrogate-key'], headers['cache-tag']]
  }
  const told = await start(night().feed(), { purgeUrl: (await hook()).url })
  expect(await keyOf(told)).toEqual([`live-${showFile.id}`, `live-${showFile.id}`])
  expect(await keyOf(await start(night().feed()))).toEqual([undefined, undefined])
})

test('a show that is gone is named whole', async () => {
  const { url, calls } = await hook()
  const { ask, feeds } = await start(night().feed(), { purgeUrl: url })
  await ask(PAGE)
  feeds.take({ kind: 'gone', show: showFile.id })
  await until('the call', () => calls.length)
  expect(calls[0]?.paths).toEqual([PAGE])
})

test.each([
  ['a while after the first, all that changed meanwhile is told too', 60, 40],
  ['within that while nothing is', 3_600_000, 1],
])('of many changes the first is told at once; %s', async (_, everyMs, wanted) => {
  const evening = night()
  const { url, calls } = await hook()
  const { ask, tell } = await start(evening.feed(), { purgeUrl: url, purgeTimes: { everyMs } })
  for (let i = 0; i < 40; i += 1) {
    await ask(`${PAGE}?at=${i}`)
    tell(evening.write(`${i}`, 'One more'))
    if (i === 0) await until('the first call', () => calls.length)
  }
  const told = () => calls.flatMap(({ paths }) => paths).length
  await until('what is told', () => told() >= wanted)
  expect(told()).toBe(wanted)
  expect(calls[0]?.paths).toEqual([`${PAGE}?at=0`])
})

test('a hook that is down holds nobody up, is told again, and its address is written nowhere', async () => {
  const evening = night()
  const { url, calls } = await hook((reply, call) => {
    if (call === 1) reply.destroy()
    else if (call === 2) reply.writeHead(500).end()
    // The third is never answered.
    else if (call > 3) reply.end()
  })
  const { logger, lines } = listening()
  const { ask, tell } = await start(evening.feed(), {
    logger,
    purgeUrl: url,
    purgeTimes: { everyMs: 10, answerMs: 100 },
  })
  await ask(PAGE)
  tell(evening.write('one', 'One'))
  await until('the third try', () => calls.length === 3)
  expect((await ask(PAGE)).body.toString()).toContain('One')
  tell(evening.write('two', 'Two'))
  await until('the fourth try', () => calls.length >= 4)
  expect(calls.map(({ paths }) => paths)).toEqual(calls.map(() => [PAGE]))
  expect(lines).toEqual([])
})

test('told in vain a few times it is given up with one line, and told of the next change', async () => {
  const evening = night()
  const { url, calls } = await hook((reply) => reply.writeHead(503).end())
  const { logger, lines } = listening()
  const { ask, tell } = await start(evening.feed(), { logger, purgeUrl: url, purgeTimes: { everyMs: 5 } })
  await ask(PAGE)
  tell(evening.write('one', 'One'))
  await until('it to be given up', () => lines.length === 1)
  expect(calls.length).toBe(4)
  expect(lines[0]).toContain('it answered 503')
  expect(lines[0]).not.toContain('secret')
  await ask(PAGE)
  tell(evening.write('two', 'Two'))
  await until('another try', () => calls.length > 4)
})

test('a whole house tells the hook it was given', async () => {
  const { url, calls } = await hook()
  const house = await startHouse({ environment: { ENVELOPE_PURGE_URL: url } })
  closing.push(() => house.stop())
  await fetch(`${house.readers}/live/lgc-awards-2022`)
  await house.command({ kind: 'write-post', text: 'Good evening' })
  await until('the call', () => calls.length)
  expect(calls[0]).toMatchObject({ show: 'lgc-awards-2022', paths: ['/live/lgc-awards-2022'] })
})

/** What an edge serves is made once per change, in the form that is asked for, and is known again by its tag. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { encoded, encodingFor } from '../../server/edge/encoded.ts'
import { createServing } from '../../server/edge/served.ts'
import { night, showFile } from '../display/live-sample.ts'
import { type RealEdge, startEdge } from '../helpers/real-edge.ts'

const PAGE = `/live/${showFile.id}`
const open: RealEdge[] = []
const start = async (...given: Parameters<typeof startEdge>): Promise<RealEdge> => {
  const edge = await startEdge(...given)
  open.push(edge)
  return edge
}
afterEach(async () => {
  for (const edge of open.splice(0)) await edge.close()
})

test('a page is the same in every encoding, and each has a tag of its own', async () => {
  const { ask } = await start(night().feed())
  const plain = await ask(PAGE)
  const zipped = await ask(PAGE, { 'accept-encoding': 'gzip, deflate' })
  const brotli = await ask(PAGE, { 'accept-encoding': 'gzip, deflate, br' })
  expect(plain.body.toString()).toContain('LGC Awards 2022')
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
  expect(brotli.body.length).toBeLessThan(plain.body.length / 2)
  expect(new Set([plain, zipped, brotli].map(({ headers }) => headers['etag'])).size).toBe(3)
  for (const { headers } of [plain, zipped, brotli]) expect(headers['vary']).toBe('Accept-Encoding')
})

test('a known tag is answered with nothing, until there is something new', async () => {
  const evening = night()
  const { ask, tell } = await start(evening.feed())
  const known = (await ask(PAGE, { 'accept-encoding': 'br' })).headers['etag'] as string
  const again = { 'accept-encoding': 'br', 'if-none-match': `W/"other", ${known}` }
  const reply = await ask(PAGE, again)
  expect([reply.status, reply.body.length, reply.headers['etag']]).toEqual([304, 0, known])
  expect(reply.headers['cache-control']).toContain('s-maxage=5')
  tell(evening.write('hello', 'Good evening'))
  const changed = await ask(PAGE, again)
  expect([changed.status, changed.headers['etag'] === known]).toEqual([200, false])
  expect(brotliDecompressSync(changed.body).toString()).toContain('Good evening')
})

test('HEAD says what GET would, without its body', async () => {
  const { ask } = await start(night().feed())
  const get = await ask(PAGE, { 'accept-encoding': 'gzip' })
  const head = await ask(PAGE, { 'accept-encoding': 'gzip' }, 'HEAD')
  expect([head.status, head.body.length]).toEqual([200, 0])
  for (const name of [
    'etag',
    'content-length',
    'content-type',
    'content-encoding',
    'cache-control',
    'vary',
  ]) {
    expect([name, head.headers[name]]).toEqual([name, get.headers[name]])
  }
})

test('an address that ends with a slash leads to the one without, and whatever else was asked with it', async () => {
  const { ask } = await start(night().feed())
  for (const [asked, leads] of [
    [`${PAGE}/`, PAGE],
    [`${PAGE}/?lang=de`, `${PAGE}?lang=de`],
    [`${PAGE}/winners/`, `${PAGE}/winners`],
    [`${PAGE}/embed/?limit=3`, `${PAGE}/embed?limit=3`],
  ] as const) {
    const { status, headers } = await ask(asked)
    expect([status, headers['location']]).toEqual([307, leads])
    expect((await ask(leads)).status).toBe(200)
  }
})

test('the bare address leads to the evening that is nearest, not to the one that was there first', async () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const dated = (id: string, date: string) =>
    night({ ...showFile, id, ceremony: { ...showFile.ceremony, date } }).feed()
  const { ask, tell } = await start(null)
  expect((await ask('/')).status).toBe(404)
  const leads = async () => (await ask('/')).headers['location']
  tell(dated('a-sample', '2022-07-20'))
  expect(await leads()).toBe('/live/a-sample')
  tell(dated('last-year', day(-365)))
  tell(dated('tomorrow', day(1)))
  tell(dated('tonight', day(0)))
  tell(dated('next-year', day(365)))
  expect(await leads()).toBe('/live/tonight')
})

test('pages and fingerprints may be kept for moments, and keep every page’s own headers', async () => {
  const { ask } = await start(night().feed())
  const usual = (await ask('/health')).headers
  const own = ['content-length', 'content-type', 'date', 'keep-alive', 'connection']
  for (const path of [PAGE, PAGE, `${PAGE}/commitments`, `${PAGE}/commitments.json`]) {
    const { status, headers } = await ask(path)
    for (const name of Object.keys(usual).filter((each) => !own.includes(each)))
      expect([name, headers[name]]).toEqual([name, usual[name]])
    expect([status, headers['cache-control']]).toEqual([
      200,
      'public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=600',
    ])
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  }
  const nothing = await ask('/live/none')
  expect(nothing.headers['content-security-policy']).toContain("default-src 'none'")
  expect([nothing.status, nothing.headers['cache-control']]).toEqual([404, 'public, max-age=0, s-maxage=1'])
})

test('only what is asked for is drawn, once per change of its own show, however many ask at once', async () => {
  const evening = night()
  const other = night({ ...showFile, id: 'other-night' })
  const { ask, tell, feeds, edge } = await startUnlistened(evening.feed())
  const drawn: string[] = []
  const serve = createServing(edge.app, feeds, 'build')
  for (const name of ['first', 'second']) {
    serve.get(`/live/:show/${name}`, ({ show, feed }) => ({
      key: name,
      type: 'text/plain',
      cache: 'page',
      draw: () => {
        drawn.push(`${show} ${name} ${feed.cursor.n}`)
        return 'words '.repeat(1000)
      },
    }))
  }
  await edge.app.listen({ port: 0, host: '127.0.0.1' })
  const first = await Promise.all(
    ['br', 'gzip', 'identity', 'br'].map((wanted) => ask(`${PAGE}/first`, { 'accept-encoding': wanted })),
  )
  expect(first.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect(drawn).toEqual([`${showFile.id} first 1`])
  tell(other.feed())
  tell(other.write('elsewhere', 'Another show'))
  await ask(`${PAGE}/first`)
  expect(drawn.length).toBe(1)
  tell(evening.write('hello', 'Good evening'))
  tell(evening.write('again', 'And again'))
  await ask(`${PAGE}/first`)
  await ask(`${PAGE}/first`, { 'accept-encoding': 'br' })
  expect(drawn).toEqual([`${showFile.id} first 1`, `${showFile.id} first 3`])
})

/** A route whose answer is overtaken by a change so many times in a row while it is drawn. */
async function overtaken(cache: 'page' | 'forever', times: number) {
  const evening = night()
  const { ask, tell, feeds, edge } = await startUnlistened(evening.feed())
  let left = times
  const serve = createServing(edge.app, feeds, 'build')
  serve.atDoor(edge.app.server)
  serve.get('/live/:show/posts', ({ feed }) => ({
    key: 'posts',
    type: 'text/plain',
    cache,
    draw: () => {
      const words = `${feed.posts.length} posts. `.repeat(500)
      left -= 1
      if (left >= 0) tell(evening.write(`hello-${left}`, 'Good evening'))
      return words
    },
  }))
  await edge.app.listen({ port: 0, host: '127.0.0.1' })
  return async () =>
    brotliDecompressSync((await ask(`${PAGE}/posts`, { 'accept-encoding': 'br' })).body)
      .toString()
      .slice(0, 8)
}

test('what changed while an answer was made ready is told already, and kept at the door', async () => {
  const said = await overtaken('page', 1)
  expect([await said(), await said()]).toEqual(['1 posts.', '1 posts.'])
})

test('should changes never cease, a page is told a moment old, and is not kept; what may be kept for ever is told when it stands', async () => {
  const page = await overtaken('page', 6)
  // Three times anew, then as it was; the next one is told the newest.
  expect([await page(), await page(), await page()]).toEqual(['3 posts.', '6 posts.', '6 posts.'])
  const forever = await overtaken('forever', 6)
  expect(await forever()).toBe('6 posts.')
})

/** Told, but with routes still to come. */
async function startUnlistened(first: Parameters<typeof startEdge>[0]) {
  const edge = await startEdge(first, { listen: false })
  open.push(edge)
  return edge
}

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['br', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br; q=0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['BR', 'br'],
  ['identity', 'identity'],
  ['deflate', 'identity'],
])('an Accept-Encoding of %s is answered in %s', (header, encoding) => {
  expect(encodingFor(header)).toBe(encoding)
  expect(encodingFor(header)).toBe(encoding)
})

test('what is short, or packed already, is not packed; what is packed is packed once', async () => {
  expect((await encoded('short', 'tag').form('br')).encoding).toBe('identity')
  expect((await encoded(Buffer.alloc(9000), 'tag', true).form('br')).encoding).toBe('identity')
  const long = encoded('words '.repeat(900), 'tag')
  const both = await Promise.all([long.form('br'), long.form('br')])
  expect(both[0]).toBe(both[1])
  expect(long.form('br')).toBe(both[0])
  expect(both[0].etag).toBe('"tag-br"')
})

/** Pictures by HTTP, in the whole product, with either log: taken in, given out, refused, kept. */
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGE_HEADER } from '#shared/page-header'
import { type House, newCommandId, startHouse, until } from '../../helpers/house.ts'
import { animation, blackPng, cut, grainy, photo, pixel, SECRETS, SVG } from '../../helpers/pictures.ts'
import { type RedisServer, startRedis } from '../../helpers/redis.ts'
import { BEARER, picture, upload } from '../../helpers/uploads.ts'

const signIn = async ({ room }: House, link: string) => {
  const reply = await fetch(`${room}/control/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: room, ...PAGE_HEADER },
    body: JSON.stringify({ key: link.split('#key=')[1] }),
  })
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

async function invited({ room }: House, cookie: string, role: string): Promise<string> {
  const reply = await fetch(`${room}/control/invite`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: room, ...PAGE_HEADER, cookie },
    body: JSON.stringify({ role }),
  })
  return ((await reply.json()) as { link: string }).link
}

interface Backend {
  readonly name: string
  start(): Promise<Record<string, string>>
  /** Spoils one byte of what is stored; the house is down. */
  damage(house: House, image: string): Promise<void>
  stop(): Promise<void>
}

const embedded: Backend = {
  name: 'embedded',
  start: async () => ({}),
  async damage({ folder }, image) {
    const database = new DatabaseSync(join(folder, 'images.db'))
    const row = database.prepare('SELECT webp FROM images WHERE id = ?').get(image)
    const webp = Buffer.from(row.webp)
    webp[webp.length >> 1] = (webp[webp.length >> 1] ?? 0) ^ 1
    database.prepare('UPDATE images SET webp = ? WHERE id = ?').run(webp, image)
    database.close()
  },
  stop: async () => undefined,
}

let redis: RedisServer
const inRedis: Backend = {
  name: 'Redis',
  async start() {
    redis = await startRedis()
    return { REDIS_URL: redis.url }
  },
  async damage({ folder }, image) {
    // Else it would be shown from this machine's copy.
    rmSync(join(folder, 'copied-images.db'))
    const client = await createClient({ url: redis.url }).connect()
    const stored = String(await client.get(`envelope:image:${image}`))
    await client.set(`envelope:image:${image}`, stored.replace(/"webp":"(.{99})./, '"webp":"$1_'))
    await client.close()
  },
  stop: () => redis.stop(),
}

describe.each([embedded, inRedis])('with the $name log', (backend) => {
  let house: House
  let environment: Record<string, string>
  beforeAll(async () => {
    environment = await backend.start()
    house = await startHouse({ environment })
  })
  afterAll(async () => {
    await house?.stop()
    await backend.stop()
  })

  test('a picture the house has is given to what the show has; one it has not is refused before the log', async () => {
    const { image } = await upload(house, await photo())
    const of = { kind: 'ceremony' } as const
    expect(await house.command({ kind: 'set-image', of, image })).toMatchObject({ ok: true })
    const { plan, live } = await house.view()
    expect(plan.show.images).toEqual([{ of, image }])
    expect(plan.revision).toBe(live.planRevision)
    expect(await house.command({ kind: 'set-image', of, image: 'x'.repeat(22) })).toMatchObject({
      refusal: { code: 'no-such-image' },
    })
    expect((await house.view()).plan).toEqual(plan)
    expect(await house.command({ kind: 'set-image', of, image: null })).toMatchObject({ ok: true })
    expect((await house.view()).plan.show.images).toEqual([])
  })

  test('a photo comes back as a picture of our own, by an address that says nothing', async () => {
    const file = await photo()
    const { status, image, width, height } = await upload(house, file)
    expect([status, width, height]).toEqual([201, 40, 60])
    expect(image).toMatch(/^[A-Za-z0-9_-]{22}$/)
    const found = await picture(house, image)
    expect(found.status).toBe(200)
    const headers = Object.fromEntries(found.headers)
    expect(headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    })
    for (const name of ['set-cookie', 'etag', 'last-modified']) expect(headers).not.toHaveProperty(name)
    expect((await pixel(found.bytes, 20, 5))[0]).toBeGreaterThan(200)
    for (const secret of SECRETS) expect(found.bytes.includes(secret)).toBe(false)
    // The same file once more is another picture: its address cannot be computed from it.
    expect((await upload(house, file)).image).not.toBe(image)
  })

  test('what was taken in outlives a killed core and a restart', async () => {
    const { image } = await upload(house, await grainy(700, 500).png().toBuffer(), 'image/png')
    const before = await picture(house, image)
    const killed = house.children().core
    process.kill(killed, 'SIGKILL')
    await until('another core', () => ![0, killed].includes(house.children().core))
    await until('the room', async () => (await fetch(`${house.room}/ready`)).ok)
    const after = await picture(house, image)
    expect(after.bytes.equals(before.bytes)).toBe(true)
    expect(after.bytes.length).toBeGreaterThan(10_000)
  })
})

describe('in one house', () => {
  let house: House
  beforeAll(async () => {
    house = await startHouse()
  })
  afterAll(() => house.stop())

  test('every kind is taken, whatever it says it is', async () => {
    for (const [file, type] of [
      [await grainy(90, 60).png().toBuffer(), 'image/png'],
      [await grainy(90, 60).webp().toBuffer(), 'image/webp'],
      [await grainy(90, 60).avif({ effort: 0 }).toBuffer(), 'image/avif'],
      [await grainy(90, 60).tiff().toBuffer(), 'image/tiff'],
      [await grainy(90, 60).jpeg().toBuffer(), ''],
      [await grainy(90, 60).jpeg().toBuffer(), 'application/octet-stream'],
      [await grainy(90, 60).jpeg().toBuffer(), 'application/json'],
    ] as const) {
      expect(await upload(house, file, type), type).toMatchObject({ status: 201, width: 90, height: 60 })
    }
    expect(await upload(house, await animation(), 'image/gif')).toMatchObject({ status: 201, width: 40 })
  })

  test('what cannot be used is refused by a sentence', async () => {
    const jpeg = await grainy(900, 600).jpeg().toBuffer()
    for (const [file, words] of [
      [SVG, 'export it as a PNG'],
      [Buffer.from('<!doctype html><h1>logo.png</h1>'), 'no JPEG, PNG'],
      [blackPng(30_000, 30_000), '50 million pixels'],
      [cut(jpeg), 'cut short'],
      [Buffer.alloc(0), 'empty'],
    ] as const) {
      const refused = await upload(house, file, 'image/png')
      expect(refused).toMatchObject({ status: 400, code: 'bad-image' })
      expect(refused.sentence).toMatch(/^This picture cannot be used: /)
      expect(refused.sentence).toContain(words)
    }
    expect(await upload(house, Buffer.alloc(21 * 1024 * 1024, 1))).toMatchObject({
      status: 413,
      code: 'too-large',
      sentence: 'What was sent is too large; a picture may have 20 MB.',
    })
    expect(await upload(house, jpeg)).toMatchObject({ status: 201 })
  })

  test('only producers, operators and editors may, from pages of ours', async () => {
    const file = await grainy(20, 20).png().toBuffer()
    const as = (cookie: string, origin = house.room) =>
      upload(house, file, 'image/png', { cookie, origin, ...PAGE_HEADER })
    expect(await upload(house, file, 'image/png', {})).toMatchObject({ status: 401, code: 'not-signed-in' })
    expect(await upload(house, file, 'image/png', { authorization: 'Bearer wrong' })).toMatchObject({
      status: 401,
      code: 'wrong-key',
    })
    const producer = await signIn(house, house.controlLink)
    for (const [role, status] of [
      ['operator', 201],
      ['editor', 201],
      ['scrutineer', 403],
    ] as const) {
      const cookie = await signIn(house, await invited(house, producer, role))
      expect((await as(cookie)).status, role).toBe(status)
      expect(await as(cookie, 'http://evil.example')).toMatchObject({ status: 403, code: 'foreign-page' })
    }
    expect(await as(producer)).toMatchObject({ status: 201 })
  })

  test('an address nobody was given is not found, whatever it looks like', async () => {
    for (const image of [
      'A'.repeat(22),
      'A'.repeat(21),
      'A'.repeat(23),
      '..%2F..%2Fimages.db',
      '__proto__',
      '%00',
    ]) {
      const reply = await fetch(`${house.room}/images/${image}`)
      expect(reply.status, image).toBe(404)
      expect(await reply.json()).toEqual({ code: 'no-such-image', sentence: 'There is no such picture.' })
      expect(reply.headers.get('cache-control')).toBe('no-store')
    }
    expect((await fetch(`${house.room}/images/`)).status).toBe(404)
  })

  test('twenty at once are all taken, and what is pressed meanwhile does not wait for them', {
    tags: ['whole'],
    timeout: 120_000,
  }, async () => {
    const file = await grainy(800, 600).jpeg().toBuffer()
    let taken = 0
    const uploads = Array.from({ length: 20 }, async () => {
      const answer = await upload(house, file)
      taken += 1
      return answer
    })
    await until('the first picture', () => taken > 0)
    expect(await house.takeNext()).toMatchObject({ ok: true })
    for (let press = 0; press < 5; press += 1) {
      const text = `Meanwhile ${press}`
      expect(await house.command({ kind: 'write-post', text }, newCommandId())).toMatchObject({ ok: true })
    }
    expect(taken).toBeLessThan(20)
    const answers = await Promise.all(uploads)
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
    expect(new Set(answers.map(({ image }) => image)).size).toBe(20)
  })

  test('more than the house can hold is turned away, until what was announced has come or gone', async () => {
    const { port, hostname } = new URL(house.room)
    const file = await grainy(60, 40).jpeg().toBuffer()
    const announced = Array.from({ length: 10 }, () => {
      const socket = connect(Number(port), hostname)
      // Twenty megabytes each, of which not one byte is sent; "100 Continue" says that the request was seen.
      socket.write(
        `POST /control/images HTTP/1.1\r\nHost: x\r\nAuthorization: ${BEARER.authorization}\r\nExpect: 100-continue\r\nContent-Length: ${20 * 1024 * 1024}\r\n\r\n`,
      )
      return socket
    })
    for (const socket of announced) expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 100 /)
    expect(await upload(house, file)).toMatchObject({ status: 429, code: 'too-many' })
    for (const socket of announced) socket.destroy()
    await until('the next to be welcome', async () => (await upload(house, file)).status === 201)
  })
})

test.each([embedded, inRedis])(
  '[S1] a picture that is damaged in the $name store is not found, and the others are',
  async (backend) => {
    const environment = await backend.start()
    const houses = [await startHouse({ environment })]
    try {
      const first = houses[0] as House
      const file = await grainy(300, 200).jpeg().toBuffer()
      const [spoilt, whole] = [(await upload(first, file)).image, (await upload(first, file)).image]
      first.supervisor.kill('SIGTERM')
      await once(first.supervisor, 'exit')
      await backend.damage(first, spoilt)
      const again = await startHouse({ environment, folder: first.folder })
      houses.unshift(again)
      expect((await picture(again, spoilt)).status).toBe(404)
      expect((await picture(again, whole)).status).toBe(200)
    } finally {
      for (const house of houses) await house.stop()
      await backend.stop()
    }
  },
  90_000,
)

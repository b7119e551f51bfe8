/** A rehearsal in a running house, once on each log: who may, what desks, screens and readers are told, and what a restart keeps. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Position } from '#shared/ids'
import { PAGE_HEADER } from '#shared/page-header'
import type { Answer } from '#shared/protocol'
import type { ShowsView } from '#shared/shows-view'
import type { StageFrame } from '#shared/stage-frame'
import {
  deskSocket,
  type House,
  newCommandId,
  readerSocket,
  SAMPLE,
  screenSocket,
  startHouse,
  until,
} from '../helpers/house.ts'
import { cookieOf, keyIn, posting, signedInFirst } from '../helpers/people-desk.ts'
import type { RedisServer } from '../helpers/redis.ts'

const FIRST = `${SAMPLE}-rehearsal-1`
const SECOND = `${SAMPLE}-rehearsal-2`

export const rehearsesInAHouse = (prepare: () => Promise<RedisServer | null>): void => {
  let redis: RedisServer | null
  let house: House
  const sockets: Socket[] = []
  beforeAll(async () => {
    redis = await prepare()
    house = await startHouse({ environment: redis ? { REDIS_URL: redis.url } : {} })
  })
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect()
    await house?.stop()
    await redis?.stop()
  })

  const shows = async () => (await (await house.api('/api/v1/shows')).json()) as ShowsView
  const rehearse = (body: unknown = {}, of = SAMPLE) =>
    house.api(`/api/v1/shows/${of}/rehearsals`, { method: 'POST', body })
  const putOnAir = (body: unknown) => house.api('/api/v1/air', { method: 'POST', body })

  /** What one socket heard, in order. */
  const heardBy = (socket: Socket) => {
    sockets.push(socket)
    const heard: [event: string, word: unknown][] = []
    socket.onAny((event: string, word: unknown) => heard.push([event, word]))
    return {
      socket,
      last: <T>(event: string) => heard.findLast(([name]) => name === event)?.[1] as T | undefined,
      count: (event: string) => heard.filter(([name]) => name === event).length,
    }
  }
  const screen = (show: string | null = null) => heardBy(screenSocket(house, 'programme', show))

  /** A browser that is signed in with this role. */
  async function signedIn(role: string): Promise<Record<string, string>> {
    const origin = house.room
    const post = posting(house)
    producer ??= await signedInFirst(house)
    if (role === 'producer') return { origin, ...PAGE_HEADER, cookie: producer }
    const { link } = (await (await post('/control/invite', { role }, { cookie: producer })).json()) as {
      link: string
    }
    const cookie = cookieOf(await post('/control/sign-in', { key: keyIn(link) }))
    return { origin, ...PAGE_HEADER, cookie }
  }
  let producer: string | undefined

  test('nobody who is not signed in, no foreign page, no editor and no scrutineer changes what is on air', async () => {
    const tell = async (headers: Record<string, string>) => {
      const change = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' } }
      const replies = await Promise.all([
        fetch(`${house.room}/api/v1/shows/${SAMPLE}/rehearsals`, { ...change, body: '{}' }),
        fetch(`${house.room}/api/v1/air`, { ...change, body: JSON.stringify({ show: SAMPLE }) }),
      ])
      const codes = await Promise.all(
        replies.map(async (reply) => ((await reply.json()) as { code: string }).code),
      )
      return [...replies.map(({ status }) => status), ...codes]
    }
    expect(await tell({})).toEqual([401, 401, 'not-signed-in', 'not-signed-in'])
    expect(await tell({ authorization: 'Bearer no' })).toEqual([401, 401, 'wrong-key', 'wrong-key'])
    const { cookie = '' } = await signedIn('producer')
    expect(await tell({ cookie })).toEqual([403, 403, 'foreign-page', 'foreign-page'])
    for (const role of ['editor', 'scrutineer']) {
      expect(await tell(await signedIn(role))).toEqual([403, 403, 'not-your-role', 'not-your-role'])
    }
    expect((await fetch(`${house.room}/api/v1/shows`)).status).toBe(401)
    expect((await shows()).shows.map(({ show }) => show)).toEqual([SAMPLE])
  })

  test('what cannot be read, and what is not there, is answered with a sentence that names it', async () => {
    const said = async (reply: Response) => [reply.status, ((await reply.json()) as { code: string }).code]
    expect(await said(await putOnAir({}))).toEqual([400, 'malformed'])
    expect(await said(await putOnAir({ show: SAMPLE, more: 1 }))).toEqual([400, 'malformed'])
    expect(await said(await rehearse({ interrupt: 'yes' }))).toEqual([400, 'malformed'])
    expect(await said(await rehearse({}, 'nowhere'))).toEqual([404, 'no-such-show'])
    expect(await said(await putOnAir({ show: 'nowhere' }))).toEqual([404, 'no-such-show'])
    expect(await said(await putOnAir({ show: SAMPLE, from: 'nowhere' }))).toEqual([200, undefined])
  })

  test('desks and screens that follow the air are taken to the rehearsal, the screens at one moment; others stay', async () => {
    const desk = heardBy(deskSocket(house))
    const apart = heardBy(deskSocket(house, SAMPLE))
    const [one, other, own] = [screen(), screen(), screen(SAMPLE)]
    await until(
      'everybody to have a picture',
      () => [one, other, own].every((it) => it.last('frame')) && desk.last('live') && apart.last('live'),
    )
    const writer = heardBy(deskSocket(house, null, await signedIn('producer')))
    await until('the writer to be let in', () => writer.last('live'))
    writer.socket.emit('writing', 'post-1')
    await until('both to hear who is writing', () =>
      [desk, writer].every((it) => it.last<readonly unknown[]>('writers')?.length === 1),
    )
    const before = await house.view()
    const frames = own.count('frame')
    // The desk does not answer yet that it has seen the change.
    let seen: ((show: string) => void) | undefined
    desk.socket.on('moved', (_show: string, answer: (show: string) => void) => {
      seen = answer
    })
    const reply = await rehearse({ from: SAMPLE })
    expect(reply.status).toBe(201)
    expect(await reply.json()).toMatchObject({ show: FIRST, onAir: FIRST, control: `/control?show=${FIRST}` })

    await until('the desk to be told', () => seen)
    expect(desk.last<DeskPlan>('plan')?.show.rehearsal).toEqual({ of: SAMPLE })
    expect(desk.last<ShowsView>('shows')?.onAir).toBe(FIRST)
    // Nobody writes in the show they were taken to.
    await until('both to hear that nobody is writing', () =>
      [desk, writer].every((it) => it.last<readonly unknown[]>('writers')?.length === 0),
    )
    const [a, b] = await until('both screens', () => {
      const both = [one, other].map((it) => it.last<StageFrame>('frame'))
      return both.every((frame) => frame?.rehearsal) ? (both as StageFrame[]) : null
    })
    expect([a?.show, a?.showAt]).toEqual([FIRST, b?.showAt])
    expect(a?.showAt).toBeGreaterThan(before.live.at)
    expect([own.count('frame'), own.last<StageFrame>('frame')?.show]).toEqual([frames, SAMPLE])
    expect(apart.last<DeskPlan>('plan')?.show.id).toBe(SAMPLE)

    // [T1] What was pressed before the change was seen was meant for the show before; a blackout means the room (T3).
    const command = (wish: object): Promise<Answer> =>
      desk.socket.timeout(4000).emitWithAck('command', { id: newCommandId(), ...wish })
    expect(await command({ kind: 'write-post', text: 'Meant for the performance' })).toMatchObject({
      refusal: { code: 'air-moved' },
    })
    expect(await command({ kind: 'blackout', on: true })).toMatchObject({ ok: true })
    expect((await house.view(FIRST)).live.programme.black).toBe(true)
    expect(await command({ kind: 'blackout', on: false })).toMatchObject({ refusal: { code: 'air-moved' } })
    seen?.(FIRST)
    expect(await command({ kind: 'blackout', on: false })).toMatchObject({ ok: true })
    expect(await command({ kind: 'write-post', text: 'Said in the rehearsal' })).toMatchObject({ ok: true })
    await until('the desk to hear of its own', () => desk.last<DeskLive>('live')?.position.seq === 4)
    expect(await house.view()).toEqual(before)
  })

  test('no reader is told that there is a rehearsal: its page is that of a show that never was, byte for byte', async () => {
    const pageOf = async (show: string) => {
      const reply = await fetch(`${house.readers}/live/${show}`)
      const headers = [...reply.headers].filter(([name]) => name !== 'date')
      return JSON.stringify([reply.status, headers, await reply.text()])
    }
    const never = `${SAMPLE}-rehearsal-7`
    expect(await pageOf(FIRST)).toBe(await pageOf(never))
    expect(JSON.parse(await pageOf(FIRST))[0]).toBe(404)
    expect(JSON.parse(await pageOf(SAMPLE))[0]).toBe(200)
    const refusedAt = (show: string) =>
      new Promise<string>((resolve) => {
        const socket = readerSocket(house, show)
        sockets.push(socket)
        socket.once('connect', () => resolve('let in'))
        socket.once('connect_error', (error) =>
          resolve(JSON.stringify([error.message, error]).replaceAll(show, '')),
        )
      })
    expect(await refusedAt(FIRST)).toBe(await refusedAt(never))
    expect(await refusedAt(SAMPLE)).toBe('let in')
    const home = await fetch(`${house.readers}/`, { redirect: 'manual' })
    expect(home.headers.get('location')).toBe(`/live/${SAMPLE}`)
    const page = await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()
    expect(page).not.toMatch(/rehears/i)
  })

  test('a reset is a fresh one, once for one command id; the list keeps what is over', async () => {
    const commandId = newCommandId()
    const first = await rehearse({ commandId, from: FIRST })
    const again = await rehearse({ commandId, from: FIRST })
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    const { onAir, shows: lines } = await shows()
    expect(onAir).toBe(SECOND)
    expect(lines.map((line) => 'position' in line && (line.position as Position).seq)).toEqual([1, 4, 1])
    expect(lines.map(({ show, rehearsalOf }) => [show, rehearsalOf])).toEqual([
      [SAMPLE, null],
      [FIRST, SAMPLE],
      [SECOND, SAMPLE],
    ])
    expect((await rehearse({ from: FIRST })).status).toBe(409)
    expect((await rehearse({}, SECOND)).status).toBe(409)
  })

  test('[L1] the core killed: the rehearsal is still on air, its screens say so, and readers still know nothing', {
    timeout: 120_000,
  }, async () => {
    const { core, edge } = house.children()
    process.kill(core, 'SIGKILL')
    await until('another core', () => ![0, core].includes(house.children().core))
    await until('it to be ready', async () => (await fetch(`${house.room}/ready`)).ok)
    expect((await shows()).onAir).toBe(SECOND)
    const wall = screen()
    await until('the picture', () => wall.last<StageFrame>('frame'))
    expect(wall.last<StageFrame>('frame')).toMatchObject({ show: SECOND, rehearsal: true })
    // An edge that begins anew is told everything there is for readers.
    process.kill(edge, 'SIGKILL')
    await until('the performance’s page', async () => (await fetch(`${house.readers}/live/${SAMPLE}`)).ok)
    expect((await fetch(`${house.readers}/live/${SECOND}`)).status).toBe(404)
  })

  test('the end puts the performance on air, exactly as it was; asked again it is quiet', async () => {
    const before = await house.view()
    const wall = screen()
    await until('the picture', () => wall.last<StageFrame>('frame'))
    const reply = await putOnAir({ show: SAMPLE, from: SECOND })
    expect([reply.status, await reply.json()]).toEqual([200, { onAir: SAMPLE }])
    await until('the performance on the wall', () => wall.last<StageFrame>('frame')?.show === SAMPLE)
    expect(wall.last<StageFrame>('frame')).not.toHaveProperty('rehearsal')
    const frames = wall.count('frame')
    expect((await putOnAir({ show: SAMPLE, from: SECOND })).status).toBe(200)
    expect(await house.view()).toEqual(before)
    expect(before.live.position.seq).toBe(1)
    // The performance goes on, and nothing was said to the wall in between.
    expect((await house.command({ kind: 'write-post', text: 'Good evening' })).ok).toBe(true)
    await until('a frame for it', () => wall.last<StageFrame>('frame')?.position.seq === 2)
    expect(wall.count('frame')).toBe(frames + 1)
  })
}

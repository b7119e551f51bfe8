/** A real house and real browsers for the people of it: who signs in how, at which size. */
import type { Browser, Page } from 'playwright'
import { io, type Socket } from 'socket.io-client'
import { PAGE_HEADER } from '#shared/page-header'
import { PROTOCOL_VERSION } from '#shared/protocol'
import { emptyMonitors } from './browser.ts'
import { type House, startHouse } from './house.ts'

export const posting =
  (house: Pick<House, 'room'>) =>
  (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<Response> =>
    fetch(`${house.room}${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: house.room, ...PAGE_HEADER, ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })

export const cookieOf = (reply: Response): string => reply.headers.get('set-cookie')?.split(';')[0] ?? ''

export const keyIn = (link: string): string => link.split('#key=')[1] ?? ''

/** Signs in by the link that the first start printed: the cookie of a producer. */
export const signedInFirst = async (house: Pick<House, 'room' | 'controlLink'>): Promise<string> =>
  cookieOf(await posting(house)('/control/sign-in', { key: keyIn(house.controlLink) }))

/** A house, how to post to it, and the headers of the desk that the printed link signed in. */
export async function houseWithDesk() {
  const house = await startHouse()
  return { house, post: posting(house), first: { cookie: await signedInFirst(house) } }
}

/** A browser of its own, opened at this address; a desk's monitors stay empty. */
export async function openAt(browser: Browser, url: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  await emptyMonitors(context)
  const page = await context.newPage()
  await page.goto(url)
  return page
}

interface DeskAndMonitor {
  readonly sockets: readonly Socket[]
  readonly control: Socket
  readonly heard: string[]
  isIn(): boolean
  isOver(): boolean
}

/** The sockets of one desk and of one of its monitors, with everything they are sent; cut off, they stay so. */
export function deskAndMonitor(house: Pick<House, 'room'>, desk: Record<string, string>): DeskAndMonitor {
  const heard: string[] = []
  const hello = { protocol: PROTOCOL_VERSION, width: 640, height: 360, lacks: [], token: null }
  const open = (path: string, auth: object): Socket =>
    io(`${house.room}${path}`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { ...desk, origin: house.room },
      auth,
    })
  const control = open('/control', { protocol: PROTOCOL_VERSION, show: null })
  const monitor = open('/stage', { ...hello, monitor: { bus: 'preview', show: null } })
  for (const socket of [control, monitor]) socket.onAny((event: string) => heard.push(event))
  return {
    sockets: [control, monitor],
    control,
    heard,
    isIn: () => control.connected && monitor.connected && heard.includes('frame'),
    isOver: () => !control.connected && !monitor.connected,
  }
}

/** What an answer says, and with which status. */
export const said = async (reply: Response | Promise<Response>) => {
  const answered = await reply
  const body = (await answered.json()) as Record<string, unknown>
  return { ...body, status: answered.status } as Record<string, unknown>
}

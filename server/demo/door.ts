/** The demonstration at the door of its own house: the HTTP API, as any automation would use it. */
import { randomBytes } from 'node:crypto'
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import type { HouseShows } from '#shared/house-shows'
import { PAGE_HEADER } from '#shared/page-header'
import type { Role } from '#shared/people'
import type { ScreensView } from '#shared/protocol'
import { plainSetup } from '#shared/screens'
import type { ImportRequest } from '../import/import-request.ts'
import { DEMO_ID } from './demo-show.ts'

/** What was refused, by its code. */
class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string

  constructor(code: string, sentence: string) {
    super(sentence)
    this.code = code
  }
}

/** False where it was refused: whoever walks by may have pressed something, and the next look finds out. */
export type Hand = (wish: Wish, id?: string) => Promise<boolean>

export type Door = ReturnType<typeof openDoor>

/** `room` is its origin, `key` that of its API. A command that is refused is false; anything else throws. */
export function openDoor(room: string, key: string) {
  /** Signing in is for pages of this room alone. */
  const page = { ...PAGE_HEADER, origin: room }

  async function ask<T>(
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    const reply = await fetch(`${room}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...('cookie' in headers ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const said = (await reply.json()) as T & { code?: string; sentence?: string }
    if (!reply.ok) throw new Refused(said.code ?? String(reply.status), said.sentence ?? path)
    return said
  }

  const signedIn = async (oneTimeKey: string) => {
    const reply = await fetch(`${room}/control/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...page },
      body: JSON.stringify({ key: oneTimeKey }),
    })
    const cookies = reply.headers.getSetCookie().map((line) => line.split(';')[0])
    return { cookie: cookies.join('; '), ...page }
  }

  const command = (wish: Wish, id = randomBytes(16).toString('base64url'), headers = {}): Promise<boolean> =>
    ask(`/api/v1/shows/${DEMO_ID}/commands`, { id, ...wish }, headers).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused) return false
        throw error
      },
    )

  /** Its public posts may still be on their way when the evening is over. */
  async function whenOut(act: () => Promise<unknown>, again: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await act()
        return
      } catch (error) {
        if (!(error instanceof Refused) || error.code !== 'still-publishing') throw error
        await again()
      }
    }
  }

  return {
    view: () => ask<DeskView>(`/api/v1/shows/${DEMO_ID}`),
    open: (request: ImportRequest) => ask(`/api/v1/shows`, request),
    air: (show: string) => ask('/api/v1/air', { show, interrupt: true }),
    command: ((wish, id) => command(wish, id)) as Hand,
    /** Out of the house, and out of what it keeps for a month. */
    async forget(name: string, again: () => Promise<void>) {
      await whenOut(() => ask(`/control/shows/${DEMO_ID}/delete`, { name }), again)
      const { kept } = await ask<HouseShows>('/control/shows')
      for (const { id } of kept) await ask(`/control/kept/${id}/delete`, {})
    },
    /** The secret parts of the links of new screens; the one that every house begins with goes, for nobody would stand before it. */
    async screens(names: readonly string[]): Promise<string[]> {
      const { screens } = await ask<ScreensView>('/api/v1/screens')
      for (const { screen } of screens) await ask('/api/v1/screens', { kind: 'revoke', screen })
      const tokens: string[] = []
      for (const name of names) {
        const { link } = await ask<{ link: string }>('/api/v1/screens', {
          kind: 'link',
          setup: plainSetup(name),
        })
        tokens.push(link.split('#screen=')[1] ?? '')
      }
      return tokens
    },
    /** With the key the start printed: keys for desks that may do what these roles may, and no more. */
    async lend(
      printed: string,
      desks: readonly { readonly role: Role; readonly name: string }[],
    ): Promise<string[]> {
      const headers = await signedIn(printed)
      const links = await Promise.all(
        desks.map((desk) => ask<{ link: string }>('/control/invite', desk, headers)),
      )
      return links.map(({ link }) => link.split('#key=')[1] ?? '')
    },
    /** Whoever writes the live blog, at a desk of their own. */
    async editor(oneTimeKey: string): Promise<Hand> {
      const headers = await signedIn(oneTimeKey)
      return (wish, id) => command(wish, id, headers)
    },
  }
}

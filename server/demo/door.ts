/** The demonstration at the door of its own house: the HTTP API, as any automation would use it. */
import { randomBytes } from 'node:crypto'
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import type { HouseShows } from '#shared/house-shows'
import { PAGE_HEADER } from '#shared/page-header'
import { plainSetup, type ScreenSetup } from '#shared/screens'
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

export type Door = ReturnType<typeof openDoor>

export function openDoor(room: string, key: string) {
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
    /** False where it was refused: whoever walks by may have pressed something, and the next look finds out. */
    command: (wish: Wish, id = randomBytes(16).toString('base64url')) =>
      ask(`/api/v1/shows/${DEMO_ID}/commands`, { id, ...wish }).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Refused) return false
          throw error
        },
      ),
    /** Out of the house, and out of what it keeps for a month. */
    async forget(name: string, again: () => Promise<void>) {
      await whenOut(() => ask(`/control/shows/${DEMO_ID}/delete`, { name }), again)
      const { kept } = await ask<HouseShows>('/control/shows')
      for (const { id } of kept) await ask(`/control/kept/${id}/delete`, {})
    },
    /** The secret part of a screen's link. */
    async screen(setup: Partial<ScreenSetup> & { name: string }): Promise<string> {
      const body = { kind: 'link', setup: { ...plainSetup(setup.name), ...setup } }
      const { link } = await ask<{ link: string }>('/api/v1/screens', body)
      return link.split('#screen=')[1] ?? ''
    },
    /** Signs in with the key the start printed, and gives keys for desks that may run the stage and no more. */
    async desks(printed: string, names: readonly string[]): Promise<string[]> {
      const reply = await fetch(`${room}/control/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...PAGE_HEADER },
        body: JSON.stringify({ key: printed }),
      })
      const cookie = reply.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      return Promise.all(
        names.map(async (name) => {
          const lent = { role: 'operator', name }
          const { link } = await ask<{ link: string }>('/control/invite', lent, { cookie, ...PAGE_HEADER })
          return link.split('#key=')[1] ?? ''
        }),
      )
    },
  }
}

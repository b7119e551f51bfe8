/** Asks the server for an emergency pack, and gives it to the browser as a file. */

import type { PackWish } from '#shared/pack-wish'
import { PAGE_HEADER } from '#shared/page-header'
import type { NotGiven } from './ask-server.ts'
import { heard } from './language/heard.ts'
import { say } from './language/say.ts'

export type Made = { readonly bytes: number } | NotGiven

const UNREACHABLE = say(
  'The server cannot be reached, or the pack broke off on its way. Try again in a moment.',
)

/** Answers when the whole zip is here and given to the browser; its size is in bytes. */
export async function makePack(show: string, wish: PackWish): Promise<Made> {
  try {
    const reply = await fetch(`/control/shows/${encodeURIComponent(show)}/pack`, {
      method: 'POST',
      cache: 'no-store',
      headers: { 'content-type': 'application/json', ...PAGE_HEADER },
      body: JSON.stringify(wish),
    })
    if (!reply.ok) {
      const said = (await reply.json().catch(() => ({}))) as Partial<NotGiven>
      return { code: said.code ?? null, sentence: heard(said.sentence ?? say('The pack was not made.')) }
    }
    const file = await reply.blob()
    const address = URL.createObjectURL(file)
    const link = document.createElement('a')
    link.href = address
    link.download = `${show}-emergency-pack.zip`
    link.click()
    // The browser has to have begun to write it.
    setTimeout(() => URL.revokeObjectURL(address), 60_000)
    return { bytes: file.size }
  } catch {
    return { code: 'unreachable', sentence: UNREACHABLE }
  }
}

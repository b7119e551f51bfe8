/** Sends one command to another show than the desk's own: a spelling put right in the rehearsal, to the performance. */
import type { Wish } from '#shared/commands'
import { newCommandId } from '../wishes.ts'

export type Told = { readonly ok: true } | { readonly ok: false; readonly sentence: string }

/** Never pushed: what is on screen in the performance is corrected at its own desk. */
export async function tellPerformance(show: string, wish: Wish): Promise<Told> {
  const command = { id: newCommandId(), ...wish, ...('push' in wish ? { push: false } : {}) }
  try {
    const response = await fetch(`/api/v1/shows/${encodeURIComponent(show)}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(command),
    })
    if (response.ok) return { ok: true }
    const answer = (await response.json().catch(() => ({}))) as { sentence?: string }
    return { ok: false, sentence: answer.sentence ?? 'The server did not say why.' }
  } catch {
    return { ok: false, sentence: 'The server cannot be reached.' }
  }
}

/** Asks the server for another show on air. A wish says what the desk saw there, so that of two desks one is told. */
import type { ShowId } from '#shared/ids'
import type { AirWish, RehearsalWish, ShowsView } from '#shared/shows-view'

/** Null when it is done; else why not. */
export type AirSaid = string | null

async function ask(path: string, wish: AirWish | RehearsalWish): Promise<AirSaid> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    })
    if (response.ok) return null
    const answer = (await response.json().catch(() => ({}))) as { sentence?: string }
    return answer.sentence ?? 'The server did not do it.'
  } catch {
    return 'The server cannot be reached. Look at the head of this desk before you try again.'
  }
}

export const startRehearsal = (of: ShowId, wish: RehearsalWish): Promise<AirSaid> =>
  ask(`/api/v1/shows/${encodeURIComponent(of)}/rehearsals`, wish)

export const putOnAir = (wish: AirWish): Promise<AirSaid> => ask('/api/v1/air', wish)

/** The shows as they stand this moment; null where the server cannot be asked. */
export async function readShows(): Promise<ShowsView | null> {
  try {
    const response = await fetch('/api/v1/shows', { cache: 'no-store' })
    return response.ok ? ((await response.json()) as ShowsView) : null
  } catch {
    return null
  }
}

/** Asks the server for another show on air. A wish says what the desk saw there, so that of two desks one is told. */
import type { ShowId } from '#shared/ids'
import type { AirWish, RehearsalWish, ShowsView } from '#shared/shows-view'
import { askServer } from './ask-server.ts'
import { say } from './language/say.ts'

/** Null when it is done; else why not. */
export type AirSaid = string | null

async function ask(path: string, wish: AirWish | RehearsalWish): Promise<AirSaid> {
  const answer = await askServer('POST', path, wish)
  if ('value' in answer) return null
  return answer.code === 'unreachable'
    ? say('The server cannot be reached. Look at the head of this desk before you try again.')
    : answer.sentence
}

/** Every wish makes a new one and puts it on air; sent twice, it makes one (T2). */
export const startRehearsal = (of: ShowId, wish: RehearsalWish): Promise<AirSaid> =>
  ask(`/api/v1/shows/${encodeURIComponent(of)}/rehearsals`, wish)

/** Nothing is done if `from` is not on air any more, or if the room would be cut off without `interrupt`. */
export const putOnAir = (wish: AirWish): Promise<AirSaid> => ask('/api/v1/air', wish)

/** The shows as they stand this moment; null where the server cannot be asked. */
export async function readShows(): Promise<ShowsView | null> {
  const answer = await askServer<ShowsView>('GET', '/api/v1/shows')
  return 'value' in answer ? answer.value : null
}

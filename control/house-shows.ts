/** Asks the server for the shows of the house, and for what is to be done with one of them. */
import type { DuplicateWish, HouseShows, RestoredShow, RestoreWish } from '#shared/house-shows'
import type { ShowId } from '#shared/ids'
import { type Asked, askServer } from './ask-server.ts'
import { type Sent, sendFile } from './send-file.ts'

const of = (show: ShowId): string => `/control/shows/${encodeURIComponent(show)}`
const kept = (id: string): string => `/control/kept/${encodeURIComponent(id)}`

/** For everybody at a desk; what was deleted and is still kept, only producers are told. */
export const readHouse = (): Promise<Asked<HouseShows>> => askServer('GET', '/control/shows')

/** Without results, and not on air; a wish sent twice makes one duplicate (T2). */
export const duplicate = (show: ShowId, wish: DuplicateWish): Promise<Asked<{ show: ShowId }>> =>
  askServer('POST', `${of(show)}/duplicate`, wish)

/** With `archived` false it comes back; refused for the show on air (`still-on-air`). */
export const archive = (show: ShowId, archived: boolean): Promise<Asked<unknown>> =>
  askServer('POST', `${of(show)}/archive`, { archived })

/** `name` is the ceremony's, as somebody typed it, or nothing is done (`name-differs`); its rehearsals go along. */
export const deleteShow = (show: ShowId, name: string): Promise<Asked<{ deleted: ShowId[] }>> =>
  askServer('POST', `${of(show)}/delete`, { name })

/** All but the one on air; if one of them may not go, none does. */
export const deletePastRehearsals = (show: ShowId): Promise<Asked<{ deleted: ShowId[] }>> =>
  askServer('POST', `${of(show)}/rehearsals/delete`, {})

/** Of a show that was deleted and is still kept: after this nothing brings it back. */
export const deleteForGood = (id: string): Promise<Asked<unknown>> =>
  askServer('POST', `${kept(id)}/delete`, {})

/** What is brought back: a file from this machine, or a show that was deleted and is still kept. */
export type RestoreFrom = File | { readonly id: string; readonly ceremony: string }

/** `told` hears of a file's bytes as they leave; what the server keeps has none to send. */
export function restore(
  from: RestoreFrom,
  wish: RestoreWish,
  told: (sent: Sent) => void,
): Promise<Asked<RestoredShow>> {
  if (!(from instanceof File)) return askServer('POST', `${kept(from.id)}/restore`, wish)
  const query = new URLSearchParams(wish as Record<string, string>)
  return sendFile(`/control/shows/restore?${query}`, from, { 'content-type': 'application/zip' }, told)
}

/** For a link that downloads a zip: log and pictures, and not the seal key. */
export const exportPath = (show: ShowId): string => `${of(show)}/export`
/** For a link that downloads a deleted show as it was exported then. */
export const keptPath = (id: string): string => kept(id)

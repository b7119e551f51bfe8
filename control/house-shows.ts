/** Asks the server for the shows of the house, and for what is to be done with one of them. */
import type { DuplicateWish, HouseShows, RestoredShow, RestoreWish } from '#shared/house-shows'
import type { ShowId } from '#shared/ids'
import { type Asked, askServer } from './ask-server.ts'
import { type Sent, sendFile } from './send-file.ts'

const of = (show: ShowId): string => `/control/shows/${encodeURIComponent(show)}`
const kept = (id: string): string => `/control/kept/${encodeURIComponent(id)}`

export const readHouse = (): Promise<Asked<HouseShows>> => askServer('GET', '/control/shows')

export const duplicate = (show: ShowId, wish: DuplicateWish): Promise<Asked<{ show: ShowId }>> =>
  askServer('POST', `${of(show)}/duplicate`, wish)

export const archive = (show: ShowId, archived: boolean): Promise<Asked<unknown>> =>
  askServer('POST', `${of(show)}/archive`, { archived })

export const deleteShow = (show: ShowId, name: string): Promise<Asked<{ deleted: ShowId[] }>> =>
  askServer('POST', `${of(show)}/delete`, { name })

export const deletePastRehearsals = (show: ShowId): Promise<Asked<{ deleted: ShowId[] }>> =>
  askServer('POST', `${of(show)}/rehearsals/delete`, {})

export const deleteForGood = (id: string): Promise<Asked<unknown>> =>
  askServer('POST', `${kept(id)}/delete`, {})

/** What is brought back: a file from this machine, or a show that was deleted and is still kept. */
export type RestoreFrom = File | { readonly id: string; readonly ceremony: string }

export function restore(
  from: RestoreFrom,
  wish: RestoreWish,
  told: (sent: Sent) => void,
): Promise<Asked<RestoredShow>> {
  if (!(from instanceof File)) return askServer('POST', `${kept(from.id)}/restore`, wish)
  const query = new URLSearchParams(wish as Record<string, string>)
  return sendFile(`/control/shows/restore?${query}`, from, { 'content-type': 'application/zip' }, told)
}

export const exportPath = (show: ShowId): string => `${of(show)}/export`
export const keptPath = (id: string): string => kept(id)

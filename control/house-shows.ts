/** Asks the server for the shows of the house, and for what is to be done with one of them. */
import type { DuplicateWish, HouseShows, RestoredShow, RestoreWish } from '#shared/house-shows'
import type { ShowId } from '#shared/ids'
import type { RefusalCode } from '#shared/refusals'

/** What was asked for, or why not: a code where the server gave one. */
export type Said<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: RefusalCode | null; readonly sentence: string }

async function ask<T>(path: string, init: RequestInit = {}): Promise<Said<T>> {
  try {
    const reply = await fetch(path, { cache: 'no-store', ...init })
    const answer = (await reply.json().catch(() => ({}))) as T & { code?: RefusalCode; sentence?: string }
    if (reply.ok) return { ok: true, value: answer }
    return { ok: false, code: answer.code ?? null, sentence: answer.sentence ?? 'The server did not do it.' }
  } catch {
    return { ok: false, code: null, sentence: 'The server cannot be reached. Try again in a moment.' }
  }
}

const post = <T>(path: string, body: unknown = {}): Promise<Said<T>> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const of = (show: ShowId): string => `/control/shows/${encodeURIComponent(show)}`
const kept = (id: string): string => `/control/kept/${encodeURIComponent(id)}`

export const readHouse = (): Promise<Said<HouseShows>> => ask('/control/shows')

export const duplicate = (show: ShowId, wish: DuplicateWish): Promise<Said<{ show: ShowId }>> =>
  post(`${of(show)}/duplicate`, wish)

export const archive = (show: ShowId, archived: boolean): Promise<Said<unknown>> =>
  post(`${of(show)}/archive`, { archived })

export const deleteShow = (show: ShowId, name: string): Promise<Said<{ deleted: ShowId[] }>> =>
  post(`${of(show)}/delete`, { name })

export const deletePastRehearsals = (show: ShowId): Promise<Said<{ deleted: ShowId[] }>> =>
  post(`${of(show)}/rehearsals/delete`)

export const deleteForGood = (id: string): Promise<Said<unknown>> => post(`${kept(id)}/delete`)

/** What is brought back: a file from this machine, or a show that was deleted and is still kept. */
export type RestoreFrom = File | { readonly id: string; readonly ceremony: string }

export function restore(from: RestoreFrom, wish: RestoreWish): Promise<Said<RestoredShow>> {
  if (!(from instanceof File)) return post(`${kept(from.id)}/restore`, wish)
  const query = new URLSearchParams(wish as Record<string, string>)
  return ask(`/control/shows/restore?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip' },
    body: from,
  })
}

export const exportPath = (show: ShowId): string => `${of(show)}/export`
export const keptPath = (id: string): string => kept(id)

/** The import wizard's requests. What is being prepared lies on the server; this page holds its name alone. */
import type { ImportChange, ImportDoneView, ImportRows, ImportView } from '#shared/import-view'

export type Answered<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly sentence: string }

const NO_SERVER = {
  ok: false,
  code: '',
  sentence: 'The server cannot be reached. Try again in a moment.',
} as const

async function ask<T>(path: string, init: RequestInit = {}): Promise<Answered<T>> {
  try {
    const reply = await fetch(`/control/imports${path}`, { cache: 'no-store', ...init })
    const said = (await reply.json().catch(() => ({}))) as T & { code?: string; sentence?: string }
    if (reply.ok) return { ok: true, value: said }
    return { ok: false, code: said.code ?? '', sentence: said.sentence ?? 'The server did not take this.' }
  } catch {
    return NO_SERVER
  }
}

const asJson = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

/** What a file calls itself says nothing of what is in it: it is sent as it is. */
const asFile = (file: Blob, name: string): RequestInit => ({
  method: 'POST',
  headers: {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name.slice(0, 120)),
  },
  body: file,
})

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

export const beginImport = (file: Blob, name: string): Promise<Answered<ImportView>> =>
  ask(`?zone=${encodeURIComponent(zone())}`, asFile(file, name))

export const addFile = (id: string, file: Blob, name: string): Promise<Answered<ImportView>> =>
  ask(`/${id}/files`, asFile(file, name))

export const seeImport = (id: string): Promise<Answered<ImportView>> => ask(`/${id}`)

export const changeImport = (id: string, change: ImportChange): Promise<Answered<ImportView>> =>
  ask(`/${id}`, asJson('PATCH', change))

export const seeRows = (id: string, table: string, from: number): Promise<Answered<ImportRows>> =>
  ask(`/${id}/rows?table=${table}&from=${from}`)

export const commitImport = (id: string, seen: string, push: boolean): Promise<Answered<ImportDoneView>> =>
  ask(`/${id}/commit`, asJson('POST', { seen, push }))

export const dropImport = (id: string): Promise<Answered<object>> => ask(`/${id}`, { method: 'DELETE' })

const KEPT = 'envelope-import'

/** Looked away from and come back to, the page goes on where it was. */
export const keptImport = (): string | null => sessionStorage.getItem(KEPT)
export function keepImport(id: string | null): void {
  if (id === null) sessionStorage.removeItem(KEPT)
  else sessionStorage.setItem(KEPT, id)
}

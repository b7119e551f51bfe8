/** The import wizard's requests. What is being prepared lies on the server; this page holds its name alone. */
import type { ImportChange, ImportDoneView, ImportRows, ImportView } from '#shared/import-view'
import { type Asked, askServer } from '../ask-server.ts'
import { type Sent, sendFile } from '../send-file.ts'

type Told = (sent: Sent) => void

/** What a file calls itself says nothing of what is in it: it is sent as it is. */
const bring = (path: string, file: Blob, name: string, told: Told): Promise<Asked<ImportView>> => {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(name.slice(0, 120)),
  }
  return sendFile(`/control/imports${path}`, file, headers, told)
}

const of = (id: string): string => `/control/imports/${id}`

const zone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'

/** This browser's time zone goes along: a new show has it until somebody says another. */
export const beginImport = (file: Blob, name: string, told: Told): Promise<Asked<ImportView>> =>
  bring(`?zone=${encodeURIComponent(zone())}`, file, name, told)

/** Answers the whole import with this file in it: shortlist and results may be two. */
export const addFile = (id: string, file: Blob, name: string, told: Told): Promise<Asked<ImportView>> =>
  bring(`/${id}/files`, file, name, told)

/** `import-gone` after an hour without a touch, and for every session but the one that began it. */
export const seeImport = (id: string): Promise<Asked<ImportView>> => askServer('GET', of(id))

/** All of the change or nothing of it; answers the import as it is then. */
export const changeImport = (id: string, change: ImportChange): Promise<Asked<ImportView>> =>
  askServer('PATCH', of(id), change)

/** From the row of that number on, as many as the server gives at once; what could tell a result is a dot (E1). */
export const seeRows = (id: string, table: string, from: number): Promise<Asked<ImportRows>> =>
  askServer('GET', `${of(id)}/rows?table=${table}&from=${from}`)

/** `seen` names the view that was looked at: `import-changed` if another would be imported by now. */
export const commitImport = (id: string, seen: string, push: boolean): Promise<Asked<ImportDoneView>> =>
  askServer('POST', `${of(id)}/commit`, { seen, push })

/** Forgets what is prepared; a show that was made of it stays. */
export const dropImport = (id: string): Promise<Asked<object>> => askServer('DELETE', of(id))

const KEPT = 'envelope-import'

/** Looked away from and come back to, the page goes on where it was. */
export const keptImport = (): string | null => sessionStorage.getItem(KEPT)
/** Its name alone, in this tab; null forgets it. */
export function keepImport(id: string | null): void {
  if (id === null) sessionStorage.removeItem(KEPT)
  else sessionStorage.setItem(KEPT, id)
}

/** What a browser remembers for its pages. Storage may be forbidden, full or spoilt; nothing depends on it. */

/** `session` is one tab's own, over reloads; `local` is for all pages of this browser, over restarts. */
export type Shelf = 'session' | 'local'

const shelfOf = (shelf: Shelf): Storage => (shelf === 'session' ? sessionStorage : localStorage)

/** Null for what is not there, and wherever storage is forbidden. */
export function readText(shelf: Shelf, name: string): string | null {
  try {
    return shelfOf(shelf).getItem(name)
  } catch {
    return null
  }
}

/** Null takes it away. False where nothing can be kept. */
export function writeText(shelf: Shelf, name: string, value: string | null): boolean {
  try {
    if (value === null) shelfOf(shelf).removeItem(name)
    else shelfOf(shelf).setItem(name, value)
    return true
  } catch {
    return false
  }
}

/** Null also for what is no JSON. */
export function readJson(shelf: Shelf, name: string): unknown {
  try {
    return JSON.parse(readText(shelf, name) ?? 'null')
  } catch {
    return null
  }
}

/** False where nothing can be kept. Null is kept as such: only `writeText` takes away. */
export const writeJson = (shelf: Shelf, name: string, value: unknown): boolean =>
  writeText(shelf, name, JSON.stringify(value))

const TRIAL = 'envelope.trial'

/** Whether a restart will find what is written now. */
export const canKeep = (): boolean =>
  writeText('local', TRIAL, '1') && readText('local', TRIAL) === '1' && writeText('local', TRIAL, null)

/** Files only the server's own user may read: the log holds sealed results, the registry holds who may sign in. */
import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Makes the file (0600) and its folder (0700) where they are missing, so that a power cut cannot take their names away. */
export function makePrivate(path: string): void {
  makeFolder(dirname(resolve(path)))
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
    // Not opened here: closing any descriptor of a database file drops the locks this process holds on it.
    chmodSync(path, 0o600)
  }
}

/** A folder that exists keeps its mode: it may be somebody else's. */
function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let at = folder; at.length >= first.length; at = dirname(at)) syncFolder(dirname(at))
}

/** Names just made or taken away in it survive a power cut from here on. */
export function syncFolder(folder: string): void {
  // Windows keeps names by itself and cannot open a folder.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

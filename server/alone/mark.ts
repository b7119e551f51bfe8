/** That this machine went on alone, as a file in its data folder: whatever starts there goes on alone, too, until somebody ends it. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Type, { type Static } from 'typebox'
import { Instant } from '#shared/ids'
import { parse } from '#shared/parse'
import { syncFolder } from '../log/private-files.ts'
import { LogUnusable } from '../log/show-log.ts'

const Mark = Type.Object({ since: Instant, by: Type.String(), where: Type.String() })
export type Mark = Static<typeof Mark>

/** What lies in it belongs to an evening alone: the logs, and the file that says so. */
export const aloneFolder = (dataFolder: string): string => join(dataFolder, 'alone')
const markIn = (dataFolder: string): string => join(aloneFolder(dataFolder), 'alone.json')

/** Null where this machine is not alone. Throws `LogUnusable` where that cannot be told. */
export function readMark(dataFolder: string): Mark | null {
  let text: string
  try {
    text = readFileSync(markIn(dataFolder), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new LogUnusable(`The file ${markIn(dataFolder)} cannot be read: ${(error as Error).message}.`)
  }
  const parsed = parse(Mark, jsonOf(text))
  if ('value' in parsed) return parsed.value
  throw new LogUnusable(
    `The file ${markIn(dataFolder)} says that this machine went on alone, and cannot be understood.`,
  )
}

/** Durable when it returns: there under its name only once it is whole. */
export function writeMark(dataFolder: string, mark: Mark): void {
  const folder = aloneFolder(dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const arriving = `${markIn(dataFolder)}.part`
  const file = openSync(arriving, 'w', 0o600)
  try {
    writeSync(file, `${JSON.stringify(mark)}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(arriving, markIn(dataFolder))
  for (const named of [folder, dataFolder]) syncFolder(named)
}

/** The logs stay where they are until another evening alone begins. */
export function removeMark(dataFolder: string): void {
  rmSync(markIn(dataFolder), { force: true })
  syncFolder(aloneFolder(dataFolder))
}

/** What is left of an evening alone that is over, or never began. */
export function clearFolder(dataFolder: string): void {
  rmSync(aloneFolder(dataFolder), { recursive: true, force: true })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

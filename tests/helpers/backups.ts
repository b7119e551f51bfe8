/** A house in this process with a backup folder: the real exporting process, and the real program that restores. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { ShowId } from '#shared/ids'
import { type Backup, startBackup } from '../../server/backup/backup.ts'
import { type BackupWriter, createBackupWriter } from '../../server/backup/backup-writer.ts'
import type { KeepingHouse } from './keeping.ts'

const built = (name: string) => new URL(`../../dist/server/${name}.js`, import.meta.url)

export interface Exported {
  /** What the test does to the disk, it does to this. */
  readonly folder: string
  readonly backup: Backup
  readonly writer: BackupWriter
  /** The histories of a show, oldest name first. */
  histories(show: ShowId): string[]
  /** The records of its newest history. */
  records(show: ShowId): string[]
  close(): Promise<void>
}

/** `slowMs`: after so long it is said that the folder does not answer. */
export function exporting(house: KeepingHouse, given?: string, slowMs?: number): Exported {
  const root = given ? null : mkdtempSync(join(tmpdir(), 'envelope-backup-'))
  const folder = given ?? (root as string)
  const writer = createBackupWriter(built('backup'), slowMs)
  const backup = startBackup({ ...house.world, folder, dataFolder: house.folder, writer })
  const histories = (show: ShowId) => readdirSync(join(folder, show)).sort()
  return {
    folder,
    backup,
    writer,
    histories,
    records(show) {
      const path = join(folder, show, histories(show).at(-1) ?? '', 'log.jsonl')
      return readFileSync(path, 'utf8').split('\n').slice(0, -1)
    },
    async close() {
      await backup.close()
      if (root) rmSync(root, { recursive: true, force: true })
    },
  }
}

/** What a log holds, as it is stored. */
export async function stored(house: KeepingHouse, show: ShowId): Promise<string[]> {
  const log = await house.stores.logs.open(show)
  return (await log?.rows(0, 10_000))?.map(({ record }) => record) ?? []
}

export interface Drilled {
  readonly code: number | null
  readonly said: string
  /** Its last line. */
  readonly line: Record<string, unknown> | null
}

export async function restoreProgram(args: readonly string[], environment = {}): Promise<Drilled> {
  const child = spawn(process.execPath, [fileURLToPath(built('restore')), ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('exit', resolve)),
  ])
  const last = out.trim().split('\n').at(-1) ?? ''
  return { code, said: out + err, line: last.startsWith('{') ? JSON.parse(last) : null }
}

/** A show runner in this process: a real embedded log in a folder of its own, a real vault, and clocks that the test moves. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandOf, Wish } from '#shared/commands'
import type { Actor } from '#shared/people'
import type { Answer } from '#shared/protocol'
import type { LogStore, ShowLog } from '../../server/log/show-log.ts'
import { openSqliteLogStore } from '../../server/log/sqlite-log.ts'
import { type RunnerWorld, type ShowRunner, startRunner } from '../../server/show-runner.ts'
import { createVault } from '../../server/vault/vault.ts'
import { newCommandId } from './house.ts'

export const PRODUCER: Actor = { name: 'Pat', role: 'producer', desk: null }
export const EPOCH = { generation: 1, id: '00112233445566aa' }

export interface Bench {
  readonly store: LogStore
  readonly log: ShowLog
  readonly clock: { now: number; monotonic: number }
  readonly warnings: string[]
  readonly world: RunnerWorld
  /** A runner on this bench's log, or on one laid over it. */
  runner(log?: ShowLog): Promise<ShowRunner>
  close(): Promise<void>
}

export async function createBench(show: string): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-bench-'))
  const store = openSqliteLogStore(join(folder, 'shows.db'))
  const log = await store.create(show, EPOCH)
  const clock = { now: 1_700_000_000_000, monotonic: 0 }
  const warnings: string[] = []
  const world: RunnerWorld = {
    vault: createVault(Buffer.alloc(32, 7)),
    now: () => clock.now,
    monotonic: () => clock.monotonic,
    leadMs: () => 100,
    warn: (message) => warnings.push(message),
  }
  return {
    store,
    log,
    clock,
    warnings,
    world,
    runner: (over = log) => startRunner(over, world),
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const issue = (runner: ShowRunner, wish: Wish, id = newCommandId(), by = PRODUCER): Promise<Answer> =>
  runner.submit({ id, ...wish } as CommandOf<'clear'>, by)

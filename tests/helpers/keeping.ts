/** A house in this process for whole shows: real stores, a real vault, the real reading process; on files or on a Redis. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandOf } from '#shared/commands'
import type { RestoreWish } from '#shared/house-shows'
import type { ShowFile } from '#shared/show-file'
import { openReading } from '../../server/bundle/reading.ts'
import { redraw } from '../../server/images/redraw.ts'
import { exportShow } from '../../server/keeping/export-show.ts'
import type { KeepingWorld } from '../../server/keeping/keeping.ts'
import { restoreShow } from '../../server/keeping/restore-show.ts'
import type { ShowRunner } from '../../server/show-runner.ts'
import { startShows } from '../../server/shows.ts'
import { openStores, type Stores } from '../../server/stores.ts'
import { createVault } from '../../server/vault/vault.ts'
import { newCommandId } from './house.ts'
import { grainy } from './pictures.ts'
import { PRODUCER } from './runner.ts'
import { sampleResults, sampleShow } from './show.ts'

/** The reading process as it is shipped. */
const READER = new URL('../../dist/server/unpack.js', import.meta.url)

export interface KeepingHouse {
  readonly world: KeepingWorld
  readonly stores: Stores
  readonly folder: string
  readonly clock: { now: number; monotonic: number }
  readonly warnings: string[]
  /** Screens by the show they were told to show. */
  readonly screens: Map<string, string[]>
  open(
    id: string,
    change?: Partial<ShowFile>,
    results?: ReturnType<typeof sampleResults>,
  ): Promise<ShowRunner>
  /** A picture of the house, and its bytes. */
  picture(): Promise<string>
  exported(show: string): Promise<Buffer>
  restore(file: Uint8Array, wish?: Partial<RestoreWish>): ReturnType<typeof restoreShow>
  /** The same house after a restart. */
  restarted(): Promise<KeepingHouse>
  close(): Promise<void>
}

export interface KeepingOptions {
  readonly redisUrl?: string | null
  /** Houses with the same number have the same seal key. */
  readonly key?: number
  readonly folder?: string
  readonly clock?: KeepingHouse['clock']
}

export async function keepingHouse(options: KeepingOptions = {}): Promise<KeepingHouse> {
  const { redisUrl = null, key = 7 } = options
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'envelope-keeping-'))
  const clock = options.clock ?? { now: Date.now(), monotonic: 0 }
  const stores = await openStores({ redisUrl, dataFolder: folder })
  const warnings: string[] = []
  const screens = new Map<string, string[]>()
  const newEpochId = () => randomBytes(8).toString('hex')
  const base = {
    vault: createVault(Buffer.alloc(32, key)),
    now: () => clock.now,
    monotonic: () => clock.monotonic,
    leadMs: () => 100,
    warn: (message: string) => void warnings.push(message),
    newCommandId,
  }
  const shows = await startShows(stores.logs, stores.registry, {
    ...base,
    newEpoch: () => ({ generation: 1, id: newEpochId() }),
  })
  const world: KeepingWorld = {
    ...stores,
    ...base,
    shows,
    newEpochId,
    screensOf: (show) => screens.get(show) ?? [],
  }
  const shut = async () => {
    shows.stop()
    await stores.close()
  }
  return {
    world,
    stores,
    folder,
    clock,
    warnings,
    screens,
    async open(id, change = {}, results = sampleResults()) {
      const showFile = { ...sampleShow(), id, ...change }
      const command: CommandOf<'open-show'> = { id: newCommandId(), kind: 'open-show', showFile, results }
      const answer = await shows.open(command, PRODUCER)
      if (!answer.ok) throw new Error(answer.refusal.sentence)
      return shows.runner(id) as ShowRunner
    },
    async picture() {
      const id = randomBytes(16).toString('base64url')
      const drawn = await redraw(await grainy(80, 50).png().toBuffer())
      await stores.images.add(id, { ...drawn, addedAt: clock.now })
      return id
    },
    async exported(show) {
      const exported = await exportShow(world, shows.runner(show) as ShowRunner)
      const pieces: Uint8Array[] = []
      for await (const piece of exported?.pieces ?? []) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    async restore(file, wish = {}) {
      const path = join(folder, `${newCommandId()}.zip`)
      await writeFile(path, file)
      return restoreShow(world, path, { as: 'whole', ...wish }, PRODUCER, () => openReading(READER))
    },
    async restarted() {
      await shut()
      return keepingHouse({ redisUrl, key, folder, clock })
    },
    async close() {
      await shut()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

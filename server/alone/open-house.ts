/** Who leads and what is kept, as a core finds it when it begins: in Redis, on this machine alone, or out of reach for now. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { type Config, StartRefused } from '../config.ts'
import { LogUnreachable } from '../log/show-log.ts'
import { aloneWith, strandedWith } from '../standby/alone.ts'
import type { Leadership } from '../standby/leadership.ts'
import { openLeadership } from '../standby/open-leadership.ts'
import { openStores, type Stores, type Warn } from '../stores.ts'
import { type AloneLeadership, leadingAlone } from './lead-alone.ts'
import { readMark } from './mark.ts'

export interface OpenHouse {
  readonly stores: Stores
  readonly leadership: AloneLeadership
  /** Redis does not answer: what this machine has copies of is shown, until it does or somebody goes on alone. */
  readonly isStranded: boolean
}

/** A Redis that is only being started again is waited for. */
const PATIENCE_MS = 3000
const AGAIN_MS = 100

/** Throws `StartRefused` with a sentence. */
export async function openHouse(
  config: Config,
  lost: () => void,
  logger: { warn(about: object, sentence: string): void },
  warn: Warn,
): Promise<OpenHouse> {
  const { cores, dataFolder } = config
  if (config.redisUrl !== null && readMark(dataFolder) !== null) {
    const leadership = leadingAlone({ ...aloneWith(null), cores }, true)
    return { stores: await openStores(config, warn, leadership), leadership, isStranded: false }
  }
  const patience = existsSync(join(dataFolder, 'copies.db')) ? PATIENCE_MS : 0
  const found = await within(patience, () => openLeadership(config, lost, logger))
  const isStranded = found instanceof LogUnreachable
  const leadership = leadingAlone(isStranded ? strandedWith(cores) : found, false)
  const stores = await openStores(config, warn, leadership, isStranded).catch((error: unknown) => {
    // Nothing is copied here: what keeps it from starting is that Redis does not answer.
    throw isStranded ? new StartRefused(found.message) : error
  })
  if (isStranded) warn(`${found.message} What this machine has copies of is shown.`, null)
  return { stores, leadership, isStranded }
}

/** What came of it, or that nobody answered in all that time. */
async function within(ms: number, reach: () => Promise<Leadership>): Promise<Leadership | LogUnreachable> {
  for (const began = performance.now(); ; await setTimeout(AGAIN_MS)) {
    try {
      return await reach()
    } catch (error) {
      if (!(error instanceof LogUnreachable)) throw error
      if (performance.now() - began >= ms) return error
    }
  }
}

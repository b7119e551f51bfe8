/** Alone, or one of several on a Redis. */
import type { Config } from '../config.ts'
import { StartRefused } from '../config.ts'
import { LogUnreachable, LogUnusable } from '../log/show-log.ts'
import { aloneWith } from './alone.ts'
import { createLeadership, type Leadership } from './leadership.ts'

/** Throws `StartRefused` with a sentence where Redis must not be used, and `LogUnreachable` where it does not answer. `lost` is called once another core leads. */
export async function openLeadership(
  { redisUrl, cores: [self, ...others] }: Pick<Config, 'redisUrl' | 'cores'>,
  lost: () => void,
  logger: { warn(about: object, sentence: string): void },
): Promise<Leadership> {
  if (redisUrl === null) return aloneWith(null)
  // Read only where there is a Redis, as its stores are.
  const { openLease } = await import('./lease.ts')
  const lease = await openLease(redisUrl).catch((error: unknown) => {
    if (error instanceof LogUnreachable || !(error instanceof LogUnusable)) throw error
    throw new StartRefused(error.message)
  })
  if (self === undefined) return aloneWith(lease)
  const warn = (sentence: string, error: unknown) =>
    logger.warn(error === null ? {} : { err: error }, sentence)
  return createLeadership({ lease, cores: [self, ...others], wallClock: Date.now, lost, warn })
}

/** What was done with the people of the house, for the technical log: who, to whom, never a secret. */
import type { FastifyBaseLogger } from 'fastify'

export type Audit = (act: string, about: Readonly<Record<string, string>>) => void

/** As warnings: seldom, and to be found later at the level that is usual. */
export const auditTo =
  (logger: Pick<FastifyBaseLogger, 'warn'>): Audit =>
  (act, about) =>
    logger.warn({ people: about }, `people: ${act}`)

/** @module-tag whole */
/** A show taken from a house on Redis to one on files. */
import { restoreTests } from './restore.ts'

restoreTests('Redis', 'files')

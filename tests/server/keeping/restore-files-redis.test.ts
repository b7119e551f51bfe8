/** @module-tag whole */
/** A show taken from a house on files to one on Redis. */
import { restoreTests } from './restore.ts'

restoreTests('files', 'Redis')

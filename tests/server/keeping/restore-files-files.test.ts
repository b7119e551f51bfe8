/** A show taken from a house on files to one on files. */
import { restoreTests } from './restore.ts'

restoreTests('files', 'files')

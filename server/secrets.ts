/** Secrets drawn here and given away; the house itself keeps only what they are known by. */
import { createHash, randomBytes } from 'node:crypto'

/** Long enough that nobody guesses it, and fit for an address. */
export const newSecret = (): string => randomBytes(24).toString('base64url')

/** SHA-256, as 64 hex digits. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

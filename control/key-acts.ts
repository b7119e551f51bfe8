/** What a desk asks about the key of the envelopes. */
import type { KeyView, WrappedKey } from '#shared/key-view'
import { type Asked, askServer } from './ask-server.ts'

/** Which key it is and what it opens, never the key; for whoever may set results. */
export const readKey = (): Promise<Asked<KeyView>> => askServer('GET', '/control/key')

/** For producers at a desk, not for automation; whether a copy was taken away is known from then on. */
export const exportKey = (passphrase: string): Promise<Asked<WrappedKey>> =>
  askServer('POST', '/control/key/export', { passphrase })

/** Good at once. Refused while envelopes lie here that only the present key opens (`key-in-use`). */
export const importKey = (block: string, passphrase: string): Promise<Asked<KeyView>> =>
  askServer('POST', '/control/key/import', { block, passphrase })

/** By an envelope made for this: nothing of any show is opened. */
export const checkKey = (): Promise<Asked<{ fingerprint: string }>> =>
  askServer('POST', '/control/key/check', {})

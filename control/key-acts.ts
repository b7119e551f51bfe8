/** What a desk asks about the key of the envelopes. */
import type { KeyView, WrappedKey } from '#shared/key-view'
import { type Asked, askServer } from './ask-server.ts'

export const readKey = (): Promise<Asked<KeyView>> => askServer('GET', '/control/key')

export const exportKey = (passphrase: string): Promise<Asked<WrappedKey>> =>
  askServer('POST', '/control/key/export', { passphrase })

export const importKey = (block: string, passphrase: string): Promise<Asked<KeyView>> =>
  askServer('POST', '/control/key/import', { block, passphrase })

export const checkKey = (): Promise<Asked<{ fingerprint: string }>> =>
  askServer('POST', '/control/key/check', {})

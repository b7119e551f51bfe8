/** A short name that other words do not have. No secret and no proof: what is sealed has a whole fingerprint (proof.ts). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** The first twelve hexadecimal digits of its SHA-256. */
export const fingerprint = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12)

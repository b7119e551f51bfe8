/** How a sealed result is spelled and fingerprinted. Apart from the schemas, so that a reader's page can carry it (E2). */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import type { PublishedResult } from './posts.ts'
import type { EnvelopeRef, LevelResult, WriteIn } from './results.ts'

/** The one spelling of a result that is hashed: JSON with these keys in this order and no spaces. Without write-ins it does not name them. */
export function canonical(show: string, ref: EnvelopeRef, result: LevelResult): string {
  return JSON.stringify({
    show,
    category: ref.category,
    level: ref.level,
    version: ref.version,
    entries: result.entries,
    citation: result.citation,
    ...(result.writeIns && result.writeIns.length > 0 && { writeIns: result.writeIns.map(spelling) }),
  })
}

/** The text that was hashed, from what readers were told. */
export const sealedText = (
  show: string,
  category: string,
  level: string,
  { version, entries, citation, writeIns }: PublishedResult,
): string =>
  canonical(
    show,
    { category, level, version },
    { entries: entries.map(({ id }) => id), citation, ...(writeIns && { writeIns: [...writeIns] }) },
  )

const spelling = ({ id, entrant, title, person, partners }: WriteIn): WriteIn => ({
  id,
  entrant,
  title,
  person,
  partners,
})

/** SHA-256 over the canonical result followed by the nonce's 32 bytes, in hexadecimal. */
export const commitmentOf = (canonicalResult: string, nonce: string): string =>
  bytesToHex(sha256(new Uint8Array([...utf8ToBytes(canonicalResult), ...hexToBytes(nonce)])))

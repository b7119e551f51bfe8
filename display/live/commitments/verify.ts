/** What a reader's browser says of one envelope: by its own SHA-256, and by what it noted on an earlier visit. */
import { commitmentOf } from '#shared/proof'
import type { VerdictWords } from '../language/tables.ts'

/** One level as the page carries it. */
export interface Shown {
  readonly key: string
  readonly version: number
  readonly commitment: string
  /** Null until it is published. */
  readonly proof: { readonly text: string; readonly nonce: string } | null
}

/** Fingerprints as they stood when this browser first saw them unopened, by level and version. */
export type Noted = Readonly<Record<string, { readonly commitment: string; readonly at: number }>>

const noteKey = ({ key, version }: Shown): string => `${key}_${version}`

/** What was noted before stays: the first sight is what counts. Nothing is noted of what is open already. */
export const notedWith = (noted: Noted, shown: readonly Shown[], at: number): Noted => ({
  ...Object.fromEntries(
    shown
      .filter(({ proof }) => proof === null)
      .map((one) => [noteKey(one), { commitment: one.commitment, at }]),
  ),
  ...noted,
})

export interface Verdict {
  readonly ok: boolean
  readonly says: keyof VerdictWords
  /** When this browser noted it. */
  readonly notedAt: number | null
}

/** Not ok while unpublished, either. Another fingerprint than was noted is wrong, whatever proves it now (E2). */
export function verdictOf(shown: Shown, noted: Noted): Verdict {
  const { proof, commitment } = shown
  if (!proof) return { ok: false, says: 'unpublished', notedAt: null }
  const before = Object.hasOwn(noted, noteKey(shown)) ? noted[noteKey(shown)] : undefined
  const notedAt = before?.at ?? null
  if (before && before.commitment !== commitment) return { ok: false, says: 'changed', notedAt }
  if (commitmentOf(proof.text, proof.nonce) !== commitment) return { ok: false, says: 'mismatch', notedAt }
  return { ok: true, says: before ? 'noted' : 'verified', notedAt }
}

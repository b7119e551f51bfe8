/** Verifies one result where it stands (E2). It is loaded at the first press. */
import type { Feed } from '#shared/feed'
import { sealedText } from '#shared/proof'
import { fill } from '#shared/sentences'
import { readNoted, whenNoted } from './commitments/noted.ts'
import { type Shown, verdictOf } from './commitments/verify.ts'
import type { Language } from './language/tables.ts'

/** What was published of its envelope before; a correction that no one sealed in public stands by its own fingerprint. */
function shownOf(feed: Feed, id: string): Shown | undefined {
  const body = feed.posts.find((post) => post.id === id)?.body
  if (body?.kind !== 'result' || !body.result) return undefined
  const { category, level, result } = body
  const known = feed.commitments.find(
    (one) => one.category === category.id && one.level === level.id && one.version === result.version,
  )
  return {
    key: `${category.id}_${level.id}`,
    version: result.version,
    commitment: known?.commitment ?? result.commitment,
    proof: {
      text: sealedText(feed.about?.show ?? '', category.id, level.id, result),
      nonce: result.nonce,
    },
  }
}

/** Null for a post that names no result now; else with what this browser noted on an earlier visit (E2). */
export function verdictOn(feed: Feed, id: string, { words, locale }: Language) {
  const shown = shownOf(feed, id)
  if (!shown) return null
  const { ok, says, notedAt } = verdictOf(shown, readNoted(feed.about?.show ?? ''))
  return {
    ok,
    sentence: fill(words.verdicts[says], { when: notedAt === null ? '' : whenNoted(notedAt, locale) }),
  }
}

/** Every fingerprint the public was told of, by category and level, and what became of it (E2). Made of the public feed alone. */
import type { Feed } from './feed.ts'
import type { CategoryId, Instant } from './ids.ts'
import { type CategoryLabel, type PublishedResult, type ResultBody, resultPostId } from './posts.ts'
import { sealedText } from './proof.ts'
import type { Level } from './show-file.ts'

/** `sealed`: nobody was told what it holds. `discarded` was thrown away unopened; it, `replaced` and `withdrawn` count no more. */
export type Standing = 'sealed' | 'published' | 'withdrawn' | 'replaced' | 'discarded'

export interface LedgerVersion {
  readonly version: number
  readonly commitment: string
  /** Null where nobody wrote down for readers when it was sealed. */
  readonly at: Instant | null
  /** Why it took the place of the version before, or was thrown away. */
  readonly reason: string | null
  readonly standing: Standing
}

export interface LedgerLevel {
  readonly level: Level
  /** Newest first; none before it was ever sealed. */
  readonly versions: readonly LedgerVersion[]
  /** Once published: what was sealed, and what proves it. */
  readonly opened: (PublishedResult & { readonly text: string }) | null
}

export interface LedgerCategory {
  readonly category: CategoryLabel
  readonly levels: readonly LedgerLevel[]
}

/** In the order of the show file, also what was never sealed; empty before readers were told of the show. */
export function ledgerOf(feed: Feed): LedgerCategory[] {
  const { about } = feed
  if (!about) return []
  return about.categories.map((category) => ({
    category,
    levels: about.levels.map((level) => levelOf(feed, about.show, category.id, level)),
  }))
}

function levelOf(feed: Feed, show: string, category: CategoryId, level: Level): LedgerLevel {
  const post = feed.posts.find(({ id }) => id === resultPostId(category, level.id))
  const body = post?.body.kind === 'result' ? post.body : null
  const result = body?.result ?? null
  const known = feed.commitments.filter((one) => one.category === category && one.level === level.id)
  const newest = Math.max(0, ...known.map(({ version }) => version))
  const versions = known
    .map(({ version, commitment, at, reason }): LedgerVersion => {
      const gone = feed.discarded?.find((one) => one.commitment === commitment)
      return {
        version,
        commitment,
        at: at ?? null,
        reason: gone?.reason ?? reason ?? reasonOf(body, version),
        standing: gone ? 'discarded' : standingOf(body, version, newest),
      }
    })
    .sort((a, b) => b.version - a.version)
  return {
    level,
    versions,
    opened: result && { ...result, text: sealedText(show, category, level.id, result) },
  }
}

function standingOf(body: ResultBody | null, version: number, newest: number): Standing {
  if (body?.result?.version === version) return 'published'
  if (version < newest) return 'replaced'
  return body && !body.result ? 'withdrawn' : 'sealed'
}

/** A correction was never sealed in public: its reason stands with what it corrected. */
const reasonOf = (body: ResultBody | null, version: number): string | null =>
  body?.result?.version === version ? (body.corrections[0]?.reason ?? null) : null

/** The same as a file: every fingerprint, and the published results with their proofs as `results.json` has them. */
export const publicLedger = (feed: Feed) => ({
  show: feed.about?.show ?? '',
  commitments: feed.commitments,
  discarded: feed.discarded ?? [],
  results: ledgerOf(feed).flatMap(({ category, levels }) =>
    levels.flatMap(({ level, opened }) =>
      opened
        ? [
            {
              category,
              level,
              entries: opened.entries,
              citation: opened.citation,
              proof: {
                version: opened.version,
                commitment: opened.commitment,
                nonce: opened.nonce,
                text: opened.text,
              },
            },
          ]
        : [],
    ),
  ),
})

/** What a language of the readers' pages consists of: data only, so that a page can carry it. Words in braces stand for what is put there. */

/** A sentence by how many there are, as Intl.PluralRules sorts them. */
export type Counted = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** How it is written. */
export interface Manner {
  readonly lang: string
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** What it calls itself. */
  readonly name: string
}

/** What the live blog says, and what its script says later: the page carries all of it. */
export interface LiveWords {
  readonly liveResults: string
  readonly asItHappened: string
  readonly presentedBy: string
  readonly progress: string
  readonly awarded: string
  readonly nextUp: string
  readonly latest: string
  readonly earlier: string
  readonly live: string
  readonly reconnecting: string
  readonly notUpdating: string
  readonly outOfDate: string
  readonly paused: string
  readonly lastUpdate: string
  readonly andLastUpdate: string
  readonly reload: string
  readonly pause: string
  readonly keys: string
  readonly newOnes: Counted
  readonly winnersAmong: Counted
  readonly unreadBelow: string
  readonly notBegun: string
  readonly notBegunMore: string
  readonly venueTimes: string
  readonly ownTimes: string
  readonly showOwn: string
  readonly showVenue: string
  readonly fingerprints: string
  readonly allWinners: string
  readonly onDay: string
  readonly linkToPost: string
  readonly keyMoment: string
  readonly keyMoments: string
  readonly pinned: string
  readonly picture: string
  readonly editedAt: string
  readonly correctedAt: string
  readonly withdrawnAt: string
  readonly spellingAt: string
  readonly sponsorAt: string
  readonly saidBefore: string
  readonly nothingBefore: string
  readonly postWithdrawn: string
  readonly resultWithdrawn: string
  readonly next: string
  readonly noAward: string
  readonly with: string
  readonly sponsoredBy: string
  readonly offStage: string
  readonly sealedOpened: string
  readonly opened: string
  readonly verify: string
  readonly winnersSoFar: string
  readonly winners: string
  readonly noneYet: string
  readonly toCome: Counted
  readonly pages: string
  readonly older: string
  readonly newer: string
  readonly newest: string
  readonly awardName: string
  readonly headline: string
  readonly saidTextCorrected: string
  readonly comma: string
  readonly saidPost: string
  readonly saidNext: string
  readonly saidResult: string
  readonly saidCorrected: string
  readonly saidWithdrawn: string
  readonly updates: Counted
  readonly results: Counted
  readonly corrections: Counted
  readonly verdicts: VerdictWords
}

/** A language as a page carries it: how it is written, and the words the live blog says. */
export interface Language extends Manner {
  readonly words: LiveWords
}

/** What a browser says of one envelope. */
export interface VerdictWords {
  readonly unpublished: string
  readonly changed: string
  readonly mismatch: string
  readonly noted: string
  readonly verified: string
}

/** What only the server says: heads of pages, and the pages that need no script. */
export interface SiteWords {
  readonly demonstration: string
  readonly titleLive: string
  readonly titleOver: string
  readonly titleWinners: string
  readonly titleEarlier: string
  readonly summary: string
  readonly summaryOver: string
  readonly noScript: string
  readonly languages: string
  readonly partOf: string
  readonly inContext: string
  readonly olderPost: string
  readonly newerPost: string
  readonly postDeleted: string
  readonly byCategory: string
  readonly byEntrant: string
  readonly stillToCome: string
  readonly asOf: string
}

/** What the page of fingerprints says. */
export interface LedgerWords {
  readonly sealedResults: string
  readonly title: string
  readonly summary: string
  readonly count: string
  readonly categories: Counted
  readonly what: string
  readonly whatMore: string
  readonly before: string
  readonly after: string
  readonly toVerify: string
  readonly verifyAll: string
  readonly asFile: string
  readonly notSealed: string
  readonly verify: string
  readonly verifyOf: string
  readonly proof: string
  readonly sealedText: string
  readonly secretNumber: string
  readonly earlierVersions: Counted
  readonly version: string
  readonly versionAt: string
  readonly whyDiscarded: string
  readonly whyAnew: string
  readonly sealed: string
  readonly published: string
  readonly withdrawn: string
  readonly replaced: string
  readonly discarded: string
  readonly allVerified: Counted
  readonly someWrong: string
}

export interface Table extends Manner {
  readonly live: LiveWords
  readonly site: SiteWords
  readonly ledger: LedgerWords
}

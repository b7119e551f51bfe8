/** What the page says of arrivals and of its freshness. */

type Counted = { readonly [rule in Intl.LDMLPluralRule]?: string } & { readonly other: string }

/** Words in braces stand for what is put there. */
export interface ArrivalWords {
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
}

export const ENGLISH: ArrivalWords = {
  live: 'Live',
  reconnecting: 'Reconnecting',
  notUpdating: 'Not updating',
  outOfDate: 'This page is out of date',
  paused: 'Paused',
  lastUpdate: 'Last update {time}',
  andLastUpdate: ', last update {time}',
  reload: 'Reload',
  pause: 'Pause updates',
  keys: 'Keys N and P',
  newOnes: { other: '{n} new' },
  winnersAmong: { one: '{n} winner', other: '{n} winners' },
  unreadBelow: 'New since you were here',
}

export const counted = (words: Counted, n: number, locale: string): string =>
  (words[new Intl.PluralRules(locale).select(n)] ?? words.other).replace('{n}', String(n))

/** An evening for the live blog's tests: facts of the LGC Awards 2022, told through the real core. */
import { type Commit, FORMAT, type ShowEvent } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import type { Feed } from '#shared/feed'
import type { Epoch } from '#shared/ids'
import { openingPostId, resultPostId } from '#shared/posts'
import type { Category, Entry, ShowFile } from '#shared/show-file'
import { initialState, type ShowState } from '#shared/state'

export const EPOCH: Epoch = { generation: 1, id: '00000000000000aa' }

/** 20 July 2022, 21:00 in London. */
export const EVENING = Date.UTC(2022, 6, 20, 20, 0, 0)

const entry = (id: string, entrant: string, more: Partial<Entry> = {}): Entry => ({
  id,
  entrant,
  partners: [],
  title: null,
  person: null,
  summary: null,
  ...more,
})

const category = (id: string, name: string, sponsor: string | null, entries: Entry[]): Category => ({
  id,
  name,
  sponsor,
  entries,
})

export const showFile: ShowFile = {
  format: 1,
  id: 'lgc-awards-2022',
  ceremony: {
    name: 'LGC Awards 2022',
    date: '2022-07-20',
    venue: 'Grosvenor House, London',
    presentedBy: 'Local Government Chronicle (LGC)',
    timeZone: 'Europe/London',
  },
  levels: [
    { id: 'winner', name: 'Winner' },
    { id: 'highly-commended', name: 'Highly Commended' },
  ],
  categories: [
    category('council-of-the-year', 'Council of the Year', 'Zurich Municipal', [
      entry('great-yarmouth', 'Great Yarmouth BC'),
      entry('manchester', 'Manchester City Council'),
      entry('telford', 'Telford & Wrekin Council'),
    ]),
    category('public-private-partnership', 'Public/Private Partnership', null, [
      entry('reading', 'Brighter Futures for Children and Reading BC', {
        partners: ['Commando Joe’s', '“Quoted” Partners & Sons', 'a third'],
        title: 'Sort **it Out <script>alert(1)</script>',
      }),
      entry('bcp', 'Bournemouth, Christchurch and Poole Council', { title: 'Building & Growing' }),
    ]),
    category('rising-star', 'Rising Star', 'Capita', [
      entry('somebody', 'Norfolk CC', { person: 'Ceri Sumner' }),
      entry('another', 'مجلس المدينة', { person: 'نور الهاشمي', title: 'بناء مدينة للجميع' }),
    ]),
    category('innovation', 'Innovation', null, [
      entry('long', `${'Extraordinarilylongunbrokenname'.repeat(5)} Council`, {
        title: 'A title that goes on and on, as one of the real ones does, '.repeat(4).trim(),
      }),
    ]),
  ],
  rundown: [{ kind: 'opening', id: 'opening' }],
  settings: { publicHoldSeconds: 0, guardMs: 0 },
}

const hex = (n: number): string => n.toString(16).padStart(64, '0')

export interface Night {
  readonly feed: () => Feed
  readonly opening: (category: string) => Feed
  readonly reveal: (category: string, level: string, entries: string[], citation?: string) => Feed
  readonly correct: (category: string, level: string, entries: string[], reason: string) => Feed
  readonly retract: (category: string, level: string, reason: string | null) => Feed
  readonly write: (id: string, text: string, by?: string) => Feed
  readonly edit: (id: string, text: string) => Feed
  readonly remove: (id: string) => Feed
  /** Any other facts, as one commit. */
  readonly also: (...events: ShowEvent[]) => Feed
}

/** An evening that has been opened; each wish is one commit, half a minute after the last. */
export function night(file: ShowFile = showFile, epoch: Epoch = EPOCH): Night {
  let state: ShowState = initialState(epoch)
  const commit = (...events: ShowEvent[]): Feed => {
    const seq = state.position.seq + 1
    const record: Commit = {
      format: FORMAT,
      seq,
      at: EVENING + (seq - 1) * 30_000,
      by: 'test',
      commandId: `test-${epoch.id}-${seq}`,
      events,
    }
    state = evolveCommit(state, record)
    return state.feed
  }
  const public_ = (publication: string, category: string, level: string | null): ShowEvent[] => [
    { kind: 'publication-scheduled', publication, category, level, dueAt: state.at },
    { kind: 'published', publication },
  ]
  const opened = (category: string, level: string, entries: string[], citation: string | null) => ({
    category,
    level,
    version: (state.results[category]?.[level]?.version ?? 0) + 1,
    commitment: hex(1),
    nonce: hex(2),
    result: { entries, citation },
  })
  commit({ kind: 'show-opened', showFile: file })
  return {
    feed: () => state.feed,
    opening: (category) => commit(...public_(openingPostId(category), category, null)),
    reveal: (category, level, entries, citation) =>
      commit(
        { kind: 'level-revealed', ...opened(category, level, entries, citation ?? null) },
        ...public_(resultPostId(category, level), category, level),
      ),
    correct: (category, level, entries, reason) =>
      commit(
        { kind: 'result-corrected', ...opened(category, level, entries, null), reason, showAt: state.at },
        ...public_(resultPostId(category, level), category, level),
      ),
    retract: (category, level, reason) =>
      commit({ kind: 'reveal-retracted', category, level, reason, showAt: state.at }),
    write: (id, text, by = 'Sarah Calkin') => commit({ kind: 'post-written', post: `post-${id}`, text, by }),
    edit: (id, text) => commit({ kind: 'post-edited', post: `post-${id}`, text }),
    remove: (id) => commit({ kind: 'post-deleted', post: `post-${id}` }),
    also: commit,
  }
}

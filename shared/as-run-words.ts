/** What each fact is called in the as-run log. A new kind of fact does not compile until it is said here. */
import type { AsRunGroup } from './as-run.ts'
import { entryLine, saidOfEdit } from './as-run-edit-words.ts'
import { labelOfStep } from './cue-labels.ts'
import { wordsFor } from './decide/words.ts'
import type { Commit, EventOf, ShowEvent } from './events.ts'
import type { Edit } from './evolve-edits.ts'
import type { Instant } from './ids.ts'
import type { ImageOf } from './images.ts'
import { draftOf, type PostDraft } from './post-drafts.ts'
import { cueIn } from './rundown.ts'
import { categoryOf, entryOf } from './show-file.ts'
import type { ShowState } from './state.ts'

/** One fact in words. The weightiest of a commit is its act; the others are said beside it. */
export interface Said {
  readonly weight: number
  readonly group: AsRunGroup
  readonly act: string
  readonly what: string
  readonly detail: string
  readonly aside: string | null
}

/** Every fact of a commit in words. Names are those of the moment; a withdrawn thing is named as it was before. */
export function said(before: ShowState, after: ShowState, commit: Commit): Said[] {
  const sealed = commit.events.filter((event) => event.kind === 'result-sealed').length
  const words = commit.events.map((event) => sayingOf({ before, after, commit }, event))
  if (sealed < 2) return words
  // A show that is opened with all its results says so once.
  const first = commit.events.findIndex((event) => event.kind === 'result-sealed')
  return words.flatMap((saying, i) => {
    if (commit.events[i]?.kind !== 'result-sealed') return [saying]
    return i === first ? [{ ...saying, aside: `results of ${sealed} categories sealed` }] : []
  })
}

interface Moment {
  readonly before: ShowState
  readonly after: ShowState
  readonly commit: Commit
}

const WEIGHT = { opening: 5, act: 4, reveal: 3, record: 2, aside: 1 } as const

function sayingOf(moment: Moment, event: ShowEvent): Said {
  const { before, after, commit } = moment
  switch (event.kind) {
    case 'show-opened': {
      const { ceremony, categories } = event.showFile
      return saying('show', 'Show opened', ceremony.name, `${categories.length} categories`, WEIGHT.opening)
    }
    case 'result-sealed':
      return sealed(after, event)
    case 'result-entered':
      // Nobody reads of it before it is sealed: what is entered twice and not sealed differs.
      return aside('', '', '')
    case 'cue-taken': {
      const what = labelOfStep(after, event)
      return opens(moment, event)
        ? saying('results', 'Revealed', what, '', WEIGHT.act)
        : saying('stage', 'Taken', what, '', WEIGHT.act)
    }
    case 'reveal-armed':
      return saying('stage', 'Armed', labelOfStep(after, event), '', WEIGHT.aside)
    case 'reveal-disarmed':
      return saying('stage', 'Disarmed', armedLabel(before), '', WEIGHT.act)
    case 'reveal-confirmed':
      return saying('stage', 'Confirmed', armedLabel(before), '', WEIGHT.act)
    case 'peeked': {
      const { category } = wordsFor(after, { category: event.category, level: null })
      return saying('results', 'Looked into the envelopes', category, '', WEIGHT.act)
    }
    case 'desk-driving': {
      const from = before.driver ? `took over from ${before.driver.name}` : ''
      return saying('show', 'Desk drives', commit.by, from, WEIGHT.act)
    }
    case 'stepped-back':
      return saying('stage', 'Stepped back', labelOfStep(after, event), '', WEIGHT.act)
    case 'programme-cleared':
      return saying('stage', 'Cleared', 'Holding slide', '', WEIGHT.act)
    case 'blackout-set':
      return saying('stage', event.on ? 'Blackout' : 'Blackout lifted', '', '', WEIGHT.act)
    case 'preview-chosen': {
      const to = event.to ? labelOfStep(after, event.to) : 'The order of the rundown'
      return saying('stage', 'Set next', to, '', WEIGHT.act)
    }
    case 'level-revealed':
      return revealed(moment, event)
    case 'reveal-retracted':
      return saying('results', 'Retracted', levelLabel(after, event), because(event.reason), WEIGHT.act)
    case 'result-corrected': {
      const detail = [namesOf(after, event), because(event.reason)].filter((part) => part !== '').join('; ')
      return saying('results', 'Corrected', levelLabel(after, event), detail, WEIGHT.act)
    }
    case 'publication-scheduled':
      return aside('Publication scheduled', levelLabel(after, event), told(commit.at, event.dueAt))
    case 'publication-suspended':
      return aside('Publication held', publicationLabel(before, event), 'what readers would be told is held')
    case 'publication-resumed':
      return aside('Publication goes on', publicationLabel(before, event), told(commit.at, event.dueAt))
    case 'published':
      return saying('blog', 'Published', publicationLabel(before, event), '')
    case 'post-written':
      return saying('blog', 'Post written', event.text, '')
    case 'post-edited':
      return saying('blog', 'Post edited', event.text, was(before, event.post))
    case 'post-deleted':
      return saying('blog', 'Post deleted', textOf(before, event.post), '')
    case 'post-withdrawn':
      return saying('blog', 'Post taken back', textOf(before, event.post), because(event.reason))
    case 'post-pinned':
      return event.post === null
        ? saying('blog', 'No post is pinned any more', '', '')
        : saying('blog', 'Post pinned', textOf(before, event.post), '')
    // Its words are for those who may write: of what was prepared for somebody who did not win, nobody else ever reads (E1).
    case 'draft-kept':
      return aside('Draft kept', waitsFor(after, event), event.at === null ? '' : told(commit.at, event.at))
    case 'draft-dropped':
      return aside('Draft thrown away', waitsFor(before, draftOf(before, event.draft)), '')
    case 'image-set':
      return saying(
        'show',
        event.image === null ? 'Picture taken away' : 'Picture set',
        ownerOf(after, event.of),
        '',
      )
    case 'cue-noted': {
      const { operator, presenter } = event
      const act = operator === null && presenter === null ? 'Notes rubbed out' : 'Notes written'
      const words = [operator, presenter].filter((note) => note !== null)
      return saying('show', act, labelOfStep(after, { cue: event.cue, step: 0 }), words.join('; '))
    }
    case 'log-mended': {
      const { known, kept, lost } = event
      const act = lost === 0 ? 'Log put back' : 'Log lost'
      return saying(
        'show',
        act,
        `${counted(known - kept)}, after commit ${kept}`,
        event.what.join('; '),
        WEIGHT.act,
      )
    }
    case 'log-forked':
      return saying('show', 'Went on alone', event.where, `after commit ${event.known}`, WEIGHT.act)
    case 'log-joined': {
      const { brought, lost, parted } = event
      const act = lost === 0 ? 'Brought home' : 'Histories joined'
      const kept = `${counted(brought)} kept`
      const what = lost === 0 ? kept : `${kept}, ${counted(lost)} set aside, after commit ${parted}`
      return saying('show', act, what, event.what.join('; '), WEIGHT.act)
    }
    case 'screens-painted':
      return aside('Screens painted', '', '')
    case 'result-discarded': {
      const { category } = wordsFor(after, { category: event.category, level: null })
      return saying('results', 'Discarded unopened', category, event.reason, WEIGHT.act)
    }
    case 'announcement-asked': {
      const { category } = wordsFor(after, { category: event.category, level: null })
      return saying(
        'results',
        'Asked to announce',
        category,
        'without the stage; another has to agree',
        WEIGHT.act,
      )
    }
    default: {
      event satisfies Edit
      const { act, what, detail } = saidOfEdit(before, event)
      return saying('show', act, what, detail)
    }
  }
}

const saying = (
  group: AsRunGroup,
  act: string,
  what: string,
  detail: string,
  weight: number = WEIGHT.record,
): Said => ({ weight, group, act, what, detail, aside: `${act}: ${what}` })

const aside = (act: string, what: string, words: string): Said => ({
  weight: WEIGHT.aside,
  group: 'blog',
  act,
  what,
  detail: words,
  aside: words === '' ? null : words,
})

const counted = (commits: number): string => (commits === 1 ? '1 commit' : `${commits} commits`)

/** The winner for whom a draft was written; nothing of others. */
function waitsFor(state: ShowState, draft: Pick<PostDraft, 'when'> | undefined): string {
  const when = draft?.when
  if (!when) return ''
  const found = state.showFile ? categoryOf(state.showFile, when.category) : undefined
  const entry = found && entryOf(found, when.entry)
  return `${levelLabel(state, when)}, for ${entry ? entryLine(entry) : when.entry}`
}

/** How many were sealed for a level, and whose names they are, nobody is told: neither here (E1). */
function sealed(after: ShowState, { category, envelopes, first }: EventOf<'result-sealed'>): Said {
  const { category: what } = wordsFor(after, { category, level: null })
  const again = envelopes.some(({ version }) => version > 1)
  return {
    ...saying(
      'results',
      'Result sealed',
      what,
      [
        again ? 'takes the place of what was sealed before' : '',
        first === undefined ? '' : `first entered by ${first}`,
      ]
        .filter((part) => part !== '')
        .join('; '),
    ),
    aside: `result of ${what} sealed`,
  }
}

/** Whether this take is the one that opened the envelope of what it shows. */
function opens({ after, commit }: Moment, { cue }: EventOf<'cue-taken'>): boolean {
  const shown = cueIn(after, cue)
  return commit.events.some(
    (event) =>
      event.kind === 'level-revealed' && event.category === shown?.category && event.level === shown.level,
  )
}

function revealed({ before, after, commit }: Moment, event: EventOf<'level-revealed'>): Said {
  const taken = commit.events.find((other) => other.kind === 'cue-taken')
  const shown = taken && cueIn(after, taken.cue)
  const known = before.results[event.category]?.[event.level]
  const why = because(known && 'reason' in known ? known.reason : null)
  const names = [namesOf(after, event), why].filter((part) => part !== '').join('; ')
  const isTop = event.level === after.showFile?.levels[0]?.id
  // Without a take the room saw nothing of it.
  const act = taken ? 'Revealed' : 'Announced'
  const isShown = shown?.category === event.category && shown.level === event.level
  return {
    ...saying('results', act, levelLabel(after, event), names, WEIGHT.reveal + (isTop ? 0.5 : 0)),
    aside: isShown ? names : `${wordsFor(after, event).level}: ${names}`,
  }
}

function namesOf(
  { showFile }: ShowState,
  { category, result }: EventOf<'level-revealed'> | EventOf<'result-corrected'>,
): string {
  const found = showFile ? categoryOf(showFile, category) : undefined
  const names = result.entries.map((id) => {
    const entry = found && entryOf(found, id)
    return entry ? entryLine(entry) : id
  })
  return names.length === 0 ? 'no award' : names.join(' · ')
}

const armedLabel = (state: ShowState): string => (state.armed ? labelOfStep(state, state.armed) : '')

const levelLabel = (state: ShowState, where: { category: string; level: string | null }): string => {
  const { category, level } = wordsFor(state, where)
  return where.level === null ? category : `${category} — ${level}`
}

function publicationLabel(state: ShowState, { publication }: { publication: string }): string {
  const due = state.publications.find(({ id }) => id === publication)
  return due ? levelLabel(state, due) : publication
}

const because = (reason: string | null): string => (reason === null ? '' : `reason: ${reason}`)

function told(now: Instant, dueAt: Instant): string {
  const seconds = Math.round((dueAt - now) / 1000)
  return seconds <= 0 ? 'readers are told at once' : `readers are told ${seconds} s later`
}

function textOf(state: ShowState, post: string): string {
  const body = state.feed.posts.find(({ id }) => id === post)?.body
  return body?.kind === 'text' ? body.text : post
}

const was = (state: ShowState, post: string): string => `was: ${textOf(state, post)}`

function ownerOf({ showFile }: ShowState, of: ImageOf): string {
  if (of.kind === 'background') return 'the stage’s ground'
  if (of.kind === 'ceremony') return showFile?.ceremony.name ?? ''
  if (of.kind !== 'entry') return of.name
  const category = showFile ? categoryOf(showFile, of.category) : undefined
  const entry = category && entryOf(category, of.entry)
  return entry ? `${category.name} — ${entryLine(entry)}` : of.entry
}

/** The ceremony behind the golden log: it holds every kind of fact there is. Changing it makes a new golden log, never a new version of an old one. */
import type { Commit } from '#shared/events'
import { DEFAULT_THEME } from '#shared/theme'
import { fakeVault, GRACE, type Night, startNight, takeNow } from '../helpers/evening.ts'
import { awarded, category, entries, entry, sampleResults, sampleShow } from '../helpers/show.ts'

export function playCeremony(): readonly Commit[] {
  const night = startNight(fakeVault())
  const showFile = sampleShow({ settings: { publicHoldSeconds: 20, twoPerson: true } })
  night.must({ kind: 'open-show', showFile, results: sampleResults() })
  const levels = [
    { id: 'winner', name: 'Winner' },
    { id: 'commended', name: 'Highly commended' },
  ]
  night.must({ kind: 'set-levels', levels, push: false })
  night.must({ kind: 'write-post', text: 'Good evening from the Guildhall' })
  night.take(7).back().take().publish()
  night.must({ kind: 'retract', category: 'housing', level: 'winner', reason: 'The wrong card was read' })
  night.must({
    kind: 'set-result',
    category: 'housing',
    levels: [awarded('winner', ['h-1'])],
    reason: 'Recount',
  })
  night.take(2).publish()
  const reveal = { category: 'housing', level: 'winner' }
  const writeIns = [{ id: 'write-in--1', entrant: 'Smith', title: null, person: 'Ann', partners: ['Leeds'] }]
  const tie = { entries: ['h-1', 'h-2', 'write-in--1'], writeIns, citation: null, reason: 'A tie' }
  night.must({ kind: 'correct-result', ...reveal, ...tie })
  night.publish()
  night.must({ kind: 'blackout', on: true })
  night.must({ kind: 'blackout', on: false })
  night.must({ kind: 'preview', to: { cue: 'interval', step: 0 } })
  night.take()
  night.must({ kind: 'clear' })
  night.must({ kind: 'edit-post', post: 'post-command-3', rev: 1, text: 'Good evening from Guildhall' })
  night.must({ kind: 'write-post', text: 'Oops' })
  night.must({ kind: 'delete-post', post: `post-command-${night.commits().length}` })
  const draft = {
    rev: 0,
    text: 'Well *deserved*',
    at: null,
    when: { category: 'climate', level: 'winner', entry: 'c-1' },
  }
  night.must({ kind: 'keep-draft', draft: 'draft-c-1', ...draft, key: true, labels: ['Climate'] })
  night.must({ kind: 'keep-draft', draft: 'draft-late', ...draft, when: null })
  night.must({ kind: 'drop-draft', draft: 'draft-late', rev: 1 })
  night.must({ kind: 'pin-post', post: 'post-command-3' })
  night.must({ kind: 'withdraw-post', post: 'post-command-3', rev: 2, reason: 'Said by mistake' })
  night.must({ kind: 'drive', from: null }, { desk: 'desk-of-ada' })
  night.must({ kind: 'peek', category: 'climate' })
  night.jump('climate:title').take().arm()
  night.must({ kind: 'disarm' })
  night.take().arm()
  const { armed } = night.state()
  const to = { cue: armed?.cue ?? '', step: 0, revision: armed?.revision ?? 0 }
  night.must({ kind: 'confirm', to }, GRACE)
  night.must(takeNow(night.state()))
  night.publish()
  night.must({ kind: 'set-image', of: { kind: 'ceremony' }, image: 'AAAAAAAAAAAAAAAAAAAAAA' })
  prepare(night)
  editOnTheNight(night)
  night.must({ kind: 'note-cue', cue: 'end', operator: 'Lights up', presenter: 'Thank the hosts' })
  night.jump('end')
  const { seq, showAt } = night.state().programme
  const painted = [{ screen: 'Stage left', at: showAt + 4 }]
  night.must({ kind: 'witness', of: seq, painted, missing: ['Stage right'] }, { role: 'clock' })
  const { at, position } = night.state()
  const loss = { was: position.epoch, known: position.seq, kept: position.seq - 1, from: at, to: at }
  night.happened({ kind: 'log-mended', ...loss, lost: 1, what: ['Screens painted'] })
  night.happened({ kind: 'log-forked', was: position.epoch, known: position.seq, where: 'Desk laptop' })
  const [kept, aside] = [position.epoch, { generation: 2, id: 'fedcba9876543210' }]
  const apart = { kept, brought: 1, aside, parted: position.seq, lost: 2, from: at, to: at }
  night.happened({ kind: 'log-joined', ...apart, what: ['Blackout', 'Blackout lifted'] })
  return night.commits()
}

/** What is prepared on a quiet afternoon may also be needed on the night. */
function prepare(night: Night): void {
  const push = true
  night.must({ kind: 'edit-ceremony', change: { venue: 'Guildhall, Great Hall', startsAt: '19:30' }, push })
  night.must({ kind: 'edit-settings', change: { guardMs: 700, twoPersonSealing: false }, push })
  night.must({ kind: 'set-theme', theme: { ...DEFAULT_THEME, letters: 'sans' }, push })
  const jury = { ...category('jury', 'Jury Prize', entries('j', 3)), onTheNight: true as const }
  night.must({ kind: 'add-category', category: jury, before: 'lifetime', push })
  night.must({ kind: 'edit-settings', change: { twoPersonSealing: true }, push })
  const two = [
    ['j-2', GRACE],
    ['j-3', { desk: 'desk-of-ada' }],
  ] as const
  for (const [winner, who] of two) {
    const levels = [awarded('winner', [winner])]
    night.must({ kind: 'set-result', category: 'jury', levels, reason: null }, who)
  }
  night.must({ kind: 'edit-settings', change: { twoPersonSealing: false }, push })
  night.must({ kind: 'set-result', category: 'jury', levels: [awarded('winner', ['j-1'])], reason: null })
  night.must({ kind: 'discard-result', category: 'jury', reason: 'Too early' })
  const sealed = { category: 'jury', levels: [awarded('winner', ['j-4'], 'For all of it.')] }
  const added = { ...entry('j-4'), notes: 'Table: 12', ref: 'A-104', picture: 'j4.png' }
  night.must({
    kind: 'revise',
    edits: [
      { kind: 'add-entry', category: 'jury', entry: added, before: 'j-1' },
      { kind: 'move-entry', category: 'jury', entry: 'j-3', before: 'j-2' },
      { kind: 'remove-entry', category: 'jury', entry: 'j-1' },
      { kind: 'insert-segment', segment: { kind: 'category', id: 'jury', category: 'jury' }, before: 'end' },
    ],
    results: [sealed],
    reason: null,
    push,
  })
  night.must({ kind: 'remove-segment', segment: 'jury', push })
  night.must({ kind: 'add-category', category: category('spare', 'Spare', []), before: null, push })
  night.must({ kind: 'remove-category', category: 'spare', push })
}

function editOnTheNight(night: Night): void {
  const push = true
  const entry = { category: 'climate', entry: 'c-1' }
  night.must({ kind: 'edit-entry', ...entry, change: { entrant: 'Council of Cowes', say: 'kowz' }, push })
  night.must({ kind: 'edit-category', category: 'housing', change: { sponsor: null }, push })
  night.must({ kind: 'withdraw-entry', category: 'climate', entry: 'c-4', withdrawn: true, push })
  const thanks = { kind: 'text', id: 'thanks', title: 'Thank you', body: '' } as const
  night.must({ kind: 'insert-segment', segment: thanks, before: null, push })
  night.must({ kind: 'edit-segment', segment: 'thanks', change: { body: 'To all judges' }, push })
  night.must({ kind: 'move-segment', segment: 'thanks', before: 'end', push })
  night.must({ kind: 'skip-segment', segment: 'opening', skipped: true, push })
  const lifetime = { category: 'lifetime', levels: [awarded('winner', [])] }
  night.must({ kind: 'set-result', ...lifetime, reason: null })
  night.must({ kind: 'stage-category', category: 'lifetime', onStage: false, push })
  night.must({ kind: 'announce', category: 'lifetime' })
  night.must({ kind: 'announce', category: 'lifetime' }, GRACE)
  night.publish()
}

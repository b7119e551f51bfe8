import { describe, expect, it } from 'vitest'
import { type AsRunLine, asRun, asRunSince, withNews } from '#shared/as-run'
import { commitmentOf } from '#shared/results'
import { revealedResults } from '#shared/revealed-results'
import { playCeremony } from '../golden/ceremony.ts'
import { EPOCH, evening } from '../helpers/given.ts'
import { awarded } from '../helpers/show.ts'

type Played = { commits: () => Parameters<typeof asRun>[1] }

const words = (lines: readonly AsRunLine[]) =>
  lines.map(({ act, what, detail }) => [act, what, detail].filter((part) => part !== '').join(' | '))
const lastOf = (night: Played) => words(asRun(EPOCH, night.commits())).at(-1)

describe('the as-run log', () => {
  it('says a whole evening: every commit once, in order, with who and when', () => {
    const commits = playCeremony()
    const lines = asRun(EPOCH, commits)
    // What screens say belongs to the line before; what two people have not sealed yet is nobody's to read.
    const unsaid = ['screens-painted', 'result-entered']
    const acts = commits.filter(({ events }) => !unsaid.includes(events[0]?.kind ?? ''))
    expect(lines.map(({ seq, at, by }) => [seq, at, by])).toEqual(
      acts.map(({ seq, at, by }) => [seq, at, by]),
    )
    expect(words(lines)).toMatchInlineSnapshot(`
      [
        "Show opened | Sample Awards | 3 categories; results of 2 categories sealed",
        "Levels set | Winner, Highly commended",
        "Post written | Good evening from the Guildhall",
        "Taken | Opening",
        "Taken | Housing — Title | readers are told 20 s later",
        "Taken | Housing — Shortlist 1 of 2",
        "Taken | Housing — Shortlist 2 of 2",
        "Armed | Housing — Highly commended",
        "Confirmed | Housing — Highly commended",
        "Revealed | Housing — Highly commended | Council of h-5 — The h-5 project; readers are told 20 s later",
        "Taken | Housing — Envelope",
        "Armed | Housing — Winner",
        "Confirmed | Housing — Winner",
        "Revealed | Housing — Winner | Council of h-3 — The h-3 project; readers are told 20 s later",
        "Stepped back | Housing — Envelope | what readers would be told is held",
        "Taken | Housing — Winner | readers are told 20 s later",
        "Published | Housing",
        "Published | Housing — Highly commended",
        "Published | Housing — Winner",
        "Retracted | Housing — Winner | reason: The wrong card was read",
        "Result sealed | Housing | takes the place of what was sealed before",
        "Armed | Housing — Winner",
        "Confirmed | Housing — Winner",
        "Revealed | Housing — Winner | Council of h-1 — The h-1 project; reason: Recount; readers are told 20 s later",
        "Taken | Climate — Title | readers are told 20 s later",
        "Published | Housing — Winner",
        "Published | Climate",
        "Corrected | Housing — Winner | Council of h-1 — The h-1 project · Council of h-2 — The h-2 project · Smith — Ann; reason: A tie; readers are told 20 s later",
        "Published | Housing — Winner",
        "Blackout",
        "Blackout lifted",
        "Set next | Interval",
        "Taken | Interval",
        "Cleared | Holding slide",
        "Post edited | Good evening from Guildhall | was: Good evening from the Guildhall",
        "Post written | Oops",
        "Post deleted | Oops",
        "Draft kept | Climate — Winner, for Council of c-1 — The c-1 project",
        "Draft kept",
        "Draft thrown away",
        "Post pinned | Good evening from Guildhall",
        "Post taken back | Good evening from Guildhall | reason: Said by mistake",
        "Desk drives | Ada",
        "Looked into the envelopes | Climate",
        "Taken | Climate — Title",
        "Taken | Climate — Shortlist",
        "Armed | Climate — Highly commended",
        "Disarmed | Climate — Highly commended",
        "Armed | Climate — Highly commended",
        "Confirmed | Climate — Highly commended",
        "Taken | Climate — Envelope | Highly commended: no award",
        "Armed | Climate — Winner",
        "Confirmed | Climate — Winner",
        "Revealed | Climate — Winner | Council of c-1 — The c-1 project · Council of c-2 — The c-2 project; readers are told 20 s later",
        "Published | Climate — Winner | Post written: Well *deserved*",
        "Picture set | Sample Awards",
        "Ceremony edited | venue: “Guildhall” became “Guildhall, Great Hall”; begins: nothing became “19:30”",
        "Settings edited | guard time (ms): “800” became “700”; two people seal: nothing became “no”",
        "Look set | #0b090d, #f6f0e4, #e2c48d, sans",
        "Category added | Jury Prize",
        "Settings edited | two people seal: nothing became “yes”",
        "Settings edited | two people seal: “yes” became “no”",
        "Result sealed | Jury Prize",
        "Discarded unopened | Jury Prize | Too early",
        "Entry added | Jury Prize — Council of j-4 — The j-4 project | Entry moved: Jury Prize — Council of j-3 — The j-3 project; Entry removed: Jury Prize — Council of j-1 — The j-1 project; Put into the rundown: Jury Prize; result of Jury Prize sealed",
        "Removed from the rundown | Jury Prize",
        "Category added | Spare",
        "Category removed | Spare",
        "Entry edited | Climate — Council of c-1 — The c-1 project | entrant: “Council of c-1” became “Council of Cowes”; how it is said: nothing became “kowz”",
        "Category edited | Housing | sponsor: “Housing Ltd” became nothing",
        "Entry withdrawn | Climate — Council of c-4 — The c-4 project",
        "Put into the rundown | Thank you | to the end",
        "Slide edited | Thank you | body: nothing became “To all judges”",
        "Moved in the rundown | Thank you | before End",
        "Skipped in the rundown | Opening",
        "Result sealed | Lifetime",
        "Not on stage | Lifetime",
        "Asked to announce | Lifetime | without the stage; another has to agree",
        "Announced | Lifetime — Winner | no award; Highly commended: no award; readers are told 20 s later",
        "Published | Lifetime — Winner",
        "Notes written | End | Lights up; Thank the hosts",
        "Taken | End",
        "Log lost | 1 commit, after commit 84 | Screens painted",
        "Went on alone | Desk laptop | after commit 85",
        "Histories joined | 1 commit kept, 2 commits set aside, after commit 85 | Blackout; Blackout lifted",
      ]
    `)
  })

  it('a take that opens an envelope is one act, with the names; what it passed over is said beside it', () => {
    const night = evening().take(5)
    night.take()
    expect(lastOf(night)).toMatchInlineSnapshot(`"Taken | Housing — Envelope"`)
    night.jump('climate:title').take(2)
    night.take()
    expect(lastOf(night)).toMatchInlineSnapshot(
      `"Revealed | Climate — Winner | Council of c-1 — The c-1 project · Council of c-2 — The c-2 project; readers are told at once"`,
    )
  })

  it('a name is that of its moment, and a reason is said once there is nothing left to guess', () => {
    const night = evening()
    const results = { kind: 'set-result' as const, category: 'housing', reason: 'Bath was counted twice' }
    night.must({ ...results, levels: [awarded('winner', ['h-1'])] })
    expect(lastOf(night)).toBe('Result sealed | Housing | takes the place of what was sealed before')
    night.take(6)
    expect(lastOf(night)).toContain('Bath was counted twice')
  })

  it('an act that changed nothing is there all the same', () => {
    const night = evening().take()
    night.must({ kind: 'blackout', on: false }, { name: 'Grace' })
    expect(asRun(EPOCH, night.commits()).at(-1)).toMatchObject({
      by: 'Grace',
      act: 'Nothing changed',
      showAt: null,
    })
  })

  it('[S2] names the screens that painted a change, and those that kept silent', () => {
    const night = evening().take()
    const { seq: of, showAt } = night.state().programme
    const heard = (screen: string, missing: string[]) =>
      night.must(
        { kind: 'witness', of, painted: [{ screen, at: showAt + 3 }], missing },
        { role: 'clock', name: 'screens' },
      )
    expect(asRun(EPOCH, night.commits()).at(-1)).toMatchObject({ showAt, screens: null })
    heard('Wall', ['Left', 'Right'])
    heard('Left', ['Right'])
    const lines = asRun(EPOCH, night.commits())
    expect(lines).toHaveLength(2)
    const painted = ['Wall', 'Left'].map((screen) => ({ screen, at: showAt + 3 }))
    expect(lines.at(-1)).toMatchObject({ seq: of, screens: { seq: of + 2, painted, missing: ['Right'] } })
  })

  it('can be followed: what was known, with the news of any position, is the whole', () => {
    const commits = playCeremony()
    const whole = asRun(EPOCH, commits)
    for (let seq = 0; seq <= commits.length; seq += 1) {
      const known = asRun(EPOCH, commits.slice(0, seq))
      expect(withNews(known, asRunSince(whole, seq))).toEqual(whole)
    }
    expect(asRunSince(whole, commits.length)).toEqual([])
    expect(asRunSince(whole, commits.length - 1).length).toBe(1)
  })
})

describe('the results to hand out', () => {
  it('[E2] are those that were revealed, in the order of the evening, each with a proof that holds', () => {
    const night = evening().take(7)
    const results = revealedResults(night.state())
    expect(
      results.map((r) => [r.category.name, r.level.name, r.top, r.entries.map((e) => e.entrant)]),
    ).toEqual([
      ['Housing', 'Winner', true, ['Council of h-3']],
      ['Housing', 'Highly Commended', false, ['Council of h-5']],
    ])
    for (const { proof } of results) expect(commitmentOf(proof.text, proof.nonce)).toBe(proof.commitment)
  })

  it('[T3] leave out what was taken back, and say why something was replaced', () => {
    const night = evening().take(7)
    const winner = { category: 'housing', level: 'winner' }
    night.must({ kind: 'correct-result', ...winner, entries: ['h-1'], citation: null, reason: 'A tie' })
    expect(revealedResults(night.state())[0]).toMatchObject({ reason: 'A tie', entries: [{ id: 'h-1' }] })
    night.must({ kind: 'retract', ...winner, reason: null })
    expect(revealedResults(night.state()).map(({ level }) => level.id)).toEqual(['commended'])
  })
})

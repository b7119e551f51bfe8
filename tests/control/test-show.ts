/** A show in memory: the real `decide` and `evolve` on a list of commits, and a vault that locks nothing away. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, type CommandOf } from '#shared/commands'
import { decide } from '#shared/decide'
import { type Context, isRefused, type SealRequest } from '#shared/decide/decision'
import { equip } from '#shared/decide/equip'
import { nextDue } from '#shared/decide/publications'
import { type Commit, FORMAT } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import { parse } from '#shared/parse'
import type { Actor } from '#shared/people'
import type { Answer, Peeked, Reply } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { canonical, commitmentOf, type EnvelopeRef, type OpenedEnvelope } from '#shared/results'
import type { ShowFile } from '#shared/show-file'
import { initialState, levelsOf, type ShowState } from '#shared/state'
import { wordsOf } from '../../server/markdown.ts'

export interface TestShow {
  readonly commits: readonly Commit[]
  state(): ShowState
  open(showFile: ShowFile, results: CommandOf<'open-show'>['results']): void
  submit(command: Command, by: Actor): Answer
  /** What the sealed envelopes of a category hold, once the look is in the log. */
  peek(command: Command, by: Actor): Reply<Peeked>
  onChange(listener: () => void): void
}

const nameOf = (ref: EnvelopeRef) => `${ref.category}/${ref.level}/${ref.version}`

export function createTestShow(): TestShow {
  const commits: Commit[] = []
  const listeners: (() => void)[] = []
  const envelopes = new Map<string, OpenedEnvelope>()
  let state = initialState({ generation: 1, id: randomBytes(8).toString('hex') })
  let takenAt = Number.NEGATIVE_INFINITY
  let armedAt = Number.NEGATIVE_INFINITY

  function seal(show: string, request: SealRequest) {
    const { result, category, level, version } = request
    const nonce = randomBytes(32).toString('hex')
    const box = `${nameOf(request)}#${envelopes.size}`
    envelopes.set(box, { category, level, version, result, nonce })
    const commitment = commitmentOf(canonical(show, request, result), nonce)
    return { category, envelope: { level, version, commitment, box } }
  }

  function accepted(id: string, seq: number): Answer {
    const entry = state.entries[id]
    return { ok: true, position: { ...state.position, seq }, ...(entry && { entry }) }
  }

  function submit(given: unknown, by: Actor): Answer {
    const parsed = parse(Command, given)
    if ('problem' in parsed) return { ok: false, refusal: refusal('malformed', { detail: parsed.problem }) }
    const command = parsed.value
    const before = state.accepted[command.id]
    if (before !== undefined) return accepted(command.id, before)
    const show = command.kind === 'open-show' ? command.showFile.id : (state.showFile?.id ?? '')
    const bare: Context = {
      by,
      now: Date.now(),
      sinceTakeMs: performance.now() - takenAt,
      sinceArmMs: performance.now() - armedAt,
      leadMs: 0,
      opened: [],
      sealed: [],
      ...('text' in command && { words: wordsOf(command.text) }),
    }
    const context = equip(state, command, bare, {
      seal: (request) => seal(show, request),
      open: (_ref, box) => envelopes.get(box) as OpenedEnvelope,
    })
    const decision = decide(state, command, context)
    if (isRefused(decision)) return { ok: false, refusal: decision.refusal }
    if (command.kind === 'take') takenAt = performance.now()
    if (command.kind === 'arm') armedAt = performance.now()
    const commit: Commit = {
      format: FORMAT,
      seq: state.position.seq + 1,
      at: Math.max(context.now, state.at),
      by: by.name,
      commandId: command.id,
      events: [...decision.events],
    }
    commits.push(commit)
    state = evolveCommit(state, commit)
    const { position } = state
    publishDue()
    for (const listener of listeners) listener()
    return accepted(command.id, position.seq)
  }

  /** The clock, which does not wait: what is due is public at once. */
  function publishDue(): void {
    const due = nextDue(state)
    if (!due || due.dueAt > Date.now()) return
    submit(
      { id: `publish-${randomBytes(6).toString('hex')}`, kind: 'publish', publication: due.id },
      { name: 'clock', role: 'clock', desk: null },
    )
  }

  return {
    commits,
    state: () => state,
    open(showFile, results) {
      const opened = submit(
        { id: 'open-the-show', kind: 'open-show', showFile, results },
        { name: 'Ada', role: 'producer', desk: null },
      )
      if (!opened.ok) throw new Error(opened.refusal.sentence)
    },
    submit,
    peek(command, by) {
      const answer = submit(command, by)
      if (!answer.ok || command.kind !== 'peek') return answer as Extract<Answer, { ok: false }>
      const levels = Object.entries(levelsOf(state, command.category)).flatMap(([level, known]) =>
        known.status === 'sealed'
          ? [
              {
                level,
                version: known.version,
                commitment: known.commitment,
                result: (envelopes.get(known.box) as OpenedEnvelope).result,
              },
            ]
          : [],
      )
      return { ok: true, value: { category: command.category, levels } }
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

/** Results of the first category; the others are decided on the night. */
export const RESULTS: CommandOf<'open-show'>['results'] = [
  {
    category: 'council-of-the-year',
    levels: [
      { level: 'winner', entries: ['manchester-city-council'], citation: null },
      { level: 'highly-commended', entries: ['great-yarmouth-bc'], citation: null },
    ],
  },
]

/** The sample ceremony as a show file: opening, the first `most` categories, an interval after the second, the end. */
export function sampleShowFile({ most = 22, guardMs = 0, twoPerson = false } = {}): ShowFile {
  const path = join(import.meta.dirname, '../../server/sample/lgc-awards-2022/shortlist.json')
  const { ceremony, categories } = JSON.parse(readFileSync(path, 'utf8')) as {
    ceremony: ShowFile['ceremony']
    categories: ShowFile['categories']
  }
  const shown = categories.slice(0, most)
  const segments = shown.map(({ id }) => ({ kind: 'category' as const, id, category: id }))
  return {
    format: 1,
    id: 'lgc-awards-2022',
    ceremony: {
      name: ceremony.name,
      date: ceremony.date,
      venue: ceremony.venue,
      presentedBy: ceremony.presentedBy,
      timeZone: 'Europe/London',
    },
    levels: [
      { id: 'winner', name: 'Winner' },
      { id: 'highly-commended', name: 'Highly Commended' },
    ],
    categories: shown.map(({ id, name, sponsor, entries }) => ({
      id,
      name,
      sponsor,
      entries: entries.map((entry) => ({
        id: entry.id,
        entrant: entry.entrant,
        partners: entry.partners,
        title: entry.title,
        person: entry.person,
        summary: entry.summary,
      })),
    })),
    rundown: [
      { kind: 'opening', id: 'opening' },
      ...segments.slice(0, 2),
      { kind: 'interval', id: 'interval', title: 'Interval', body: 'Back at nine.' },
      ...segments.slice(2),
      { kind: 'end', id: 'end' },
    ],
    settings: { publicHoldSeconds: 0, guardMs, ...(twoPerson ? { twoPerson } : {}) },
  }
}

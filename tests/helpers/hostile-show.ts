/** An evening of which every word tries to be more than a word: each payload in each field that anybody is told. */
import type { Feed } from '#shared/feed'
import { parse } from '#shared/parse'
import { type Category, ShowFile } from '#shared/show-file'
import { fakeVault, startNight } from './evening.ts'
import { PAYLOADS, payload } from './payloads.ts'

/** A payload for each category, and so for each field of it and of its entries; each field begins elsewhere in the list. */
function hostileCategory(n: number): Category {
  return {
    id: `c-${n}`,
    name: payload(n),
    sponsor: payload(n + 1),
    entries: [
      {
        id: 'first',
        entrant: payload(n + 2),
        partners: [payload(n + 3), payload(n + 4)],
        title: payload(n + 5),
        person: payload(n + 6),
        summary: payload(n + 7),
        say: payload(n + 8),
        notes: payload(n + 9),
        ref: payload(n + 10),
      },
      {
        id: 'second',
        entrant: payload(n + 11),
        partners: [],
        title: null,
        person: payload(n + 12),
        summary: null,
      },
      {
        id: 'third',
        entrant: payload(n + 14),
        partners: [],
        title: payload(n + 15),
        person: null,
        summary: null,
      },
    ],
    notes: payload(n + 13),
    offStage: true,
  }
}

/** `categories` of them, as many as there are payloads if a show may have so many. */
export function hostileShow(categories = Math.min(200, PAYLOADS.length)): ShowFile {
  const file: ShowFile = {
    format: 1,
    id: 'hostile',
    ceremony: {
      name: payload(0),
      date: '2026-11-20',
      venue: payload(1),
      presentedBy: payload(2),
      timeZone: 'Europe/London',
    },
    levels: [
      { id: 'winner', name: payload(3) },
      { id: 'commended', name: payload(4) },
    ],
    categories: Array.from({ length: categories }, (_, n) => hostileCategory(n)),
    rundown: [
      { kind: 'opening', id: 'opening' },
      { kind: 'text', id: 'words', title: payload(5), body: payload(6) },
      { kind: 'interval', id: 'interval', title: payload(7), body: payload(8) },
      { kind: 'end', id: 'end' },
    ],
    settings: { publicHoldSeconds: 0, guardMs: 0 },
  }
  const read = parse(ShowFile, file)
  if ('problem' in read) throw new Error(`No show may say this: ${read.problem}`)
  return file
}

/** The feed after each part of it: opened, results told, some of them corrected and taken back, posts written, put right, withdrawn. */
export function hostileEvening(image = 'a'.repeat(22)): readonly Feed[] {
  const file = hostileShow()
  const night = startNight(fakeVault())
  const steps: Feed[] = []
  const step = () => void steps.push(night.state().feed)
  night.must({ kind: 'open-show', showFile: file, results: [] })
  step()
  file.categories.forEach(({ id: category }, n) => {
    night.must({
      kind: 'set-result',
      category,
      reason: null,
      levels: [
        { level: 'winner', entries: ['first'], citation: payload(n + 20) },
        { level: 'commended', entries: n % 3 === 0 ? ['second'] : [], citation: null },
      ],
    })
    night.must({ kind: 'announce', category })
    night.publish()
  })
  step()
  file.categories.forEach(({ id: category }, n) => {
    if (n % 10 === 9) night.must({ kind: 'retract', category, level: 'winner', reason: payload(n + 21, 300) })
    else
      night.must({
        kind: 'correct-result',
        category,
        level: 'winner',
        entries: ['third'],
        citation: payload(n + 22),
        reason: payload(n + 23, 300),
      })
    night.publish()
  })
  file.categories.slice(0, 60).forEach(({ id: category }, n) => {
    const change = { sponsor: payload(n + 40), name: payload(n + 41) }
    night.must({ kind: 'edit-category', category, change, push: true })
    const entrant = payload(n + 42)
    night.must({ kind: 'edit-entry', category, entry: 'second', change: { entrant }, push: true })
  })
  step()
  const posts = PAYLOADS.map((text, n) => {
    const [written] = night.must(
      {
        kind: 'write-post',
        text,
        key: true,
        labels: [payload(n, 40), payload(n + 1, 40)],
        image: { image, width: 80, height: 45, alt: payload(n), credit: payload(n + 1, 200) },
      },
      { name: payload(n + 2, 80) },
    )
    return written?.kind === 'post-written' ? written.post : ''
  })
  step()
  posts.forEach((post, n) => {
    if (n % 10 === 9) night.must({ kind: 'withdraw-post', post, rev: 1, reason: payload(n + 1, 300) })
    else
      night.must({
        kind: 'edit-post',
        post,
        rev: 1,
        text: `${payload(n + 1)}\n\n${payload(n + 2)}`,
        correction: payload(n + 3, 300),
        labels: [payload(n + 4, 40)],
        image: { image, width: 80, height: 45, alt: payload(n + 5), credit: payload(n + 6, 200) },
      })
  })
  night.must({ kind: 'pin-post', post: posts[0] as string })
  step()
  return steps
}

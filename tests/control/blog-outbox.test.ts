/** The box of what was sent and is not answered: over a reload, in order, and each once. */
import { expect, test } from 'vitest'
import { NOTHING } from '../../control/blog/composing.ts'
import { type Letter, Outbox, postOf } from '../../control/blog/outbox.ts'
import type { Send } from '../../control/desk.ts'
import type { Outcome } from '../../control/link/courier.ts'

const YES = { ok: true, position: { epoch: { generation: 1, id: '0'.repeat(16) }, seq: 1 } } as Outcome
const NO = { ok: false, code: 'show-full', sentence: 'Full.' } as Outcome

/** A tab: what it keeps outlives the boxes in it. */
function tab() {
  let kept: unknown = null
  const sent: { kind: string; id: string; answer: (outcome: Outcome) => void }[] = []
  const accepted: string[] = []
  const tab = {
    live: true,
    sent,
    accepted,
    kept: () => kept as Letter[] | null,
    box: () =>
      new Outbox({
        send: ((wish, id = '') =>
          new Promise((answer) => void sent.push({ kind: wish.kind, id, answer }))) as Send,
        isLive: () => tab.live,
        read: () => JSON.parse(JSON.stringify(kept)),
        keep: (letters) => {
          kept = letters
        },
        changed: () => undefined,
        accepted: ({ letter, unpinned }) => void accepted.push(`${letter.id} ${unpinned ?? ''}`.trim()),
      }),
  }
  return tab
}

const write = (box: Outbox, id: string, pin = false) =>
  box.post({
    id,
    wish: { kind: 'write-post', text: id },
    composing: { ...NOTHING, text: id, pin },
    at: 0,
  })

/** Lets what was answered be heard. */
const heard = () => new Promise((done) => setImmediate(done))
const ids = (box: Outbox) => box.letters.map(({ id, state }) => `${id} ${state}`)

test('[F1] letters go out one after the other, in the order they were written', async () => {
  const at = tab()
  const box = at.box()
  write(box, 'one')
  write(box, 'two')
  expect(at.sent.map(({ id }) => id)).toEqual(['one'])
  at.sent[0]?.answer(YES)
  await heard()
  expect(at.sent.map(({ id }) => id)).toEqual(['one', 'two'])
  at.sent[1]?.answer(YES)
  await heard()
  expect(at.accepted).toEqual(['one', 'two'])
  expect(at.kept()).toBeNull()
})

test('[T2] without a link nothing goes out; after a reload it goes out by itself, under the same id', async () => {
  const at = tab()
  at.live = false
  write(at.box(), 'one')
  const again = at.box()
  again.pump()
  expect(at.sent).toEqual([])
  at.live = true
  again.pump()
  again.pump()
  expect(at.sent.map(({ id }) => id)).toEqual(['one'])
  // The answer is lost with the page: the next one asks again, and is told that it was taken.
  const third = at.box()
  third.pump()
  expect(at.sent.map(({ id }) => id)).toEqual(['one', 'one'])
  at.sent[1]?.answer(YES)
  await heard()
  expect(at.accepted).toEqual(['one'])
  expect(at.kept()).toBeNull()
})

test('what was never sent can be taken back; what the server may have cannot', () => {
  const at = tab()
  at.live = false
  const box = at.box()
  write(box, 'one')
  expect(box.takeBack('one')?.composing.text).toBe('one')
  at.live = true
  write(box, 'two')
  expect(box.takeBack('two')).toBeNull()
  expect(ids(box)).toEqual(['two waiting'])
})

test('what is refused stays with its sentence, and does not hold up what comes after', async () => {
  const at = tab()
  const box = at.box()
  write(box, 'one')
  write(box, 'two')
  at.sent[0]?.answer(NO)
  await heard()
  expect(ids(box)).toEqual(['one refused', 'two waiting'])
  expect(box.letters[0]?.sentence).toBe('Full.')
  expect(at.sent.map(({ id }) => id)).toEqual(['one', 'two'])
  expect(box.takeBack('one')?.composing.text).toBe('one')
})

test('[T2] a post to be pinned is written once and pinned once, also when the link goes in between', async () => {
  const at = tab()
  const box = at.box()
  write(box, 'one', true)
  at.sent[0]?.answer(YES)
  await heard()
  expect(at.sent.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['write-post one', 'pin-post one-pin'])
  at.live = false
  at.sent[1]?.answer({ ok: false, code: 'link-lost', sentence: '' })
  await heard()
  at.live = true
  const again = at.box()
  again.pump()
  await heard()
  expect(at.sent.slice(2).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['pin-post one-pin'])
  at.sent[2]?.answer(YES)
  await heard()
  expect(at.accepted).toEqual(['one'])
  expect(again.letters).toEqual([])
})

test('a pin that is refused is said; the post is published all the same', async () => {
  const at = tab()
  write(at.box(), 'one', true)
  at.sent[0]?.answer(YES)
  await heard()
  at.sent[1]?.answer(NO)
  await heard()
  expect(at.accepted).toEqual(['one Full.'])
})

test('what is put aside is kept and never sent; a box that was stopped sends nothing more', async () => {
  const at = tab()
  const box = at.box()
  box.post({ id: 'one', wish: null, composing: { ...NOTHING, text: 'Half a sentence' }, at: 0 })
  expect(at.sent).toEqual([])
  expect(ids(at.box())).toEqual(['one aside'])
  box.stop()
  write(box, 'two')
  expect(at.sent).toEqual([])
  expect(ids(at.box())).toEqual(['one aside', 'two waiting'])
})

test('a post is named after its command, or after the draft it was; rubbish in the tab is passed over', () => {
  expect(postOf({ id: 'one', wish: { kind: 'write-post', text: 'x' } })).toBe('post-one')
  expect(
    postOf({ id: 'one', wish: { kind: 'write-post', text: 'x', draft: { draft: 'draft-01', rev: 1 } } }),
  ).toBe('post-draft-01')
  const box = new Outbox({
    ...{ send: () => Promise.resolve(YES), isLive: () => true, keep: () => undefined },
    ...{ changed: () => undefined, accepted: () => undefined },
    read: () => [{ id: 'one' }, 7, null, { id: 'two', composing: { text: 'x' } }],
  })
  expect(box.letters).toEqual([])
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Wish } from '#shared/commands'
import type { Answer } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { ANSWER_MS, Courier } from '../../control/link/courier.ts'

const position = { epoch: { generation: 1, id: '0123456789abcdef' }, seq: 7 }
const clear: Wish = { kind: 'clear' }
const post: Wish = { kind: 'write-post', text: 'Good evening' }

function office() {
  const sent: { id: string; answered: (answer: Answer) => void }[] = []
  const courier = new Courier((command, answered) => {
    sent.push({ id: (command as { id: string }).id, answered })
  })
  return { courier, sent, ids: () => sent.map((letter) => letter.id) }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('an answer is the outcome', async () => {
  const { courier, sent } = office()
  courier.linkUp()
  const outcome = courier.send('one', clear)
  sent[0]?.answered({ ok: true, position })
  expect(await outcome).toEqual({ ok: true, position })
})

test('[T2] a refused command is never sent again', async () => {
  const { courier, sent, ids } = office()
  courier.linkUp()
  const outcome = courier.send('one', post)
  sent[0]?.answered({ ok: false, refusal: refusal('too-soon') })
  expect(await outcome).toMatchObject({ ok: false, code: 'too-soon' })
  courier.linkLost()
  courier.linkUp()
  vi.advanceTimersByTime(3 * ANSWER_MS)
  expect(ids()).toEqual(['one'])
})

test('[T2] what somebody wrote and a core refused that leads no more is brought to the one that does, by the same id; a take is not', async () => {
  const { courier, sent, ids } = office()
  const elsewhere: Answer = { ok: false, refusal: refusal('follows', { leader: 'http://b:4100' }) }
  courier.linkUp()
  const taken = courier.send('one', clear)
  const written = courier.send('two', post)
  for (const { answered } of [...sent]) answered(elsewhere)
  expect(await taken).toMatchObject({ ok: false, code: 'follows' })
  courier.linkLost()
  courier.linkUp()
  expect(ids()).toEqual(['one', 'two', 'two'])
  sent[2]?.answered({ ok: true, position })
  expect(await written).toEqual({ ok: true, position })
})

test('[T1] a stage command is not sent without a link, nor later', async () => {
  const { courier, ids } = office()
  expect(await courier.send('one', clear)).toMatchObject({ ok: false, code: 'link-lost' })
  courier.linkUp()
  expect(ids()).toEqual([])
})

test('[T1] a stage command whose link is lost is given up, and a late answer changes nothing', async () => {
  const { courier, sent, ids } = office()
  courier.linkUp()
  const outcome = courier.send('one', clear)
  courier.linkLost()
  expect(await outcome).toMatchObject({ ok: false, code: 'link-lost' })
  sent[0]?.answered({ ok: true, position })
  courier.linkUp()
  expect(ids()).toEqual(['one'])
})

test('a stage command without an answer is said so after four seconds', async () => {
  const { courier } = office()
  courier.linkUp()
  const outcome = courier.send('one', clear)
  vi.advanceTimersByTime(ANSWER_MS)
  expect(await outcome).toMatchObject({ ok: false, code: 'no-answer' })
})

test('[T2] what somebody wrote goes out again under its own id until it is answered', async () => {
  const { courier, sent, ids } = office()
  courier.linkUp()
  const outcome = courier.send('one', post)
  courier.linkLost()
  courier.linkUp()
  vi.advanceTimersByTime(ANSWER_MS)
  expect(ids()).toEqual(['one', 'one', 'one'])
  sent[2]?.answered({ ok: true, position })
  expect(await outcome).toEqual({ ok: true, position })
  vi.advanceTimersByTime(3 * ANSWER_MS)
  expect(ids()).toHaveLength(3)
})

test('what is written without a link goes out when there is one', async () => {
  const { courier, ids } = office()
  void courier.send('one', post)
  expect(ids()).toEqual([])
  courier.linkUp()
  expect(ids()).toEqual(['one'])
})

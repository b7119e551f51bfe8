/** Those who may look, and those who only guess: what a scrutineer is shown, and what everybody else gets out of the house by trying commands. */
import { io } from 'socket.io-client'
import type { Wish } from '#shared/commands'
import { PAGE_HEADER } from '#shared/page-header'
import { PROTOCOL_VERSION } from '#shared/protocol'
import type { Viewer } from '../../helpers/watched-house.ts'
import { masked } from './masks.ts'
import type { Evening, World } from './world.ts'

/** What a scrutineer sees in the envelopes, by socket and on paper. */
export async function eyesOf(
  { house, people, client }: World,
  evening: Evening,
): Promise<ReadonlyMap<string, string>> {
  const { id, at, category } = evening
  const headers = { ...people.all.scrutineer, origin: house.room }
  const socket = io(`${house.room}/control`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
    auth: { protocol: PROTOCOL_VERSION, show: id, desk: 'desk-of-the-eyes' },
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  const peeked = await socket
    .timeout(5000)
    .emitWithAck('peek', { id: `a-look-into-${at}`, kind: 'peek', category })
  socket.disconnect()
  const paper = await client.ask(`${house.room}/control/paper`, {
    method: 'POST',
    headers: { ...headers, ...PAGE_HEADER, 'content-type': 'application/json' },
    body: JSON.stringify({ show: id, category }),
  })
  return new Map([
    ['a look', JSON.stringify(peeked)],
    ['paper', paper.body.toString()],
  ])
}

/** Everything that might be refused for what an envelope holds, tried by those who may try it. */
export async function guessesOf(world: World, evening: Evening): Promise<ReadonlyMap<string, string>> {
  const { house, people, client } = world
  const { id, at, category } = evening
  const { plan, live } = await evening.view()
  const entries = plan.show.categories.find((one) => one.id === category)?.entries.slice(0, 4) ?? []
  const [first] = entries
  const answers = new Map<string, string>()
  let count = 0
  const guess = async (viewer: Viewer, what: string, wish: Wish) => {
    count += 1
    const page = viewer === 'automation' ? {} : { origin: house.room, ...PAGE_HEADER }
    const answer = await client.ask(`${house.room}/api/v1/shows/${id}/commands`, {
      method: 'POST',
      headers: { ...people.all[viewer], ...page, 'content-type': 'application/json' },
      body: JSON.stringify({ id: `guess-${at}-no-${count}`, ...wish }),
    })
    answers.set(`${viewer} ${what}`, masked(`${answer.head}\n\n${answer.body.toString()}`))
  }
  for (const { id: entry } of entries) {
    for (const withdrawn of [true, false])
      await guess('operator', `${withdrawn ? 'withdraws' : 'readmits'} ${entry}`, {
        kind: 'withdraw-entry',
        category,
        entry,
        withdrawn,
        push: true,
      })
    await guess('editor', `rewords ${entry}`, {
      kind: 'edit-entry',
      category,
      entry,
      change: { summary: null },
      push: true,
    })
  }
  for (const level of ['winner', 'highly-commended']) {
    await guess('operator', `corrects ${level}`, {
      kind: 'correct-result',
      category,
      level,
      entries: first ? [first.id] : [],
      citation: null,
      reason: 'A guess',
    })
    await guess('operator', `retracts ${level}`, { kind: 'retract', category, level, reason: null })
  }
  await guess('operator', 'announces', { kind: 'announce', category })
  await guess('operator', 'discards', { kind: 'discard-result', category, reason: 'A guess' })
  const from = { epoch: live.position.epoch, programmeSeq: live.programme.seq }
  for (const cue of plan.cues.filter((one) => one.category === category && one.level !== null))
    await guess('automation', `takes ${cue.id} out of its place`, {
      kind: 'take',
      from,
      to: { cue: cue.id, step: 0, revision: 1 },
    })
  return answers
}

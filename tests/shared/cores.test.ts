import { expect, it } from 'vitest'
import { addressesIn, leaderIn, roundFrom, socketAt, told, turned } from '#shared/cores'

const [A, B, C] = ['http://a:4100', 'http://b:4100', 'https://c:4100']

it('a page goes round the cores it knows, its own first, and comes back to it', () => {
  let round = told(roundFrom(A), [A, B, C])
  const way = []
  for (let turns = 0; turns < 4; turns += 1) {
    way.push(round.at)
    round = turned(round)
  }
  expect(way).toEqual([A, B, C, A])
})

it('a page that knows one server keeps to it', () => {
  expect(turned(roundFrom(A)).at).toBe(A)
})

it('a refusal that names the leader leads there, also where it was not known', () => {
  expect(turned(roundFrom(A), B)).toEqual({ cores: [A, B], at: B })
  // Named by the one that is asked already, it is of no help: the next one is asked.
  expect(turned(told(roundFrom(A), [B]), A).at).toBe(B)
  const refused = Object.assign(new Error('no'), { data: { code: 'follows', leader: B } })
  expect(leaderIn(refused)).toBe(B)
  for (const leader of [null, 7, 'javascript:alert(1)', 'http://b:4100/x y'])
    expect(leaderIn(Object.assign(new Error('no'), { data: { leader } }))).toBeNull()
})

it('what is told or was kept is read with care', () => {
  const cores = [{ address: A, role: 'leads' }, { address: 'ftp://x' }, null, { address: B }]
  expect(addressesIn({ cores })).toEqual([A, B])
  expect(addressesIn([A, 'nonsense', 4])).toEqual([A])
  for (const nothing of [null, undefined, 4, 'http://a', { cores: 'http://a' }])
    expect(addressesIn(nothing)).toEqual([])
})

it('a socket’s address at another core keeps its path, and takes that core’s way of encrypting', () => {
  const uri = 'ws://a:4100/socket.io/?EIO=4&transport=websocket'
  expect(socketAt(uri, B)).toBe('ws://b:4100/socket.io/?EIO=4&transport=websocket')
  expect(socketAt(uri, C)).toBe('wss://c:4100/socket.io/?EIO=4&transport=websocket')
})

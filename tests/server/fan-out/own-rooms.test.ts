/** Rooms are what they are with the library's own adapter, though less is kept of them. */
import { afterEach, describe, expect, test } from 'vitest'
import { startFanOut } from '../../helpers/fan-out-server.ts'
import { until } from '../../helpers/house.ts'
import { readRaw } from '../../helpers/raw-reader.ts'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

describe.each(['handle', 'plain'] as const)('by way of %s', (way) => {
  test('a socket is in its own room and in those it joined, leaves one or all, and is found by any of them', async () => {
    const server = await startFanOut({ way })
    closing.push(server.close)
    const readers = [
      await readRaw(server.port, '/live', { show: 'gala' }),
      await readRaw(server.port, '/live', { show: 'gala' }),
    ]
    closing.push(() => {
      for (const reader of readers) reader.close()
    })
    await until('both to be inside', () => server.live.sockets.size === 2)
    const [one, other] = [...server.live.sockets.values()]
    if (!one || !other) throw new Error('Nobody is inside')
    const ids = async (room: string) => (await server.live.in(room).fetchSockets()).map(({ id }) => id).sort()
    const both = [one.id, other.id].sort()
    expect([...one.rooms].sort()).toEqual([one.id, 'gala'].sort())
    expect(await ids('gala')).toEqual(both)
    expect(await ids(one.id)).toEqual([one.id])
    one.join(['second', 'third'])
    expect([...one.rooms].sort()).toEqual([one.id, 'gala', 'second', 'third'].sort())
    expect([...other.rooms].sort()).toEqual([other.id, 'gala'].sort())
    one.leave('second')
    other.leave('gala')
    server.live.in('third').socketsJoin('fourth')
    expect([await ids('second'), await ids('gala'), await ids('third'), await ids('fourth')]).toEqual([
      [],
      [one.id],
      [one.id],
      [one.id],
    ])
    other.join('gala')
    server.tell('gala', 'both again')
    for (const reader of readers) await until('it', () => reader.packets.length === 1)
    server.live.in(other.id).disconnectSockets(true)
    await until('it to be gone', () => server.live.sockets.size === 1)
    expect(await ids('gala')).toEqual([one.id])
    one.disconnect(true)
    await until('both to be gone', () => readers.every((reader) => reader.over()))
    expect([server.live.adapter.rooms.size, server.live.adapter.sids.size]).toEqual([0, 0])
  })
})

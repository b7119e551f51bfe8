/** [E1] The edge's user in Redis, by the very file that is shipped: what is public, and nothing else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PICTURES, SNAPSHOT, TAIL, WRITER } from '../../server/public-stream/keys.ts'
import { night } from '../display/live-sample.ts'
import { until } from '../helpers/house.ts'
import { connected, SHOW, streamWorld } from '../helpers/public-stream.ts'
import { type RedisServer, startRedis } from '../helpers/redis.ts'

const as = ({ url }: RedisServer, user: string) => url.replace('redis://', `redis://${user}:${user}-secret@`)

test('[E1] the edge’s user may read what is public, and is refused everything else', async () => {
  const rules = readFileSync(join(import.meta.dirname, '../../server/scale/users.acl'), 'utf8')
    .replace('CORE_PASSWORD', 'core-secret')
    .replace('EDGE_PASSWORD', 'edge-secret')
  const own = await startRedis({
    settings: { aclfile: 'users.acl' },
    files: new Map([['users.acl', Buffer.from(rules)]]),
  })
  const world = streamWorld(as(own, 'edge'))
  world.atEnd(own.stop)
  const evening = night()
  const core = world.tells({ url: as(own, 'core') })
  core.publish(evening.feed())
  core.begin()
  const one = await world.edge()
  await until('it to be level', one.source.isLevel)
  core.publish(evening.write('told', 'Through the narrow door'))
  await until('it to hear', () => one.feeds.get(SHOW)?.cursor.n === evening.feed().cursor.n)

  const client = await connected(as(own, 'edge'))
  const admin = await connected(as(own, 'core'))
  await admin.set('envelope:about:gala', 'x')
  await admin.xAdd('envelope:log:gala', '1-0', { commit: 'sealed' })
  const answer = (...words: string[]) =>
    client.sendCommand(words).then(
      () => 'allowed',
      (error: Error) => (error.message.startsWith('NOPERM') ? 'refused' : error.message),
    )
  const allowed = [
    ['HGETALL', SNAPSHOT],
    ['HGET', PICTURES, 'x'],
    ['XRANGE', TAIL, '-', '+'],
    ['XREAD', 'STREAMS', TAIL, '0'],
    ['PING'],
  ]
  for (const words of allowed) expect([words, await answer(...words)]).toEqual([words, 'allowed'])
  // Redis is asked what it would answer, so that nothing is done.
  const may = (...words: string[]) =>
    admin.sendCommand(['ACL', 'DRYRUN', 'edge', ...words]).then(
      (said) => String(said) === 'OK',
      () => false,
    )
  const ours = ['HGETALL', 'HGET', 'XRANGE', 'XREAD', 'PING']
  const granted = (await admin.sendCommand(['ACL', 'GETUSER', 'edge'])) as unknown[]
  const rule = String(granted[granted.indexOf('commands') + 1]).split(' ')
  expect(rule.filter((word) => !word.startsWith('-')).toSorted()).toEqual(
    ours.map((name) => `+${name.toLowerCase()}`).toSorted(),
  )
  for (const words of [
    ['HGETALL', 'envelope:about:gala'],
    ['XRANGE', 'envelope:log:gala', '-', '+'],
    ['XREAD', 'STREAMS', 'envelope:log:gala', '0'],
    ['HGET', 'envelope:generations', 'gala'],
    ['GET', WRITER],
    ['SET', WRITER, 'x'],
    ['HSET', SNAPSHOT, 'x', 'y'],
    ['XADD', TAIL, '*', 'k', '1', 'm', '{}'],
    ['DEL', TAIL],
    ['KEYS', '*'],
    ['SCAN', '0'],
    ['EVAL', 'return 1', '0'],
    ['FCALL_RO', 'envelope_read', '0'],
    ['CONFIG', 'GET', '*'],
    ['MONITOR'],
    ['PUBLISH', 'x', 'y'],
    ['SUBSCRIBE', 'x'],
    ['ACL', 'LIST'],
    ['FLUSHALL'],
    ['INFO'],
  ]) {
    expect([words, await may(...words)]).toEqual([words, false])
    expect([words, await answer(...words)]).toEqual([words, 'refused'])
  }
  // The twin: the same question says yes where something is allowed.
  for (const words of allowed) expect([words, await may(...words)]).toEqual([words, true])
  // Whoever names no user is nobody.
  const nobody = await connected(own.url)
  await expect(nobody.sendCommand(['PING'])).rejects.toThrow('NOAUTH')
  for (const each of [client, admin, nobody]) each.destroy()
  await world.end()
})

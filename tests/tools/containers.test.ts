import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig, VARIABLES } from '../../server/config.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** The lines of one service, as they stand. */
const service = (name: string) =>
  new RegExp(`^  ${name}:\\n((?: {4}.*\\n|\\n)+)`, 'm').exec(read('docker-compose.yml'))?.[1] ?? ''
const variables = (name: string) =>
  [...service(name).matchAll(/^ {6}([A-Z_]+): (.*)$/gm)].map(
    ([, key = '', value = '']) => [key, value] as const,
  )

it('[L1] the Redis of docker-compose.yml is one the server accepts', () => {
  const command = /redis-server .*/.exec(service('redis'))?.[0]
  expect(command).toContain('--appendonly yes')
  expect(command).toContain('--appendfsync always')
  expect(command).toContain('--maxmemory-policy noeviction')
})

it('docker-compose.yml and Dockerfile set only variables the server knows', () => {
  const [server, edge, standby] = ['server', 'edge', 'standby'].map((name) =>
    variables(name).map(([key]) => key),
  )
  const image = [...read('Dockerfile').matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? '')
  expect(server).toEqual(['REDIS_URL', 'HOST', 'ROOM_PORT', 'PUBLIC_PORT', 'ENVELOPE_DATA', 'ENVELOPE_CORES'])
  expect(edge).toContain('ENVELOPE_ROLE')
  const ours = [...(server ?? []), ...(edge ?? []), ...(standby ?? []), ...image].filter(
    (name) => name !== 'NODE_ENV',
  )
  for (const name of ours) expect(Object.keys(VARIABLES)).toContain(name)
})

it('[E1] the edges of the scale profile are given what an edge needs, and nothing that opens the core', () => {
  const edge = new Map(variables('edge'))
  const given = Object.fromEntries([...edge].map(([name, value]) => [name, plain(value)]))
  expect(readConfig(given)).toMatchObject({
    role: 'edge',
    edges: 1,
    redisUrl: null,
    sealKey: null,
    publicPort: 4200,
  })
  for (const name of ['REDIS_URL', 'ENVELOPE_SEAL_KEY', 'ENVELOPE_DATA']) expect(edge.has(name)).toBe(false)
  expect(service('edge')).not.toMatch(/^ {4}volumes:/m)
  expect(new URL(given['ENVELOPE_FEED_URL'] ?? '').username).toBe('edge')
  expect(new URL(plain(new Map(variables('server')).get('REDIS_URL') ?? '')).username).toBe('core')
  // With `up` alone there is neither of them.
  for (const name of ['edge', 'balancer', 'standby']) expect(service(name)).toContain('profiles: [scale]')
  for (const name of ['redis', 'server']) expect(service(name)).not.toContain('profiles')
})

it('the core that stands by and the first one know each other, share Redis and key, and are reached where they say', () => {
  const [first, second] = ['server', 'standby'].map((name) =>
    readConfig(Object.fromEntries(variables(name).map(([key, value]) => [key, plain(value)]))),
  )
  expect(first?.cores).toEqual(['http://localhost:4100', 'http://localhost:4101'])
  expect(second?.cores).toEqual(first?.cores.toReversed())
  expect(second).toMatchObject({ role: 'core', redisUrl: first?.redisUrl, feedUrl: first?.feedUrl, edges: 0 })
  for (const [name, config] of [
    ['server', first],
    ['standby', second],
  ] as const)
    expect(service(name)).toContain(`"${new URL(config?.cores[0] ?? '').port}:${config?.roomPort}"`)
  const mounts = [...service('standby').matchAll(/- (\S+):(\/\w+)(?::ro)?$/gm)].map(([, from, to]) => [
    from,
    to,
  ])
  const copied = /cp -p (\/\w+)\/seal.key (\/\w+)\/seal.key/.exec(service('standby'))
  expect(mounts).toContainEqual(['data', copied?.[1]])
  expect(copied?.[2]).toBe(plain(new Map(variables('standby')).get('ENVELOPE_DATA') ?? ''))
  // Its own volume is not the first one's: what lies in a data folder is one core's.
  expect(mounts.find(([, to]) => to === copied?.[2])?.[0]).not.toBe('data')
  const balancer = read('server/scale/haproxy.cfg')
  expect(balancer).toMatch(/httpchk GET \/leads\n/)
  for (const name of ['server', 'standby']) expect(balancer).toContain(` ${name}:4100\n`)
  expect(service('balancer')).toContain(`:${/frontend room\n +bind :(\d+)/.exec(balancer)?.[1]}"`)
})

it('the users of Redis are made of the shipped file, with the passwords the services name', () => {
  const sed = /sed .*? (?=> )/
    .exec(service('redis'))?.[0]
    ?.replace('/envelope/users.acl', 'server/scale/users.acl')
  const words = (sed ?? '').replaceAll('$$', '$')
  const env = { ...process.env, CORE_PASSWORD: 'one1', EDGE_PASSWORD: 'two2' }
  const made = execFileSync('sh', ['-c', words], { cwd: ROOT, env, encoding: 'utf8' })
  expect(made).toContain('user core on >one1 ')
  expect(made).toContain('user edge on >two2 ')
  expect(made).toContain('user default off\n')
  expect(made).not.toMatch(/PASSWORD/)
})

it('the balancer asks the edges by their name and port whether they are ready', () => {
  const config = read('server/scale/haproxy.cfg')
  const port = new Map(variables('edge')).get('PUBLIC_PORT')
  expect(config).toContain(` edge:${plain(port ?? '')} `)
  expect(config).toMatch(/httpchk GET \/ready\n/)
  expect(service('balancer')).toContain(`:${/bind :(\d+)/.exec(config)?.[1]}"`)
  for (const [, file] of read('docker-compose.yml').matchAll(/- \.\/(\S+?):/g))
    expect([file, existsSync(join(ROOT, file ?? ''))]).toEqual([file, true])
})

/** As the engine would hand it on: without quotes, and with what a variable is where nobody sets it. */
const plain = (value: string): string => value.replaceAll('"', '').replace(/\$\{\w+:-(\w*)\}/g, '$1')

it('every file the Dockerfile copies exists, and none of them is ignored', () => {
  const copied = [...read('Dockerfile').matchAll(/^COPY (?:--from=build )?(.+) \S+$/gm)]
    .flatMap(([, files]) => (files ?? '').split(' '))
    .map((file) => file.replace('/app/', ''))
  const ignored = read('.dockerignore').split('\n')
  expect(copied.length).toBeGreaterThan(8)
  for (const file of copied.filter((name) => name !== 'dist' && name !== '.')) {
    expect(existsSync(join(ROOT, file)), file).toBe(true)
    expect(ignored).not.toContain(file)
  }
})

it('the CI entry calls exactly the documented command', () => {
  const lines = read('.ci/run').split('\n')
  expect(lines).toContain('  npm ci && npm test')
})

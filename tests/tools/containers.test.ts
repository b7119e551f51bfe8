/** The containers, as far as files tell; `npm run try-image` takes the steps themselves. */
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig, VARIABLES } from '../../server/config.ts'
import { copyIn, isIgnored, programIn, stagesIn, variablesIn } from '../setup/dockerfile.ts'

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
  expect(server).toEqual([
    'REDIS_URL',
    'HOST',
    'ROOM_PORT',
    'PUBLIC_PORT',
    'ENVELOPE_DATA',
    'ENVELOPE_CORES',
    'PUBLIC_URL',
    'ENVELOPE_STREAMS',
  ])
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
const plain = (value: string): string => value.replaceAll('"', '').replace(/\$\{\w+:-([^}]*)\}/g, '$1')

const stages = stagesIn(read('Dockerfile'))
const steps = (word: string) => stages.flatMap((stage) => stage.steps.filter((step) => step.word === word))

it('every file the Dockerfile copies exists, and none of them is ignored', () => {
  const copied = steps('COPY').map(({ words }) => copyIn(words))
  const ignored = read('.dockerignore').split('\n')
  const ours = copied.filter(({ from }) => from === null).flatMap(({ sources }) => sources)
  expect(ours).toContain('.npmrc')
  for (const file of ours.filter((name) => name !== '.')) {
    expect(existsSync(join(ROOT, file)), file).toBe(true)
    expect(isIgnored(file, ignored), file).toBe(false)
  }
  const kept = ['server/config.ts', 'tests/tsconfig.json', 'server/sample/data.ts', 'shared/x.log.ts']
  expect(kept.filter((file) => isIgnored(file, ignored))).toEqual([])
  const left = [
    'data/seal.key',
    'node_modules/lit/x.js',
    'tests/tools/x.test.ts',
    'server/a/b.log',
    '.git/HEAD',
  ]
  expect(left.filter((file) => !isIgnored(file, ignored))).toEqual([])
  // What is taken from another stage is what was laid there.
  const [shipped] = copied.filter(({ from }) => from !== null)
  expect(shipped).toMatchObject({ from: stages[0]?.name, target: './' })
  const target = /node server\/ship\.mjs (\S+)/.exec(steps('RUN').at(-2)?.words ?? '')?.[1]
  expect(shipped?.sources).toEqual([join(stages[0]?.steps[0]?.words ?? '', target ?? '')])
})

it('the image is built without what only builds, runs as nobody in particular, and starts and is asked by files it has', () => {
  const run = steps('RUN').map(({ words }) => words)
  expect(run.slice(0, 4)).toEqual([
    'npm ci',
    'node server/build.mjs',
    'npm ci --omit=dev',
    'node server/ship.mjs shipped',
  ])
  expect(steps('USER').at(-1)?.words).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  const [, check = ''] = programIn(steps('HEALTHCHECK')[0]?.words ?? '')
  expect(read('server/ship.mjs')).toContain(`'${check}'`)
  const [, started = ''] = programIn(steps('CMD')[0]?.words ?? '')
  expect(started).toBe('dist/server/supervisor.js')
  expect(read('vite.config.ts')).toContain("supervisor: 'server/supervisor.ts'")
  expect(service('standby')).toContain(`exec node ${started}`)
  const environment = Object.assign({}, ...steps('ENV').map(({ words }) => variablesIn(words)))
  expect(environment['ENVELOPE_DATA']).toBe(steps('VOLUME')[0]?.words)
})

it.each(['ADD x /x', 'RUN', 'ENTRYPOINT ["node"]', 'run npm ci'])(
  'a step nobody would try is not passed over: %s',
  (step) => expect(() => stagesIn(`FROM node\n${step}\n`)).toThrow(step),
)

it('no container may write into its own files, gain rights, or run anything of ours as root', () => {
  const names = [...read('docker-compose.yml').matchAll(/^ {2}(\w+):\n {4}/gm)].map(([, name = '']) => name)
  expect(names).toEqual(['redis', 'server', 'standby', 'edge', 'balancer', 'proxy'])
  expect(read('docker-compose.yml')).toMatch(
    /^x-closed: &closed\n {2}read_only: true\n(?:.*\n)*? {2}security_opt: \["no-new-privileges:true"\]/m,
  )
  for (const name of names) expect([name, service(name).includes('<<: *closed')]).toEqual([name, true])
  for (const name of ['server', 'standby', 'edge']) expect(service(name)).not.toMatch(/^ {4}(user|cap_add):/m)
})

it('the proxy of the profile tls is told where everything is, and holds nothing back', () => {
  const config = read('server/scale/Caddyfile')
  const asked = [...config.matchAll(/\{\$(\w+)\}/g)].map(([, name]) => name)
  const given = new Map(variables('proxy').map(([name, value]) => [name, plain(value)]))
  expect(asked.toSorted()).toEqual([...given.keys()].toSorted())
  const server = readConfig(
    Object.fromEntries(variables('server').map(([key, value]) => [key, plain(value)])),
  )
  expect(given.get('READERS_AT')).toBe(`server:${server.publicPort}`)
  expect(given.get('ROOM_AT')).toBe(`server:${server.roomPort}`)
  for (const name of ['PUBLIC_URL', 'ROOM_URL']) expect(given.get(name)).toMatch(/^https:\/\/\w+\.localhost$/)
  expect(config.match(/reverse_proxy/g)?.length).toBe(config.match(/flush_interval -1/g)?.length)
  expect(service('proxy')).toContain('profiles: [tls]')
})

it('the health check is content with what is ready, and with nothing else', async () => {
  const answers = [200, 503]
  const ports: number[] = []
  const servers = answers.map((status) =>
    createServer((_request, reply) => reply.writeHead(status).end()).listen(0, '127.0.0.1'),
  )
  for (const server of servers) {
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve))
    ports.push((server.address() as AddressInfo).port)
  }
  const [ready = 0, busy = 0] = ports
  const ask = (given: Record<string, string>) =>
    new Promise<boolean>((resolve) => {
      execFile(process.execPath, [join(ROOT, 'server/health.mjs')], { env: given }, (error) =>
        resolve(!error),
      )
    })
  const port = (value: number) => ({ ROOM_PORT: String(value) })
  const readers = (value: number) => ({ ENVELOPE_ROLE: 'edge', PUBLIC_PORT: String(value) })
  expect(
    await Promise.all([
      ask(port(ready)),
      ask(port(busy)),
      ask({ ...port(busy), ...readers(ready) }),
      ask({ ...port(ready), ...readers(busy) }),
      // It does not speak TLS.
      ask({ ...port(ready), ENVELOPE_TLS: 'auto' }),
    ]),
  ).toEqual([true, false, true, false, false])
  for (const server of servers) server.close()
  expect(await ask(port(ready))).toBe(false)
})

it('the CI entry calls exactly the documented command', () => {
  const lines = read('.ci/run').split('\n')
  expect(lines).toContain('  npm ci && npm test')
})

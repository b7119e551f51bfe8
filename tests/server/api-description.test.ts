/** The API's description is that of the routes as they are: none is missing, none is made up, and a request is still checked by our own sentences. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BUTTONS } from '#shared/press'
import { REFUSALS } from '#shared/refusals'
import { buildCore, type Core } from '../../server/core.ts'
import { openRoster } from '../../server/gateways/roster.ts'
import { createScreens } from '../../server/gateways/screens.ts'
import type { KeepingWorld } from '../../server/keeping/keeping.ts'
import { createHouseMetrics } from '../../server/metrics/house-metrics.ts'
import { type Shows, startShows } from '../../server/shows.ts'
import { aloneWith } from '../../server/standby/alone.ts'
import { openStores, type Stores } from '../../server/stores.ts'
import { openKeyring } from '../../server/vault/keyring.ts'
import { API_KEY, newCommandId } from '../helpers/house.ts'
import { type Bench, createBench, EPOCH } from '../helpers/runner.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly parameters?: readonly { in: string; name: string; required?: boolean; schema: object }[]
  readonly requestBody?: { content: Record<string, { schema: object }> }
  readonly responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
  readonly security?: readonly Record<string, unknown>[]
}
interface Description {
  readonly openapi: string
  readonly info: { title: string; version: string }
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { schemas: Record<string, object>; securitySchemes: Record<string, object> }
  readonly security: readonly Record<string, unknown>[]
}

let bench: Bench
let stores: Stores
let core: Core
let description: Description
const folder = mkdtempSync(join(tmpdir(), 'envelope-api-'))
const keepingOf = (shows: Shows): KeepingWorld => ({
  shows,
  ...stores,
  ...bench.world,
  screensOf: () => [],
  newEpochId: () => EPOCH.id,
  newCommandId,
})
beforeAll(async () => {
  bench = await createBench('described')
  stores = await openStores({ redisUrl: null, dataFolder: folder })
  const { now, monotonic, warn } = bench.world
  const shows = await startShows(stores.logs, stores.registry, {
    ...bench.world,
    newEpoch: () => EPOCH,
    newCommandId,
  })
  core = await buildCore({
    alone: null,
    shows,
    keeping: keepingOf(shows),
    ready: {
      ...keepingOf(shows),
      registry: stores.registry,
      vault: bench.world.vault,
      dataFolder: folder,
      keeper: () => 'file' as const,
    },
    arrivingFolder: join(folder, 'arriving'),
    registry: stores.registry,
    images: stores.images,
    backup: null,
    keyring: openKeyring({ dataFolder: folder, sealKey: null }),
    leadership: aloneWith(null),
    standBy: () => warn('nobody stands by', null),
    screens: createScreens(monotonic),
    roster: await openRoster(stores.registry, now),
    monotonic,
    metrics: createHouseMetrics('core', monotonic),
    apiKey: API_KEY,
    pagesFolder: join(import.meta.dirname, '../../dist/pages'),
    tls: null,
    logger: pino({ level: 'silent' }),
    now,
    newCommandId,
    tellPublic: () => warn('nobody is told', null),
  })
  await core.app.ready()
  description = (await core.app.inject('/api/v1/openapi.json')).json()
})
afterAll(async () => {
  await core?.close()
  await stores?.close()
  await bench?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every route Fastify knows as "METHOD path", read from its own tree. */
function routesOf(tree: string): string[] {
  const way: string[] = []
  return tree.split('\n').flatMap((line) => {
    const found = /^([│ ]*)[├└]── (\S*?)(?: \(([A-Z, ]+)\))?$/.exec(line.trimEnd())
    if (!found) return []
    const [, indent = '', part = '', methods] = found
    way.splice(indent.length / 4, way.length, part)
    const path = way.join('').replace(/:(\w+)/g, '{$1}')
    return (methods?.split(', ') ?? []).map((method) => `${method} ${path}`)
  })
}

const described = () =>
  Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

test('every route under /api/v1 is described, and nothing that is no route', () => {
  const all = routesOf(core.app.printRoutes({ commonPrefix: false }))
  expect(all).toContain('GET /control')
  const routes = all.filter((route) => / \/api\/v1\//.test(route) && !route.startsWith('HEAD'))
  expect(routes.length).toBeGreaterThanOrEqual(12)
  const told = described().map(({ path, method }) => `${method.toUpperCase()} ${path}`)
  expect(told.toSorted()).toEqual(routes.toSorted())
})

test('the tree is read as Fastify prints it', () => {
  const tree = '└── /\n    ├── api (GET, HEAD)\n    │   └── /:show (POST)\n    └── x/ (GET)\n'
  expect(routesOf(tree)).toEqual(['GET /api', 'HEAD /api', 'POST /api/{show}', 'GET /x/'])
})

/** What OpenAPI 3.1 asks of a document of this kind; sentences, empty when all is well. */
function problemsOf(told: Description): string[] {
  const problems: string[] = []
  const unless = (holds: boolean, problem: string) => void (holds || problems.push(problem))
  unless(/^3\.1\.\d+$/.test(told.openapi), 'openapi names no 3.1 version')
  unless(Boolean(told.info.title && told.info.version), 'info lacks title or version')
  const ids = new Set<string>()
  for (const [path, item] of Object.entries(told.paths)) {
    unless(path.startsWith('/'), `${path} begins with no slash`)
    for (const [method, operation] of Object.entries(item)) {
      const at = `${method} ${path}`
      unless(/^(get|post|put|patch|delete)$/.test(method), `${at}: no method`)
      const { operationId, summary, parameters = [], responses, requestBody } = operation
      unless(Boolean(operationId && summary), `${at}: no operationId or summary`)
      unless(!ids.has(operationId ?? ''), `${at}: ${operationId} stands twice`)
      ids.add(operationId ?? '')
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      const given = parameters.filter((one) => one.in === 'path')
      unless(
        named.join() === given.map(({ name }) => name).join(),
        `${at}: parameters are not those of the path`,
      )
      unless(
        given.every((one) => one.required === true),
        `${at}: a parameter of the path is not required`,
      )
      unless(
        Object.keys(responses ?? {}).some((code) => /^2\d\d$/.test(code)),
        `${at}: nothing says yes`,
      )
      for (const [code, response] of Object.entries(responses ?? {})) {
        unless(/^[2-5]\d\d$/.test(code) && response.description.length > 3, `${at}: ${code} says nothing`)
        unless(response.description !== 'Default Response', `${at}: ${code} has no words of its own`)
      }
      unless(
        requestBody === undefined || 'application/json' in requestBody.content,
        `${at}: a body of no type`,
      )
    }
  }
  const text = JSON.stringify(told)
  for (const [, name] of text.matchAll(/"\$ref":"([^"]*)"/g)) {
    const known = name?.startsWith('#/components/schemas/') && name.slice(21) in told.components.schemas
    unless(Boolean(known), `${name} leads nowhere`)
  }
  for (const scheme of told.security.flatMap(Object.keys)) {
    unless(scheme in told.components.securitySchemes, `there is no security scheme ${scheme}`)
  }
  return problems
}

test('the description has the shape of OpenAPI 3.1; references lead somewhere', () => {
  expect(problemsOf(description)).toEqual([])
  const { paths, components } = description
  expect(components.schemas['Refusal']).toMatchObject({
    properties: { code: { enum: Object.keys(REFUSALS) } },
  })
  const press = paths['/api/v1/press/{button}']?.['post']
  expect(press?.parameters?.[0]?.schema).toEqual({ enum: [...BUTTONS] })
  const command = JSON.stringify(paths['/api/v1/shows/{show}/commands']?.['post']?.requestBody)
  for (const kind of ['take', 'arm', 'retract']) expect(command).toContain(`"${kind}"`)
})

test('a mistake in the description is seen', () => {
  const broken = structuredClone(description)
  const press = broken.paths['/api/v1/press/{button}']?.['post'] as unknown as {
    parameters: unknown[]
    operationId: string
  }
  press.parameters = []
  press.operationId = 'status'
  Object.assign(broken.components, { schemas: {} })
  expect(problemsOf(broken).map((problem) => problem.replace(/.*: /, ''))).toEqual(
    expect.arrayContaining([
      'parameters are not those of the path',
      'status stands twice',
      '#/components/schemas/Refusal leads nowhere',
    ]),
  )
})

test('anybody may read it, and it names no show, no person and no key', async () => {
  const reply = await core.app.inject('/api/v1/openapi.json')
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['content-type']).toMatch(/^application\/json/)
  for (const secret of [API_KEY, 'Pat', folder]) expect(reply.body).not.toContain(secret)
})

test('the description checks no request and trims no answer: the sentences are ours', async () => {
  const headers = { authorization: `Bearer ${API_KEY}` }
  const post = async (url: string, payload: object) => {
    const reply = await core.app.inject({ method: 'POST', url, headers, payload })
    return { status: reply.statusCode, ...reply.json() }
  }
  expect(await post('/api/v1/shows', { id: 7 })).toEqual({
    status: 400,
    code: 'malformed',
    sentence: expect.stringMatching(/^The message could not be read: /),
  })
  // A name no schema allows reaches the route, and is refused by a word of ours.
  expect(await post('/api/v1/shows/NOT%20A%20SLUG/commands', {})).toMatchObject({
    status: 404,
    sentence: 'There is no show called NOT A SLUG.',
  })
  expect(await post('/api/v1/press/dance', {})).toMatchObject({ status: 404, code: 'no-such-button' })
  expect(await post('/api/v1/press/take', {})).toEqual({
    status: 404,
    code: 'nothing-on-air',
    sentence: 'No show is on air.',
  })
  const listed = await core.app.inject({ url: '/api/v1/screens', headers })
  expect(listed.json()).toEqual({ screens: [], waiting: [] })
})

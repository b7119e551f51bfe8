/** Whoever asks an edge that has just begun: waits with it for a moment, and is told so if it takes longer. */
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { atTheDoor, type Opened } from '../../server/edge/door.ts'
import { until } from '../helpers/house.ts'

let app: FastifyInstance
let opened: Opened
let level = false
let asked = 0

async function open(patienceMs?: number): Promise<void> {
  level = false
  asked = 0
  app = fastify()
  app.addHook('onRequest', async () => {
    asked += 1
  })
  opened = atTheDoor(app, () => level, patienceMs)
  app.get('/live/evening', () => 'the page')
  app.get('/health', () => 'well')
}
const page = () => app.inject({ url: '/live/evening' })

beforeEach(() => open())
afterEach(() => app.close())

test('is answered the moment the edge has been told everything', async () => {
  const answers = [page(), page(), opened()] as const
  await until('both to wait', () => asked === 2)
  expect((await app.inject({ url: '/health' })).body).toBe('well')
  level = true
  const [first, second, isOpen] = await Promise.all(answers)
  expect([first.statusCode, first.body, second.statusCode, isOpen]).toEqual([200, 'the page', 200, true])
})

test('is told that it has just begun if that takes longer, and when to come back; no cache keeps that', async () => {
  await app.close()
  await open(30)
  const [answer, isOpen] = await Promise.all([page(), opened()])
  expect([answer.statusCode, answer.headers['cache-control'], isOpen]).toEqual([503, 'no-store', false])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
})

test('is not kept by an edge that ends', async () => {
  const answer = page()
  await until('it to wait', () => asked === 1)
  await app.close()
  expect((await answer).statusCode).toBe(503)
})

test('finds it open for ever once it was', async () => {
  level = true
  expect((await page()).statusCode).toBe(200)
  level = false
  expect((await page()).statusCode).toBe(200)
})

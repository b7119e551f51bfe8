import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { VARIABLES } from '../../server/config.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

it('[L1] the Redis of docker-compose.yml is one the server accepts', () => {
  const command = /command: (redis-server .*)/.exec(read('docker-compose.yml'))?.[1]
  expect(command).toContain('--appendonly yes')
  expect(command).toContain('--appendfsync always')
  expect(command).toContain('--maxmemory-policy noeviction')
})

it('docker-compose.yml and Dockerfile set only variables the server knows', () => {
  const compose = [...read('docker-compose.yml').matchAll(/^ {6}([A-Z_]+): /gm)].map(([, name]) => name ?? '')
  const image = [...read('Dockerfile').matchAll(/([A-Z_]+)=/g)].map(([, name]) => name ?? '')
  expect(compose).toEqual(['REDIS_URL', 'HOST', 'ROOM_PORT', 'PUBLIC_PORT', 'ENVELOPE_DATA'])
  const ours = [...compose, ...image].filter((name) => name !== 'NODE_ENV')
  for (const name of ours) expect(Object.keys(VARIABLES)).toContain(name)
})

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

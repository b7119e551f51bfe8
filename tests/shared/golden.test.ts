import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Commit } from '#shared/events'
import { playCeremony } from '../golden/ceremony.ts'
import { stateHash } from '../golden/state-hash.ts'

const FOLDER = join(import.meta.dirname, '../golden')

const golden = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({ file, ...JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) }))

it.each(golden)(
  '[L3] the golden log $file replays to its recorded state',
  ({ commits, epoch, fields, hash }) => {
    expect(stateHash(commits, epoch, fields).hash).toBe(hash)
  },
)

it('[L3] a golden log that lost a commit, or whose commit was changed, comes to another state', () => {
  const [{ commits, epoch, fields, hash }] = golden as [(typeof golden)[0]]
  expect(stateHash(commits.slice(0, -1), epoch, fields).hash).not.toBe(hash)
  const text = JSON.stringify(commits).replace('The wrong card was read', 'The wrong card was seen')
  expect(stateHash(JSON.parse(text), epoch, fields).hash).not.toBe(hash)
})

it('[L3] the newest golden log holds every kind of fact, and is of today’s ceremony', () => {
  const newest = golden.at(-1)?.commits as Commit[]
  const kinds = Commit.properties.events.items.anyOf.map((event) => event.properties.kind.const)
  expect(new Set(newest.flatMap(({ events }) => events.map(({ kind }) => kind)))).toEqual(new Set(kinds))
  expect(JSON.parse(JSON.stringify(playCeremony()))).toEqual(newest)
})

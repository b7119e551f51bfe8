/** What lies about without the key: tables, Redis, exports, the technical log, the processes' own words, and what browsers are served. */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { unzipSync } from 'fflate'
import { createClient } from 'redis'
import { masked } from './masks.ts'
import type { Evening, World } from './world.ts'

export interface Stored {
  /** Each kind as text, sealed boxes and all. */
  readonly plain: ReadonlyMap<string, string>
  readonly bytes: Buffer
}

/** Seal keys, and what a running server locks. */
const LEFT_OUT = /(^|\/)(seal\.key|.*-shm|.*\.lock|failpoint)$/

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile() && !LEFT_OUT.test(file))
    .sort()

/** Redis tells what is in a hash or a set in an order of its own, which each server draws anew. */
function inOneOrder(copy: string): string {
  const { keys, ...about } = JSON.parse(copy) as {
    keys?: { key: string; kind: string; words: string[] }[]
  }
  const pairs = ({ kind, words }: { kind: string; words: string[] }) =>
    kind === 'hash' ? words.flatMap((word, at) => (at % 2 === 0 ? [`${word} ${words[at + 1]}`] : [])) : words
  const told = (keys ?? []).map((one) => `${one.key} ${one.kind} ${pairs(one).toSorted().join(' ')}`)
  return `${JSON.stringify(about)} ${told.toSorted().join('\n')}`
}

const asText = (value: unknown): string => {
  if (value instanceof Uint8Array) return `bytes ${Buffer.from(value).toString('hex')}`
  const text = String(value)
  return text.startsWith('{') && text.includes('"words":') && text.includes('"house":')
    ? inOneOrder(text)
    : text
}

/** Every row of every table, in the order in which they were written. */
function tablesOf(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'envelope-leaks-'))
  const copy = join(folder, 'copy.db')
  try {
    for (const end of ['', '-wal']) {
      try {
        copyFileSync(`${path}${end}`, `${copy}${end}`)
      } catch {
        // Nothing has been written since it was last tidied.
      }
    }
    const database = new DatabaseSync(copy)
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all()
    const lines = (names as { name: string }[]).flatMap(({ name }) =>
      (database.prepare(`SELECT * FROM "${name}" ORDER BY rowid`).all() as Record<string, unknown>[]).map(
        (row) =>
          `${name} ${Object.entries(row)
            .map(([column, value]) => `${column}=${asText(value)}`)
            .join(' ')}`,
      ),
    )
    database.close()
    return lines.join('\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every key and everything in it. */
async function redisOf(url: string): Promise<string> {
  const client = createClient({ url })
  await client.connect()
  try {
    const lines: string[] = []
    for (const key of (await client.keys('*')).sort()) {
      const type = await client.type(key)
      const all =
        type === 'string'
          ? [await client.get(key)]
          : type === 'hash'
            ? Object.entries(await client.hGetAll(key)).sort()
            : type === 'set'
              ? (await client.sMembers(key)).sort()
              : type === 'zset'
                ? await client.zRangeWithScores(key, 0, -1)
                : type === 'list'
                  ? await client.lRange(key, 0, -1)
                  : await client.xRange(key, '-', '+')
      for (const one of all ?? []) lines.push(`${key} (${type}) ${JSON.stringify(one)}`)
    }
    return lines.join('\n')
  } finally {
    client.destroy()
  }
}

/** The files of an export, by name. */
const unpacked = (zip: Uint8Array): string =>
  Object.entries(unzipSync(zip))
    .map(([name, bytes]) => `${name} (${bytes.length})\n${Buffer.from(bytes).toString()}`)
    .join('\n')

const processOf = (pid: number): Buffer =>
  Buffer.concat(['environ', 'cmdline'].map((what) => readFileSync(`/proc/${pid}/${what}`)))

/** Lines, each once: how often a request was made is our affair; what was written of it is not. */
/** Each refusal is told once in a real minute, which the two do not share. */
const isRefusal = (line: string) => line.includes('people: refused')

export const logOf = ({ house }: World, { logFrom }: Evening): string => {
  const said = house.output().slice(logFrom).replaceAll(house.folder, 'folder')
  return [...new Set(masked(said).split('\n'))]
    .filter((line) => !isRefusal(line))
    .sort()
    .join('\n')
}

/** Of the evenings before this one both the room and the public know by now. */
export function ofThisOne(text: string, { id }: Pick<Evening, 'id'>): string {
  const isBefore = (line: string) => [...line.matchAll(/evening-\d+/g)].some(([name]) => name !== id)
  return text
    .split('\n')
    .filter((line) => !isBefore(line))
    .join('\n')
}

export async function storedBy({ house, redis, client, people }: World, evening: Evening): Promise<Stored> {
  const plain = new Map<string, string>()
  const bytes: Buffer[] = []
  const files = filesOf(house.folder)
  for (const file of files) bytes.push(readFileSync(join(house.folder, file)))
  for (const file of files.filter((name) => name.endsWith('.db')))
    plain.set(`table file ${file}`, ofThisOne(tablesOf(join(house.folder, file)), evening))
  if (redis) {
    plain.set('Redis, keys and values', ofThisOne(await redisOf(redis.url), evening))
    for (const file of filesOf(redis.folder)) bytes.push(readFileSync(join(redis.folder, file)))
  }
  const headers = people.all.producer
  const { body } = await client.ask(`${house.room}/control/shows/${evening.id}/export`, { headers })
  plain.set('export', unpacked(body))
  const { core, edge } = house.children()
  bytes.push(body, processOf(core), processOf(edge), Buffer.from(house.output()))
  return { plain, bytes: Buffer.concat([...bytes, Buffer.from([...plain.values()].join('\n'))]) }
}

/** Everything browsers are given, as it was built. */
export function bundles(dist: string): { readonly names: readonly string[]; readonly bytes: Buffer } {
  const folders = ['pages', 'embed'].map((name) => join(dist, name))
  const names = folders.flatMap((folder) => filesOf(folder).map((file) => join(folder, file)))
  return { names, bytes: Buffer.concat(names.map((name) => readFileSync(name))) }
}

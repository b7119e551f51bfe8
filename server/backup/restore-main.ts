/**
 * Brings every show of a backup folder into an empty data folder, and proves that it is the show it was: the chain through its log,
 * and the hash of what it comes to. A drill does it in a folder of its own, says how long it took, and leaves nothing behind.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Actor } from '#shared/people'
import type { KeepingWorld } from '../keeping/keeping.ts'
import { restoreShow } from '../keeping/restore-show.ts'
import { replayed } from '../log/replayed.ts'
import { startShows } from '../shows.ts'
import { openStores } from '../stores.ts'
import { openKeyring } from '../vault/keyring.ts'
import { written } from '../whole-files.ts'
import { asBundle, commitsIn, type Lying, NoBackup, readBackups } from './read-backup.ts'
import { stateHash } from './state-hash.ts'

const BY: Actor = { name: 'restore', role: 'producer', desk: null }
const newCommandId = () => randomBytes(16).toString('base64url')

const say = (line: string) => void process.stdout.write(`${line}\n`)

interface Came {
  readonly show: string
  readonly commits: number
  readonly pictures: number
  readonly chain: boolean
  /** What the backup's own records come to is what was restored of them. */
  readonly state: boolean
  /** What the running house put down is what the backup comes to at that commit; null if it had put down nothing yet. */
  readonly asItStood: boolean | null
  /** The key at hand opens its envelopes. */
  readonly opens: boolean
}

/** A house in the data folder, without anybody who looks on. */
async function houseIn(dataFolder: string, redisUrl: string | null) {
  const sealKey = process.env['ENVELOPE_SEAL_KEY']?.trim().toLowerCase() || null
  const stores = await openStores({ redisUrl, dataFolder })
  const { vault } = openKeyring({ dataFolder, sealKey })
  const newEpochId = () => randomBytes(8).toString('hex')
  const world = {
    vault,
    now: Date.now,
    monotonic: () => performance.now(),
    leadMs: () => 100,
    warn: (message: string, error: unknown) => say(`${message}: ${String(error)}`),
    newCommandId,
    newEpoch: () => ({ generation: 1, id: newEpochId() }),
  }
  const shows = await startShows(stores.logs, stores.registry, world)
  const keeping: KeepingWorld = { ...stores, ...world, shows, newEpochId, screensOf: () => [] }
  return {
    keeping,
    async close() {
      shows.stop()
      await stores.close()
    },
  }
}

async function bring(keeping: KeepingWorld, lying: Lying, arriving: string): Promise<Came> {
  const { show } = lying.about
  mkdirSync(arriving, { recursive: true, mode: 0o700 })
  const path = join(arriving, `${show}.zip`)
  await written(path, asBundle(lying, Date.now()))
  const answer = await restoreShow(keeping, path, { as: 'whole', keyless: 'yes' }, BY)
  rmSync(path)
  if (!answer.ok) throw new NoBackup(`${show}: ${answer.refusal.sentence}`)
  const log = await keeping.logs.open(show)
  if (!log) throw new NoBackup(`${show} was restored, and its log is not there.`)
  const { brokenAt, noted, head } = await log.verify(lying.head)
  const before = await foldOf(lying, lying.head.seq)
  const { stood } = lying.about
  return {
    show,
    commits: answer.commits,
    pictures: readdirSync(join(lying.folder, 'images')).filter((name) => name.endsWith('.json')).length,
    chain: brokenAt === null && noted === true && head.seq === lying.head.seq,
    state: stateHash((await replayed(log)).state) === before,
    asItStood: stood && stood.seq <= lying.head.seq ? (await foldOf(lying, stood.seq)) === stood.hash : null,
    opens: !answer.keyless,
  }
}

/** What the records in the backup come to, read where they lie. */
async function foldOf({ about, folder }: Lying, upTo: number): Promise<string> {
  const all = await commitsIn(folder, upTo)
  const readSince = async (seq: number, most = all.length) => all.slice(seq, seq + most)
  return stateHash((await replayed({ epoch: about.epoch, readSince })).state)
}

async function main(): Promise<void> {
  const [kind, from, into] = process.argv.slice(2)
  if ((kind !== 'drill' && kind !== 'restore') || !from || (kind === 'restore' && !into))
    throw new NoBackup(
      'Say which folder holds the backup: npm run restore-drill -- <backup folder>, or npm run restore -- <backup folder> <empty data folder>.',
    )
  const began = performance.now()
  const dataFolder = kind === 'drill' ? mkdtempSync(join(tmpdir(), 'envelope-drill-')) : resolve(String(into))
  if (kind === 'restore' && existsSync(join(dataFolder, 'shows.db')))
    throw new NoBackup(`${dataFolder} holds shows already; give a folder that is empty, or not there yet.`)
  try {
    const { shows, passed, lost } = await readBackups(resolve(from))
    for (const line of passed) say(`passed over ${line}`)
    const house = await houseIn(dataFolder, kind === 'drill' ? null : process.env['REDIS_URL'] || null)
    const came: Came[] = []
    for (const lying of shows) {
      const one = await bring(house.keeping, lying, join(dataFolder, 'arriving'))
      came.push(one)
      const torn = lying.torn > 0 ? `, ${lying.torn} bytes of a record that was cut off left out` : ''
      say(`${one.show}: ${one.commits} commits, ${one.pictures} pictures${torn}`)
    }
    await house.close()
    const ms = Math.round(performance.now() - began)
    const ok =
      lost.length === 0 && came.every(({ chain, state, asItStood }) => chain && state && asItStood !== false)
    say(
      ok
        ? `Restored and proved in ${(ms / 1000).toFixed(1)} s: ${kind === 'drill' ? 'nothing of it was kept' : dataFolder}.`
        : lost.length > 0
          ? `No backup of ${lost.join(', ')} is sound.`
          : 'What was restored is not what was backed up.',
    )
    if (came.some(({ opens }) => !opens))
      say('The envelopes stay shut until the seal key is brought (Menu › Key of the envelopes).')
    const sum = (of: (one: Came) => number) => came.reduce((all, one) => all + of(one), 0)
    say(
      JSON.stringify({
        ok,
        shows: came.length,
        lost: lost.length,
        commits: sum(({ commits }) => commits),
        pictures: sum(({ pictures }) => pictures),
        chain: came.every(({ chain }) => chain),
        stateEqual: came.every(({ state }) => state),
        asItStood: came.every(({ asItStood }) => asItStood !== false),
        opens: came.every(({ opens }) => opens),
        ms,
      }),
    )
    process.exitCode = ok ? 0 : 1
  } finally {
    if (kind === 'drill') rmSync(dataFolder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof NoBackup ? error.message : String((error as Error).stack)}\n`)
  process.exit(1)
})

/**
 * A process that appends to the embedded log and says so: `ack 7` once commit 7 is durable.
 * After a failure it reads the log again, as the server does, and says what it found.
 * Arguments: the file, the show, how many commits.
 */
import { writeSync } from 'node:fs'
import { LogUnavailable, LogUnusable, type ShowLog } from '../../server/log/show-log.ts'
import { openSqliteLogStore } from '../../server/log/sqlite-log.ts'
import { EPOCH, sizedCommitOf } from './commits.ts'

const STDOUT = 1
/** At once, not through a stream: the order of acks and file writes is what is being tested. */
const say = (line: string) => writeSync(STDOUT, `${line}\n`)

async function write(path: string, show: string, count: number): Promise<void> {
  const store = openSqliteLogStore(path)
  const log = (await store.open(show)) ?? (await store.create(show, EPOCH))
  let last = (await log.readSince(0)).length
  say(`open ${last}`)
  for (let tries = 0; tries < count; tries++) last = await attempt(log, last + 1)
  await store.close()
  say('closed')
}

/** The last seq of the log after one attempt to append `seq`. */
async function attempt(log: ShowLog, seq: number): Promise<number> {
  try {
    await log.append(sizedCommitOf(seq))
    say(`ack ${seq}`)
    return seq
  } catch (error) {
    if (!(error instanceof LogUnavailable)) throw error
    say(`unsure ${seq}`)
    const found = await log.readSince(seq - 1).catch(() => null)
    say(found === null ? 'unreadable' : `${found.length === 0 ? 'absent' : 'stored'} ${seq}`)
    return found === null ? seq - 1 : seq - 1 + found.length
  }
}

const [path = '', show = '', count = ''] = process.argv.slice(2)
try {
  await write(path, show, Number(count))
} catch (error) {
  if (!(error instanceof LogUnusable)) throw error
  say(`refused ${error.message}`)
  process.exitCode = 3
}

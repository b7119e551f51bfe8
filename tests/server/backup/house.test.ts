/** A real house with a backup folder: acknowledged is copied, every desk hears of trouble, and a core that is killed loses none of it. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BackupTrouble } from '#shared/backup'
import type { ReadyReport } from '#shared/ready'
import { restoreProgram } from '../../helpers/backups.ts'
import { deskSocket, type House, SAMPLE, startHouse, until } from '../../helpers/house.ts'

const folder = mkdtempSync(join(tmpdir(), 'envelope-backup-'))
let house: House
let desk: Socket
const told: (BackupTrouble | null)[] = []
beforeAll(async () => {
  house = await startHouse({ environment: { ENVELOPE_BACKUP: folder } })
  desk = deskSocket(house)
  desk.on('backup', (trouble) => told.push(trouble))
}, 60_000)
afterAll(async () => {
  desk?.close()
  await house?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const records = (): string[] => {
  const [history = ''] = readdirSync(join(folder, SAMPLE))
  return readFileSync(join(folder, SAMPLE, history, 'log.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
}
const copied = async (seq: number) => until(`commit ${seq} in the folder`, () => records().length >= seq)
const line = async () => {
  const report = (await (await house.api('/control/ready')).json()) as ReadyReport
  return report.lines.find(({ id }) => id === 'backup')
}

test('[L1] every acknowledged take is in the folder, also of a core that is killed after its answer; the drill proves it', async () => {
  const first = await house.takeNext()
  expect(first.ok).toBe(true)
  await copied(first.ok ? first.position.seq : 0)
  const before = house.children().core
  house.armFailpoint('after-ack')
  // Not within the guard time of the one before.
  const last = await until('another take', async () => {
    const answer = await house.takeNext()
    return answer.ok ? answer : null
  })
  await until('another core', () => {
    const { core } = house.children()
    return core !== 0 && core !== before
  })
  await copied(last.position.seq)
  const { line: drilled } = await restoreProgram(['drill', folder])
  expect(drilled).toMatchObject({ ok: true, shows: 1, commits: records().length })
})

test('a folder that goes away is told to every desk and by the ready check, and told over when it is back', async () => {
  // The core that was killed is back as a process before it is back as a server.
  await until('the core to answer', line)
  await until('the desk to be told that all is well', () => told.at(-1) === null)
  expect((await line())?.sentence).toContain(`Every commit is copied to ${folder}`)
  renameSync(folder, `${folder}-pulled`)
  await until('the desk to be told', () => told.at(-1)?.problem === 'gone')
  expect((await line())?.state).toBe('problem')
  await until('a take all the same', async () => (await house.takeNext()).ok)
  renameSync(`${folder}-pulled`, folder)
  await until('it to be over', () => told.at(-1) === null)
})

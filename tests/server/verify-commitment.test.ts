/** [E2] The script in control/README.md verifies without Envelope: test vectors that hold for ever, and every way of being wrong. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { publicLedger } from '#shared/ledger'
import { canonical, commitmentOf } from '#shared/results'
import { revealedResults } from '#shared/revealed-results'
import { evening } from '../helpers/given.ts'
import { awarded } from '../helpers/show.ts'

const PROGRAM = fileURLToPath(new URL('../../server/verify-commitment.mjs', import.meta.url))
const README = readFileSync(fileURLToPath(new URL('../../control/README.md', import.meta.url)), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'envelope-verify-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('README quotes the script as it is', () => {
  const code = readFileSync(PROGRAM, 'utf8').split(' */\n')[1] ?? ''
  expect(code.split('\n').length).toBeLessThan(31)
  expect(README.includes(code)).toBe(true)
})

/** The same in README: whoever writes a program of their own can try it on them. */
const VECTOR = {
  text: '{"show":"sample-2026","category":"housing","level":"winner","version":1,"entries":["h-3","h-4"],"citation":"Für “Häuser” & more"}',
  nonce: '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff',
  commitment: 'a8636fcf453e9222ae22665e6aa681fb9232aa2644663da1e1179b7922c71c7a',
}
const WRITTEN_IN = {
  text: '{"show":"sample-2026","category":"lifetime","level":"winner","version":2,"entries":["write-in--winner--2-1"],"citation":null,"writeIns":[{"id":"write-in--winner--2-1","entrant":"Smith & Daughters","title":null,"person":"Ann Smith","partners":["Leeds"]}]}',
  nonce: 'ff'.repeat(32),
  commitment: '974200e2c616f05978b24b75625c58af78b9c529d8198568e85a3c5b39f7879f',
}

function results({ text, ...proof }: typeof VECTOR, change: object = {}) {
  const { show, category, level, version, entries, citation } = JSON.parse(text)
  const result = {
    category: { id: category, name: 'Housing' },
    level: { id: level, name: 'Winner' },
    entries: entries.map((id: string) => ({ id })),
    citation,
    proof: { ...proof, text, version },
  }
  return { show, results: [{ ...result, ...change }] }
}

function verify(...files: object[]): { said: string; code: number | null } {
  const paths = files.map((file, i) => {
    const path = join(folder, `${i}.json`)
    writeFileSync(path, JSON.stringify(file))
    return path
  })
  const { stdout, stderr, status } = spawnSync(process.execPath, [PROGRAM, ...paths], { encoding: 'utf8' })
  return { said: `${stdout}${stderr}`, code: status }
}

it.each([
  ['one of the shortlist', VECTOR],
  ['one who was written in', WRITTEN_IN],
])('[E2] the test vector of %s verifies, is spelled so for ever, and stands in README', (_, vector) => {
  const { said, code } = verify(results(vector))
  expect(said).toMatch(/^ok {2}Housing, Winner, version \d\n1 of 1 verified\n$/)
  expect(code).toBe(0)
  const { show, entries, citation, writeIns, ...ref } = JSON.parse(vector.text)
  expect(canonical(show, ref, { writeIns, citation, entries })).toBe(vector.text)
  expect(commitmentOf(vector.text, vector.nonce)).toBe(vector.commitment)
  for (const part of Object.values(vector)) expect(README.includes(part), part).toBe(true)
})

it.each([
  ['another fingerprint', { ...VECTOR, nonce: `${VECTOR.nonce.slice(0, -1)}e` }, {}],
  ['is not what is said', VECTOR, { entries: [{ id: 'h-4' }, { id: 'h-3' }] }],
  ['is not what is said', VECTOR, { citation: null }],
])('[E2] says what is wrong: %s', (words, vector, change) => {
  const { said, code } = verify(results(vector, change))
  expect(said).toMatch(new RegExp(`^WRONG: .*${words}`))
  expect(code).toBe(1)
})

it('[E2] a fingerprint that was not there before the show is told, however well it fits', () => {
  const before = (commitment: string) => ({ commitments: [{ commitment }] })
  expect(verify(results(VECTOR), before(VECTOR.commitment)).code).toBe(0)
  expect(verify(results(VECTOR), before('0'.repeat(64))).said).toMatch(
    /^WRONG: .*not in the file saved before/,
  )
})

it('[E2] verifies what the house and the live blog hand out, write-ins and corrections too', () => {
  const night = evening()
  const saved = publicLedger(night.state().feed)
  const writeIns = [
    { id: 'write-in--1', entrant: 'Ünïcode & “Sons”', title: null, person: null, partners: [] },
  ]
  night.take(7).publish()
  night.must({
    kind: 'correct-result',
    category: 'housing',
    level: 'winner',
    entries: ['write-in--1'],
    writeIns,
    citation: 'It’s\nkept',
    reason: 'Misread',
  })
  night.publish()
  night.must({ kind: 'set-result', category: 'lifetime', levels: [awarded('winner', [])], reason: null })
  const handed = { show: 'sample-2026', results: revealedResults(night.state()) }
  expect(verify(handed)).toMatchObject({ code: 0, said: expect.stringContaining('2 of 2 verified') })
  expect(verify(publicLedger(night.state().feed))).toMatchObject({ code: 0 })
  // The correction was sealed on the night: whoever saved the list before is told so.
  expect(verify(handed, saved).said).toMatch(/WRONG: .*Winner, version 2\nok {2}Housing, Highly Commended/)
})

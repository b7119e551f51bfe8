/** Somebody guesses: what it tells them, whom it hinders, and how much work it makes. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createAccounts } from '../../../server/people/accounts.ts'
import { addressKey, createFailures } from '../../../server/people/failures.ts'
import { createPasswordDoor, type PasswordDoor } from '../../../server/people/password-door.ts'
import { QueueFull } from '../../../server/people/work-queue.ts'
import type { Account } from '../../../server/registry/account.ts'

const person = (name: string, change: Partial<Account> = {}): Account => ({
  id: `account-of-${name}-0001`,
  name,
  role: 'operator',
  password: { hash: `the password of ${name}`, setAt: 1 },
  createdAt: 1,
  linkUntil: null,
  disabled: false,
  ...change,
})

/** A browser in which Emil has signed in before. */
const LAPTOP = 'laptop'
const HOUSE = [
  person('Ada'),
  person('Emil', { devices: ['other', LAPTOP] }),
  person('Out', { disabled: true }),
  person('New', { password: null }),
]
const MINUTES = 60_000
/** One at a venue, one elsewhere. */
const [VENUE, ELSEWHERE] = ['198.51.100.7', '203.0.113.9']

let time: number
/** What argon2 was given to do. */
let work: (string | null)[]
let told: Readonly<Record<string, string>>[]
let isFull: boolean
let door: PasswordDoor
beforeEach(() => {
  time = 0
  work = []
  told = []
  isFull = false
  door = createPasswordDoor({
    accounts: createAccounts({
      roll: async () => ({ revision: 1, accounts: HOUSE }),
      keepRoll: async () => false,
    }),
    passwords: {
      hash: async () => '',
      async verify(hash, password) {
        if (isFull) throw new QueueFull()
        work.push(hash)
        return hash !== null && password === hash
      },
    },
    failures: createFailures(() => time),
    audit: (_act, about) => void told.push(about),
  })
})

const tries = (name: string, password = 'a guess', address = VENUE, device: string | null = null) =>
  door({ name, password, address, device })
const signsIn = async (name: string, address = VENUE, device: string | null = null) =>
  'account' in (await tries(name, `the password of ${name}`, address, device))
const guesses = async (count: number, name: string | ((at: number) => string), address = VENUE) => {
  const codes: string[] = []
  for (let at = 0; at < count; at += 1) {
    const answer = await tries(typeof name === 'string' ? name : name(at), 'a guess', address)
    codes.push('refusal' in answer ? answer.refusal.code : 'in')
  }
  return codes
}

describe('telling nothing', () => {
  it('one sentence and one piece of work, whether there is such a person or not', async () => {
    expect(await signsIn('Ada')).toBe(true)
    const answers = []
    for (const name of ['Ada', 'Nobody', 'Out', 'New', '', 'ada\u0000', 'x'.repeat(400)]) {
      work = []
      answers.push(JSON.stringify(await tries(name)))
      expect(work, name).toHaveLength(1)
    }
    expect(new Set(answers).size).toBe(1)
    // Disabled: also the right password, and the same work.
    expect(JSON.stringify(await tries('Out', 'the password of Out'))).toBe(answers[0])
    expect(work).toEqual([null, null])
  })

  it('refuses further guesses at a name that is nobody’s as it does at a real one', async () => {
    const [real, none] = [await guesses(9, 'Ada'), await guesses(9, 'Nobody')]
    expect(real).toEqual([...Array(6).fill('wrong-password'), ...Array(3).fill('too-many-guesses')])
    expect(none).toEqual(real)
  })
})

describe('hindering nobody else', () => {
  it('lets the right password in from another address, whatever was guessed from one', async () => {
    await guesses(500, 'Ada')
    expect(await signsIn('Ada')).toBe(false)
    expect(await signsIn('Ada', ELSEWHERE)).toBe(true)
  })

  it('lets everybody else of the venue in who shares the address of one who guesses at a name', async () => {
    await guesses(20, 'Ada')
    expect(await signsIn('Emil')).toBe(true)
  })

  it('lets a person in at their own machine, though a stranger behind the same address used up its guesses', async () => {
    await guesses(200, (at) => `name ${at}`)
    await guesses(20, 'Emil')
    expect(await signsIn('Emil')).toBe(false)
    expect(await signsIn('Emil', VENUE, 'a stranger’s')).toBe(false)
    expect(await signsIn('Ada', VENUE, LAPTOP)).toBe(false)
    expect(await signsIn('Emil', VENUE, LAPTOP)).toBe(true)
  })

  it('counts the guesses at a person’s own machine too', async () => {
    for (let at = 0; at < 6; at += 1) await tries('Emil', 'a guess', VENUE, LAPTOP)
    expect(await signsIn('Emil', VENUE, LAPTOP)).toBe(false)
    expect(await signsIn('Emil', VENUE)).toBe(true)
  })

  it('lets a whole crew mistype and come in behind one address', async () => {
    const house = Array.from({ length: 25 }, (_, at) => `crew ${at}`)
    for (const name of house) expect(await guesses(2, name)).not.toContain('too-many-guesses')
    expect(await signsIn('Ada')).toBe(true)
  })

  it('begins anew for whoever got it right, and after ten minutes for everybody', async () => {
    await guesses(5, 'Ada')
    expect(await signsIn('Ada')).toBe(true)
    expect(await guesses(6, 'Ada')).not.toContain('too-many-guesses')
    expect(await signsIn('Ada')).toBe(false)
    time += 10 * MINUTES - 1
    expect(await signsIn('Ada')).toBe(false)
    time += 1
    expect(await signsIn('Ada')).toBe(true)
  })

  it('counts no attempt that could not be looked at', async () => {
    isFull = true
    expect(new Set(await guesses(50, 'Ada'))).toEqual(new Set(['too-busy']))
    isFull = false
    expect(await signsIn('Ada')).toBe(true)
  })
})

describe('bounding the work', () => {
  it('ten thousand guesses from one address, at as many names, are at most sixty pieces of it', async () => {
    await guesses(10_000, (at) => `name ${at}`)
    expect(work).toHaveLength(60)
  })

  it('guesses that come all at once are counted before they are looked at', async () => {
    await Promise.all(Array.from({ length: 300 }, () => tries('Ada')))
    expect(work).toHaveLength(6)
  })

  it('addresses of one IPv6 network are one address; those of two are two', async () => {
    for (let at = 0; at < 200; at += 1) await tries('Ada', 'a guess', `2001:db8:1:2::${at.toString(16)}`)
    expect(work).toHaveLength(6)
    expect(await signsIn('Ada', '2001:db8:1:3::1')).toBe(true)
    expect(addressKey('::ffff:10.0.0.1')).toBe('10.0.0.1')
    expect(addressKey('::1')).toBe('0:0:0:0::/64')
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(addressKey('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  })

  it('twenty thousand addresses and more are forgotten, oldest first, and the newest still counted', async () => {
    for (let at = 0; at < 25_000; at += 1)
      await tries('Nobody', 'a guess', `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`)
    expect(await guesses(7, 'Ada')).toContain('too-many-guesses')
  })
})

it('is told once, by the name of a person of the house, and never by what else was typed', async () => {
  await guesses(40, 'ADA')
  await guesses(40, 'my secret password')
  expect(told).toEqual([
    { who: 'Ada', address: VENUE },
    { who: 'an unknown name', address: VENUE },
  ])
})

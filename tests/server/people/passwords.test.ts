/** Passwords as argon2id keeps them. */
import { expect, it } from 'vitest'
import { createPasswords } from '../../../server/people/passwords.ts'
import { mustBePasswordHash } from '../../../server/registry/hashes.ts'

const ME = { of: 'me', rank: 0 }
const passwords = createPasswords(async () => undefined)

it('keeps a password as the registry wants it, and knows it again, however it was typed', async () => {
  const hash = await passwords.hash('Café au lait 2', ME)
  expect(mustBePasswordHash(hash)).toBe(hash)
  expect(hash).toContain('$m=19456,t=2,p=1$')
  expect(hash).not.toContain('Caf')
  expect(await passwords.verify(hash, 'Cafe\u0301 au lait 2', ME)).toBe(true)
  expect(await passwords.verify(hash, 'Cafe au lait 2', ME)).toBe(false)
  expect(await passwords.hash('Café au lait 2', ME)).not.toBe(hash)
})

it('knows nobody’s password: not even an empty one signs in whoever has none', async () => {
  for (const typed of ['', 'null', 'anything at all']) {
    expect(await passwords.verify(null, typed, ME)).toBe(false)
  }
})

it('leaves the event loop free while it works', async () => {
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await passwords.hash('one long password', ME)
  isOver = true
  expect(turns).toBeGreaterThan(2)
})

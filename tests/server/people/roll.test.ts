/** The rules of who has an account. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey } from '#shared/names'
import { ROLES } from '#shared/people'
import { changed, given, invited, type Ruled, removed, withPassword } from '../../../server/people/roll.ts'
import type { Account } from '../../../server/registry/account.ts'

const START = 1_700_000_000_000
const wish = (id: string, name = `Name of ${id}`, role: Account['role'] = 'operator') => ({
  id: `${id}-0123456789abcdef`,
  name,
  role,
  now: START,
  linkUntil: START + 1000,
})
const list = (ruled: Ruled): readonly Account[] => {
  if ('refusal' in ruled) throw new Error(ruled.refusal.sentence)
  return ruled.accounts
}
const codeOf = (ruled: Ruled) => ('refusal' in ruled ? ruled.refusal.code : 'done')
const idOf = (name: string) => `${name}-0123456789abcdef`

/** A producer with a password, and an operator without. */
const HOUSE = [
  (all: readonly Account[]) => invited(all, wish('ada', 'Ada', 'producer')),
  (all: readonly Account[]) => withPassword(all, idOf('ada'), 'hash', START),
  (all: readonly Account[]) => invited(all, wish('emil', 'Emil')),
].reduce<readonly Account[]>((all, step) => list(step(all)), [])

describe('inviting', () => {
  it('adds somebody without a password, whose link works for a while', () => {
    expect(HOUSE.at(-1)).toEqual({
      id: idOf('emil'),
      name: 'Emil',
      role: 'operator',
      password: null,
      createdAt: START,
      linkUntil: START + 1000,
      disabled: false,
    })
  })
  it('refuses a name that reads like another, and one that is none', () => {
    expect(codeOf(invited(HOUSE, wish('other', ' EMIL\u200b')))).toBe('name-taken')
    expect(codeOf(invited(HOUSE, wish('other', 'automation')))).toBe('bad-name')
    expect(codeOf(invited(HOUSE, wish('emil', 'Somebody else')))).toBe('name-taken')
  })
  it('sent again adds nobody', () => {
    const again = list(invited(HOUSE, { ...wish('emil', 'Emil'), linkUntil: START + 2000 }))
    expect(again).toEqual([HOUSE[0], { ...HOUSE[1], linkUntil: START + 2000 }])
  })
})

describe('changing', () => {
  it('gives a role, shuts out and lets in; a link given before is shut too', () => {
    const shut = list(changed(HOUSE, idOf('emil'), { role: 'editor', disabled: true }))
    expect(shut[1]).toMatchObject({ role: 'editor', disabled: true, linkUntil: null })
    expect(codeOf(given(shut, idOf('emil'), START + 5000))).toBe('person-disabled')
    expect(list(changed(shut, idOf('emil'), { disabled: false }))[1]).toMatchObject({ disabled: false })
  })
  it('refuses whoever is not there', () => {
    for (const ruled of [
      changed(HOUSE, idOf('nobody'), {}),
      given(HOUSE, idOf('nobody'), 1),
      withPassword(HOUSE, idOf('nobody'), 'hash', 1),
      removed(HOUSE, idOf('nobody')),
    ])
      expect(codeOf(ruled)).toBe('no-such-person')
  })
  it('changes nothing the second time', () => {
    const once = list(changed(HOUSE, idOf('emil'), { role: 'editor' }))
    expect(list(changed(once, idOf('emil'), { role: 'editor' }))).toBe(once)
  })
  it('never takes the last producer with a password', () => {
    for (const ruled of [
      changed(HOUSE, idOf('ada'), { role: 'operator' }),
      changed(HOUSE, idOf('ada'), { disabled: true }),
      removed(HOUSE, idOf('ada')),
    ])
      expect(codeOf(ruled)).toBe('last-producer')
    // Made a producer, but without a password: nobody yet who opens the house.
    const two = list(changed(HOUSE, idOf('emil'), { role: 'producer' }))
    expect(codeOf(removed(two, idOf('ada')))).toBe('last-producer')
    const both = list(withPassword(two, idOf('emil'), 'hash', START))
    expect(codeOf(removed(both, idOf('ada')))).toBe('done')
  })
  it('lets a first producer go who never came: the printed key is the way in still', () => {
    const house = list(invited([], wish('typo', 'Aad', 'producer')))
    expect(list(removed(house, idOf('typo')))).toEqual([])
  })
})

it('whatever is done, in whatever order: nobody twice, and a house that had an opener has one', () => {
  const names = fc.constantFrom('Ada', 'ada', 'Emil', 'Zoë', 'Zoe\u0308', 'נועה')
  const id = fc.constantFrom('a', 'b', 'c').map(idOf)
  const role = fc.constantFrom(...ROLES, 'producer' as const, 'producer' as const)
  const step = fc.oneof(
    fc
      .record({ id, name: names, role })
      .map((w) => (all: readonly Account[]) => invited(all, { ...w, now: START, linkUntil: START })),
    fc.tuple(id, role).map(
      ([who, to]) =>
        (all: readonly Account[]) =>
          changed(all, who, { role: to }),
    ),
    fc.tuple(id, fc.boolean()).map(
      ([who, disabled]) =>
        (all: readonly Account[]) =>
          changed(all, who, { disabled }),
    ),
    id.map((who) => (all: readonly Account[]) => withPassword(all, who, 'hash', START)),
    id.map((who) => (all: readonly Account[]) => removed(all, who)),
  )
  const opens = ({ role: is, password, disabled }: Account) => is === 'producer' && password && !disabled
  let opened = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      let all: readonly Account[] = []
      for (const act of steps) {
        const had = all.some(opens)
        const ruled = act(all)
        if ('refusal' in ruled) continue
        all = ruled.accounts
        expect(new Set(all.map(({ name }) => nameKey(name))).size).toBe(all.length)
        expect(new Set(all.map((account) => account.id)).size).toBe(all.length)
        if (had) expect(all.some(opens)).toBe(true)
        opened += had ? 1 : 0
      }
    }),
    { numRuns: 300 },
  )
  // The walk does come to houses that somebody opens.
  expect(opened).toBeGreaterThan(100)
})

/** What every registry must do with the list of accounts. */
import { expect, it } from 'vitest'
import type { Account } from '../../../server/registry/account.ts'
import type { Registry } from '../../../server/registry/registry.ts'

/** A hash as argon2id writes it, of no password in particular. */
const HASH = `$argon2id$v=19$m=19456,t=2,p=1$${'c2FsdHNhbHQ'.repeat(2)}$${'Q'.repeat(43)}`

export const accountOf = (name: string, hash: string | null = HASH): Account => ({
  id: `account-of-${name}-0001`,
  name: `${name} “Z” Ó’Hara שלום`,
  role: 'producer',
  password: hash === null ? null : { hash, setAt: 1_700_000_000_000 },
  createdAt: 1_700_000_000_000,
  linkUntil: null,
  disabled: false,
})

export function rollContract(registry: () => Registry): void {
  it('knows nobody at first, and then everybody who was kept, as they are now', async () => {
    expect(await registry().roll()).toEqual({ revision: 0, accounts: [] })
    const [ada, emil] = [
      { ...accountOf('ada'), devices: ['f'.repeat(64)] },
      { ...accountOf('emil', null), linkUntil: 1_800_000_000_000 },
    ]
    expect(await registry().keepRoll({ revision: 0, accounts: [ada, emil] })).toBe(true)
    expect(await registry().roll()).toEqual({ revision: 1, accounts: [ada, emil] })
    expect(await registry().keepRoll({ revision: 1, accounts: [{ ...emil, disabled: true }] })).toBe(true)
    expect(await registry().roll()).toEqual({ revision: 2, accounts: [{ ...emil, disabled: true }] })
    expect(await registry().keepRoll({ revision: 2, accounts: [] })).toBe(true)
    expect(await registry().roll()).toEqual({ revision: 3, accounts: [] })
  })

  it('keeps no list that was made from an older one', async () => {
    await registry().keepRoll({ revision: 0, accounts: [accountOf('ada')] })
    for (const revision of [0, 2, 10]) {
      expect(await registry().keepRoll({ revision, accounts: [] })).toBe(false)
    }
    expect(await registry().roll()).toEqual({ revision: 1, accounts: [accountOf('ada')] })
  })

  it('lets one of eight change the list who change it at once', async () => {
    for (let revision = 0; revision < 12; revision += 1) {
      const kept = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          registry().keepRoll({ revision, accounts: [accountOf(`number-${at}`)] }),
        ),
      )
      expect(kept.filter(Boolean)).toHaveLength(1)
      const { accounts } = await registry().roll()
      expect(accounts).toEqual([accountOf(`number-${kept.indexOf(true)}`)])
    }
  })
}

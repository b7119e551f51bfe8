/** The accounts of the house: the list is read, the rule is asked, and the new list is kept if nobody was faster. */
import { type Refusal, refusal } from '#shared/refusals'
import type { Account } from '../registry/account.ts'
import type { Registry } from '../registry/registry.ts'
import type { Ruled } from './roll.ts'

export type Changed =
  | {
      readonly account: Account
      /** As it was before; null for somebody new, and the same where nothing changed. */
      readonly before: Account | null
    }
  | { readonly refusal: Refusal }

export interface Accounts {
  list(): Promise<readonly Account[]>
  one(id: string): Promise<Account | null>
  /** Resolves once the change is kept. */
  change(rule: (accounts: readonly Account[]) => Ruled): Promise<Changed>
}

/** Somebody else changes the list at the same moment: read anew, and asked again. */
const MOST_TRIES = 20

/** Nothing is kept here: another core may have changed the list a moment ago. */
export function createAccounts(registry: Pick<Registry, 'roll' | 'keepRoll'>): Accounts {
  const find = (accounts: readonly Account[], id: string) =>
    accounts.find((account) => account.id === id) ?? null
  return {
    list: async () => (await registry.roll()).accounts,
    one: async (id) => find((await registry.roll()).accounts, id),
    async change(rule) {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const roll = await registry.roll()
        const ruled = rule(roll.accounts)
        if ('refusal' in ruled) return ruled
        const { account, accounts } = ruled
        const kept =
          accounts === roll.accounts || (await registry.keepRoll({ revision: roll.revision, accounts }))
        if (kept) return { account, before: find(roll.accounts, account.id) }
      }
      return { refusal: refusal('too-busy') }
    },
  }
}

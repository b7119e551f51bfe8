/** Passwords, hashed and verified off the event loop, and so few at a time that the show never notices. */
import { hash, verify } from '@node-rs/argon2'
import { asPassword } from '#shared/passwords'
import { newSecret } from '../secrets.ts'
import { type Claim, createWorkQueue } from './work-queue.ts'

export interface Passwords {
  /** Rejects with `QueueFull` when too much waits. */
  hash(password: string, by: Claim): Promise<string>
  /** Null stands for somebody who has no password: the same work, and never true. */
  verify(hash: string | null, password: string, by: Claim): Promise<boolean>
}

/** argon2id with 19 MiB and two passes: what OWASP asks for at least, about 30 ms here. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
/** After each hash; at most a quarter of one processor goes into passwords, however many guess. */
const REST_MS = 100
/** A crew that signs in at once, behind one address. */
const MOST_OF_ONE = 12
/** The last of them waits some four seconds, on a loaded machine eight: a browser, and the room’s port, wait longer than that. */
const MOST = 32

const resting = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REST_MS).unref())

/** One for a house: all its hashing stands in one queue, and takes a `rest` after each. */
export function createPasswords(rest: () => Promise<void> = resting): Passwords {
  const queue = createWorkQueue({ mostOfOne: MOST_OF_ONE, most: MOST, rest })
  // Nobody's: drawn here, and forgotten but for its hash.
  const nobody = hash(newSecret(), COST)
  return {
    hash: (password, by) => queue.run(by, () => hash(asPassword(password), COST)),
    verify: (known, password, by) =>
      queue.run(by, async () => {
        const isRight = await verify(known ?? (await nobody), asPassword(password))
        return isRight && known !== null
      }),
  }
}

/** What every registry must do, whatever keeps it. */
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainSetup } from '#shared/screens'
import {
  type PairedScreen,
  type Registry,
  RegistryUnavailable,
  type Session,
  type SignInKey,
} from '../../../server/registry/registry.ts'
import { accountOf, rollContract } from './roll-contract.ts'

/** An empty place for one test. */
export interface RegistryHome {
  /** Opens the one registry of this home, closing the one before. */
  open(now: () => number): Promise<Registry>
  /** All bytes this home keeps, to look for what must not be there. */
  bytes(): Promise<Buffer>
  clear(): Promise<void>
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
const START = 1_700_000_000_000
const HOUR = 3_600_000

const keyOf = (secret: string, name = 'Edda'): SignInKey => ({
  keyHash: hashOf(secret),
  name,
  role: 'operator',
  expiresAt: START + HOUR,
  account: null,
})
const sessionOf = (secret: string, expiresAt = START + HOUR): Session => ({
  tokenHash: hashOf(secret),
  name: 'Zoë “Z” O’Hara',
  role: 'scrutineer',
  createdAt: START,
  expiresAt,
  account: 'account-of-zoe-0001',
  place: 'Firefox on Linux, 10.0.0.7',
  byLink: true,
})

const screenOf = (name: string, order: number): PairedScreen => ({
  id: `screen-${name}`,
  tokenHash: hashOf(name),
  setup: plainSetup(name),
  pairedAt: START + order,
})

export function registryContract(name: string, newHome: () => Promise<RegistryHome>): void {
  describe(`the ${name} registry`, () => {
    let home: RegistryHome
    let registry: Registry
    let time: number
    const now = () => time

    beforeEach(async () => {
      time = START
      home = await newHome()
      registry = await home.open(now)
    })
    afterEach(() => home.clear())

    it('lets a key sign in once', async () => {
      await registry.addKey(keyOf('one'))
      expect(await registry.useKey(hashOf('another'))).toBeNull()
      expect(await registry.useKey(hashOf('one'))).toEqual(keyOf('one'))
      expect(await registry.useKey(hashOf('one'))).toBeNull()
    })

    it('gives a key to one of eight who come at once', async () => {
      for (let round = 0; round < 10; round++) {
        await registry.addKey(keyOf(`key ${round}`))
        const got = await Promise.all(
          Array.from({ length: 8 }, () => registry.useKey(hashOf(`key ${round}`))),
        )
        expect(got.filter((key) => key !== null)).toEqual([keyOf(`key ${round}`)])
      }
    })

    it('takes no key that is too old', async () => {
      await registry.addKey(keyOf('one'))
      time += HOUR
      expect(await registry.useKey(hashOf('one'))).toBeNull()
    })

    it('forgets the keys of one name and no other', async () => {
      await registry.addKey(keyOf('one', 'Edda'))
      await registry.addKey(keyOf('two', 'Edda'))
      await registry.addKey(keyOf('three', 'Emil'))
      await registry.dropKeys('Edda')
      await registry.dropKeys('Nobody')
      expect(await registry.useKey(hashOf('one'))).toBeNull()
      expect(await registry.useKey(hashOf('two'))).toBeNull()
      expect(await registry.useKey(hashOf('three'))).toEqual(keyOf('three', 'Emil'))
    })

    it('knows a session until it ends or is dropped', async () => {
      await registry.addSession(sessionOf('mine'))
      await registry.addSession(sessionOf('yours'))
      expect(await registry.session(hashOf('mine'))).toEqual(sessionOf('mine'))
      await registry.dropSession(hashOf('mine'))
      expect(await registry.session(hashOf('mine'))).toBeNull()
      time += HOUR - 1
      expect(await registry.session(hashOf('yours'))).toEqual(sessionOf('yours'))
      time += 1
      expect(await registry.session(hashOf('yours'))).toBeNull()
      expect(await registry.sessions()).toEqual([])
    })

    it('lists who is signed in, in the order they came, and nobody whose session ended', async () => {
      const later = {
        ...sessionOf('later', START + 2 * HOUR),
        createdAt: START + 1,
        account: null,
        byLink: false,
      }
      for (const session of [later, sessionOf('first'), sessionOf('dropped')])
        await registry.addSession(session)
      await registry.dropSession(hashOf('dropped'))
      expect(await registry.sessions()).toEqual([sessionOf('first'), later])
      time += HOUR
      expect(await registry.sessions()).toEqual([later])
    })

    it('sweeps out what has ended when something new comes, and nothing else', async () => {
      await registry.addSession(sessionOf('short'))
      await registry.addSession(sessionOf('long', START + 3 * HOUR))
      await registry.addKey(keyOf('short key'))
      time += HOUR
      await registry.addSession(sessionOf('new', START + 4 * HOUR))
      await registry.addKey({ ...keyOf('new key'), expiresAt: START + 4 * HOUR })
      time = START
      expect(await registry.session(hashOf('short'))).toBeNull()
      expect(await registry.useKey(hashOf('short key'))).toBeNull()
      expect(await registry.session(hashOf('long'))).not.toBeNull()
      expect(await registry.session(hashOf('new'))).not.toBeNull()
      expect(await registry.useKey(hashOf('new key'))).not.toBeNull()
    })

    it('knows which show is on air', async () => {
      expect(await registry.onAir()).toBeNull()
      await registry.putOnAir('gala')
      await registry.putOnAir('rehearsal')
      expect(await registry.onAir()).toBe('rehearsal')
    })

    it('keeps facts about shows apart: one may hold for many, and is taken back for one', async () => {
      expect(await registry.noted('archived')).toEqual([])
      await registry.note('archived', 'gala-2025', true)
      await registry.note('archived', 'gala-2024', true)
      await registry.note('archived', 'gala-2024', true)
      await registry.note('keyless', 'on-air', true)
      expect(await registry.noted('archived')).toEqual(['gala-2024', 'gala-2025'])
      expect(await registry.noted('keyless')).toEqual(['on-air'])
      expect(await registry.onAir()).toBeNull()
      await registry.note('archived', 'gala-2024', false)
      await registry.note('archived', 'never', false)
      expect(await registry.noted('archived')).toEqual(['gala-2025'])
      expect(await (await home.open(now)).noted('archived')).toEqual(['gala-2025'])
    })

    it('knows every paired screen, as it was last set up, until it is dropped', async () => {
      expect(await registry.screens()).toEqual([])
      await registry.keepScreen(screenOf('right', 2))
      await registry.keepScreen(screenOf('left', 1))
      const renamed = { ...screenOf('right', 2), setup: { ...plainSetup('مسرح'), show: 'gala', raise: 12 } }
      await registry.keepScreen(renamed)
      expect(await registry.screens()).toEqual([screenOf('left', 1), renamed])
      await registry.dropScreen('screen-left')
      await registry.dropScreen('screen-unknown')
      expect(await registry.screens()).toEqual([renamed])
    })

    rollContract(() => registry)

    it('keeps everything when it is reopened', async () => {
      await registry.addKey(keyOf('one'))
      await registry.keepRoll({ revision: 0, accounts: [accountOf('one')] })
      await registry.addSession(sessionOf('mine'))
      await registry.putOnAir('gala')
      await registry.keepScreen(screenOf('left', 1))
      const again = await home.open(now)
      expect(await again.onAir()).toBe('gala')
      expect(await again.roll()).toEqual({ revision: 1, accounts: [accountOf('one')] })
      expect(await again.screens()).toEqual([screenOf('left', 1)])
      expect(await again.session(hashOf('mine'))).toEqual(sessionOf('mine'))
      expect(await again.useKey(hashOf('one'))).toEqual(keyOf('one'))
    })

    it('keeps hashes only, and does not repeat what it refuses', async () => {
      const secret = 'a-key-in-the-clear-1f3b'
      for (const attempt of [
        () => registry.addKey({ ...keyOf('one'), keyHash: secret }),
        () => registry.addSession({ ...sessionOf('one'), tokenHash: secret }),
        () => registry.keepRoll({ revision: 0, accounts: [accountOf('one', secret)] }),
        () => registry.keepRoll({ revision: 0, accounts: [{ ...accountOf('one'), devices: [secret] }] }),
        () => registry.keepScreen({ ...screenOf('one', 1), tokenHash: secret }),
      ]) {
        const error: unknown = await attempt().catch((reason: unknown) => reason)
        expect(error).toBeInstanceOf(TypeError)
        expect(String(error)).not.toContain(secret)
      }
      await registry.addKey(keyOf(secret))
      await registry.addSession(sessionOf(secret))
      const kept = await home.bytes()
      expect(kept.includes(hashOf(secret))).toBe(true)
      expect(kept.includes(secret)).toBe(false)
    })

    it('fails with a sentence once it is closed', async () => {
      await registry.close()
      await expect(registry.onAir()).rejects.toThrow(RegistryUnavailable)
    })
  })
}

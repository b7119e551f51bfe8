/** What every log must do, whatever keeps it (L2, L3). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { evolveCommit } from '#shared/evolve'
import { initialState } from '#shared/state'
import { LogConflict, type LogStore, LogUnavailable, type ShowLog } from '../../../server/log/show-log.ts'
import { commitOf, commitsOf, EPOCH } from '../../helpers/commits.ts'
import { carryTests } from './carry-contract.ts'
import { type ChainHome, chainTests } from './chain-contract.ts'

/** An empty place for one test. */
export interface LogHome extends ChainHome {
  /** Opens the one store of this home, closing the one before. */
  open(): Promise<LogStore>
  /** As many hands on the same log as this kind of store allows. */
  hands(show: string, count: number): Promise<ShowLog[]>
  /** Closes everything. */
  clear(): Promise<void>
}

const STRANGE = 'Zoë 🏆 \u202eright-to-left\u202c \u0000 \ud800 "quotes" <b> \u2028 ＊＊ curly ’s'
const MEGABYTE = 1_000_000

export function logContract(name: string, newHome: () => Promise<LogHome>): void {
  describe(`the ${name} log`, () => {
    let home: LogHome
    let log: ShowLog

    beforeEach(async () => {
      home = await newHome()
      log = await (await home.open()).create('gala', EPOCH)
    })
    afterEach(() => home.clear())

    const append = async (count: number) => {
      for (const commit of commitsOf(count)) await log.append(commit)
    }
    const reopened = async () => {
      const found = await (await home.open()).open('gala')
      if (!found) throw new Error('The log is gone.')
      return found
    }

    it('[L2] gives the commits back in order, from any place', async () => {
      await append(12)
      expect(await log.readSince(0)).toEqual(commitsOf(12))
      expect(await log.readSince(9)).toEqual(commitsOf(12).slice(9))
      expect(await log.readSince(12)).toEqual([])
    })

    it('[L2] reads more commits than fit one page', async () => {
      await append(450)
      expect((await log.readSince(3)).map((commit) => commit.seq)).toEqual(
        Array.from({ length: 447 }, (_, index) => index + 4),
      )
    })

    it.each([
      ['a gap', 5],
      ['a repetition', 3],
      ['the first again', 1],
      ['zero', 0],
    ])('[L2] refuses %s and stores nothing of it', async (_, seq) => {
      await append(3)
      await expect(log.append(commitOf(seq, 'refused'))).rejects.toThrow(LogConflict)
      expect(await log.readSince(0)).toEqual(commitsOf(3))
      await log.append(commitOf(4))
    })

    it('[L2] lets exactly one of eight racing appends win, twenty times', async () => {
      const hands = await home.hands('gala', 8)
      for (let seq = 1; seq <= 20; seq++) {
        const tried = await Promise.allSettled(
          hands.map((hand, who) => hand.append(commitOf(seq, `by hand ${who}`))),
        )
        const won = tried.flatMap((outcome, who) => (outcome.status === 'fulfilled' ? [who] : []))
        expect(won).toHaveLength(1)
        for (const outcome of tried)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(LogConflict)
        expect(await log.readSince(seq - 1)).toEqual([commitOf(seq, `by hand ${won[0]}`)])
      }
    })

    it('[L2] goes on where it stood after it was reopened', async () => {
      await append(3)
      const again = await reopened()
      expect(await again.readSince(0)).toEqual(commitsOf(3))
      await expect(again.append(commitOf(3))).rejects.toThrow(LogConflict)
      await again.append(commitOf(4))
      expect(await (await reopened()).readSince(0)).toEqual(commitsOf(4))
    })

    it('[L2] keeps two shows apart', async () => {
      const store = await home.open()
      const gala = await store.open('gala')
      const rehearsal = await store.create('rehearsal', { generation: 1, id: 'fedcba9876543210' })
      await gala?.append(commitOf(1, 'for real'))
      await rehearsal.append(commitOf(1, 'to practise'))
      await rehearsal.append(commitOf(2, 'to practise'))
      expect(await gala?.readSince(0)).toEqual([commitOf(1, 'for real')])
      expect(await rehearsal.readSince(1)).toEqual([commitOf(2, 'to practise')])
      expect(await store.shows()).toEqual(['gala', 'rehearsal'])
    })

    it('[L2] lists shows oldest first, not by name', async () => {
      const store = await home.open()
      for (const show of ['zulu', 'alpha', 'mike']) await store.create(show, EPOCH)
      expect(await store.shows()).toEqual(['gala', 'zulu', 'alpha', 'mike'])
      expect(await (await home.open()).shows()).toEqual(['gala', 'zulu', 'alpha', 'mike'])
    })

    it('[L2] starts a show once, and knows none that was never started', async () => {
      await append(2)
      const store = await home.open()
      await expect(store.create('gala', { generation: 2, id: 'aaaaaaaaaaaaaaaa' })).rejects.toThrow(
        LogConflict,
      )
      expect(await store.open('never')).toBeNull()
      expect((await store.open('gala'))?.epoch).toEqual(EPOCH)
      expect(await (await reopened()).readSince(0)).toEqual(commitsOf(2))
    })

    it('[L2] keeps the epoch it was drawn with', async () => {
      const epoch = { generation: 7, id: 'abcdef0123456789' }
      const made = await (await home.open()).create('restored', epoch)
      expect(made.epoch).toEqual(epoch)
      expect((await (await home.open()).open('restored'))?.epoch).toEqual(epoch)
    })

    it('[L2] says so when it is shorter than the reader remembers', async () => {
      await append(2)
      await expect(log.readSince(3)).rejects.toThrow(LogUnavailable)
    })

    it('[L3] keeps strange text to the letter', async () => {
      await log.append(commitOf(1, STRANGE))
      expect(await (await reopened()).readSince(0)).toEqual([commitOf(1, STRANGE)])
    })

    it('[L3] keeps a very large commit whole', async () => {
      const large = commitOf(1, 'é'.repeat(4 * MEGABYTE))
      await log.append(large)
      expect(await (await reopened()).readSince(0)).toEqual([large])
    })

    it('[L3] refuses a commit it could not read back', async () => {
      const broken = { ...commitOf(1), at: Number.NaN }
      await expect(log.append(broken)).rejects.toThrow(/cannot be read/)
      await append(1)
    })

    it('[L3] replays to the same state after it was reopened', async () => {
      await append(30)
      const fold = async (from: ShowLog) =>
        (await from.readSince(0)).reduce((state, commit) => evolveCommit(state, commit), initialState(EPOCH))
      const before = await fold(log)
      expect(before.position.seq).toBe(30)
      expect(await fold(await reopened())).toEqual(before)
    })

    chainTests(() => home)
    carryTests(() => home)

    it('[L1] fails with a sentence once it is closed', async () => {
      const store = await home.open()
      const open = await store.open('gala')
      await store.close()
      await expect(open?.append(commitOf(1))).rejects.toThrow(LogUnavailable)
      await expect(store.shows()).rejects.toThrow(LogUnavailable)
    })
  })
}

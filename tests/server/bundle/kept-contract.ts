/** What every place for deleted shows must do, whatever keeps them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEPT_MS, type KeptStore } from '../../../server/bundle/kept.ts'

export interface KeptHome {
  open(now: () => number): Promise<KeptStore>
  clear(): Promise<void>
}

const NOW = 1_700_000_000_000
const about = (show: string, deletedAt = NOW) => ({
  show,
  ceremony: `The ${show}`,
  rehearsalOf: null,
  deletedAt,
})

async function* pieces(...given: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* given
}
async function* cutShort(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half')
  throw new Error('the log went away')
}
const whole = async (found: AsyncIterable<Uint8Array> | null) => {
  if (!found) return null
  const got: Uint8Array[] = []
  for await (const piece of found) got.push(piece)
  return Buffer.concat(got)
}

export function keptContract(name: string, newHome: () => Promise<KeptHome>): void {
  describe(`deleted shows on ${name}`, () => {
    let home: KeptHome
    let time: number
    let kept: KeptStore
    const now = () => time
    beforeEach(async () => {
      time = NOW
      home = await newHome()
      kept = await home.open(now)
    })
    afterEach(() => home.clear())

    it('gives a file back byte for byte, in whatever pieces it came, also after a restart', async () => {
      const bytes = Buffer.from(Array.from({ length: 1_500_000 }, (_, i) => (i * 31) % 251))
      const {
        id,
        bytes: size,
        until,
      } = await kept.keep(about('gala'), pieces(bytes.subarray(0, 7), bytes.subarray(7)))
      expect([size, until]).toEqual([bytes.length, NOW + KEPT_MS])
      expect((await whole(await kept.read(id)))?.equals(bytes)).toBe(true)
      kept = await home.open(now)
      expect((await whole(await kept.read(id)))?.equals(bytes)).toBe(true)
      expect(await kept.list()).toEqual([{ ...about('gala'), id, until, bytes: size }])
    })

    it('lists what was deleted last first, the same show twice if it was deleted twice', async () => {
      await kept.keep(about('gala', NOW), pieces(Buffer.from('1')))
      await kept.keep(about('gala', NOW + 5), pieces(Buffer.from('2')))
      await kept.keep(about('other', NOW + 3), pieces(Buffer.from('3')))
      expect((await kept.list()).map(({ show, deletedAt }) => [show, deletedAt - NOW])).toEqual([
        ['gala', 5],
        ['other', 3],
        ['gala', 0],
      ])
    })

    it('keeps for thirty days and not a day more', async () => {
      const { id } = await kept.keep(about('gala'), pieces(Buffer.from('1')))
      time += KEPT_MS - 1
      expect(await kept.read(id)).not.toBeNull()
      time += 1
      expect([await kept.read(id), await kept.list()]).toEqual([null, []])
      time = NOW
      expect([await kept.read(id), await kept.list()]).toEqual([null, []])
    })

    it('leaves nothing of a file that ended too early', async () => {
      await expect(kept.keep(about('gala'), cutShort())).rejects.toThrow('the log went away')
      expect(await kept.list()).toEqual([])
    })

    it('drops what it is told to and nothing else, and knows nothing it was not given', async () => {
      const one = await kept.keep(about('gala'), pieces(Buffer.from('1')))
      const two = await kept.keep(about('other'), pieces(Buffer.from('2')))
      await kept.drop(one.id)
      await kept.drop(one.id)
      expect([await kept.read(one.id), await kept.read('../../etc/passwd'), await kept.read('')]).toEqual([
        null,
        null,
        null,
      ])
      expect((await whole(await kept.read(two.id)))?.toString()).toBe('2')
    })
  })
}

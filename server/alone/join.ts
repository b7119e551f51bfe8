/** Two histories become one again: the one that was chosen, in Redis, under an epoch newer than both. The other is put aside as a file. */
import { asRun } from '#shared/as-run'
import type { Epoch, Instant } from '#shared/ids'
import { MOST_NAMED } from '#shared/log-loss'
import type { KeptStore } from '../bundle/kept.ts'
import { picturesNamedIn, writeBundle } from '../bundle/write-bundle.ts'
import type { ImageStore } from '../images/image-store.ts'
import { linked, NO_CHAIN, type Row } from '../log/chain.ts'
import type { Copies } from '../log/copies.ts'
import { readRecords } from '../log/record.ts'
import type { RedisMending } from '../log/redis-mending.ts'
import { withAdded } from './added-row.ts'
import { type ComparedShow, sideOf } from './compare.ts'

export interface JoinWorld {
  readonly there: Pick<RedisMending, 'replace'>
  readonly copies: Copies
  /** Of this machine, and of the house. */
  readonly images: Pick<ImageStore, 'image'>
  readonly housed: Pick<ImageStore, 'image' | 'add'>
  readonly kept: Pick<KeptStore, 'keep'>
  readonly by: string
  readonly where: string
  readonly now: () => Instant
  readonly newEpochId: () => Epoch['id']
}

/** False, and nothing changed, where Redis holds something else by now. */
export async function joinShow(
  compared: ComparedShow,
  keep: 'this' | 'redis',
  world: JoinWorld,
): Promise<boolean> {
  const { show, epoch, ours, found, common } = compared
  const theirs = compared.theirs ?? []
  // Joined before, and cut short then: it is there.
  if (common === ours.length) {
    copy(world.copies, compared, found.epoch ?? epoch, theirs)
    return true
  }
  const isOurs = sideOf(compared, keep) === 'this'
  const [rows, aside] = isOurs ? [ours, theirs] : [theirs, ours]
  const lost = aside.slice(common)
  await putAside(compared, isOurs, world)
  if (isOurs) await bringPictures(rows.slice(common), world)
  const generation = Math.max(epoch.generation, found.epoch?.generation ?? 0, found.removed) + 1
  const next = { generation, id: world.newEpochId() }
  const [keptEpoch, asideEpoch] = isOurs ? [epoch, found.epoch] : [found.epoch ?? epoch, epoch]
  const made = readRecords(lost, common).map(({ at }) => at)
  const joined = withAdded(rows, {
    at: world.now(),
    by: world.by,
    commandId: `log-joined-${next.generation}-${next.id}`,
    events: [
      {
        kind: 'log-joined',
        kept: keptEpoch,
        brought: rows.length - common,
        aside: lost.length === 0 ? null : asideEpoch,
        parted: common,
        lost: lost.length,
        from: made[0] ?? 0,
        to: made.at(-1) ?? 0,
        what: actsAfter(epoch, aside, common),
      },
    ],
  })
  if (!(await world.there.replace(show, found, next, joined))) return false
  copy(world.copies, compared, next, joined)
  return true
}

/** This machine's copy is of what Redis holds from now on. */
function copy(copies: Copies, { show }: ComparedShow, epoch: Epoch, rows: readonly Row[]): void {
  copies.drop(show)
  copies.follow(show, epoch, 0)
  for (let at = 0; at < rows.length; at += PAGE) copies.add(show, rows.slice(at, at + PAGE))
}

/** As a show that was deleted: listed, to be taken along as a file, and to be read. Only where somebody did something in it. */
async function putAside(compared: ComparedShow, isOurs: boolean, world: JoinWorld): Promise<void> {
  const { show, rehearsalOf, parted, epoch, found } = compared
  const rows = isOurs ? (compared.theirs ?? []) : compared.ours
  const done = isOurs ? parted.theirs : parted.ours
  if (!done || done.commits === 0) return
  const { ceremony } = parted
  const side = isOurs ? 'set aside: what Redis held' : `set aside: ${world.where}, alone`
  const pieces = writeBundle({
    show,
    ceremony,
    rehearsalOf,
    epoch: isOurs ? (found.epoch ?? epoch) : epoch,
    head: rows.reduce(linked, NO_CHAIN).head,
    log: { rows: async (seq, most) => rows.slice(seq, seq + most) },
    images: world.images,
    wrappedKey: null,
    now: world.now(),
  })
  await world.kept.keep(
    { show, ceremony: `${ceremony} (${side})`, rehearsalOf, deletedAt: world.now() },
    pieces,
  )
}

async function bringPictures(rows: readonly Row[], { images, housed }: JoinWorld): Promise<void> {
  for (const id of new Set(rows.flatMap(({ record }) => picturesNamedIn(record)))) {
    const image = (await housed.image(id)) ? null : await images.image(id)
    if (image) await housed.add(id, image)
  }
}

/** In the words of the as-run log: never what an envelope held. */
function actsAfter(epoch: Epoch, rows: readonly Row[], common: number): string[] {
  return asRun(epoch, readRecords(rows, 0))
    .filter(({ seq }) => seq > common)
    .slice(0, MOST_NAMED)
    .map(({ act, what }) => (what === '' ? act : `${act}: ${what}`).slice(0, 200))
}

const PAGE = 200

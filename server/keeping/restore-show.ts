/** A show brought back from its export file: checked whole before anything is written, and then all of it or nothing. */
import type { RestoredShow, RestoreWish } from '#shared/house-shows'
import type { ImageId } from '#shared/images'
import type { Actor } from '#shared/people'
import { refusal } from '#shared/refusals'
import { BadBundle } from '../bundle/bad-bundle.ts'
import type { Checked } from '../bundle/check-bundle.ts'
import { openReading, type Reading } from '../bundle/reading.ts'
import { ImagesUnavailable } from '../images/image-store.ts'
import { LogBroken, LogConflict, LogUnavailable } from '../log/show-log.ts'
import { VaultClosed } from '../vault/vault.ts'
import { openedFrom } from './duplicate-show.ts'
import type { KeepingWorld, Refused } from './keeping.ts'

export type RestoreAnswer = ({ readonly ok: true } & RestoredShow) | Refused

const no = (...said: Parameters<typeof refusal>): Refused => ({ ok: false, refusal: refusal(...said) })

/** `path` is a file that nobody else writes to. `open` reads it in a process of its own. */
export async function restoreShow(
  world: KeepingWorld,
  path: string,
  wish: RestoreWish,
  by: Actor,
  open: () => Reading = () => openReading(),
): Promise<RestoreAnswer> {
  const reading = open()
  let show = ''
  try {
    const checked = await reading.check(path)
    show = checked.show
    return await (wish.as === 'plan'
      ? asPlan(world, reading, checked, by)
      : whole(world, reading, checked, wish))
  } catch (error) {
    if (error instanceof BadBundle || error instanceof LogBroken)
      return no('bad-export', { detail: error.message })
    if (error instanceof LogConflict) return no('show-exists', { show })
    if (error instanceof LogUnavailable || error instanceof ImagesUnavailable) {
      world.warn('a show could not be restored', error)
      return no('log-unavailable')
    }
    throw error
  } finally {
    reading.close()
  }
}

/**
 * The log as it was, under the name it had: envelopes and their fingerprints are tied to it. Its epoch is a new one, and newer than any
 * of this name that somebody may still remember.
 */
async function whole(
  world: KeepingWorld,
  reading: Reading,
  checked: Checked,
  { keyless: allowed }: RestoreWish,
): Promise<RestoreAnswer> {
  const { logs, registry, shows, newEpochId, warn } = world
  const { show, ceremony, epoch, commits } = checked
  if (shows.runner(show) || (await logs.open(show))) return no('show-exists', { show })
  const keyless = !opens(world, checked)
  if (keyless && allowed === undefined) return no('sealed-elsewhere', { show })
  const generation = Math.max(epoch.generation, await logs.generation(show)) + 1
  return withPictures(world, reading, checked, async () => {
    await registry.note('keyless', show, keyless)
    await logs.restore(show, { generation, id: newEpochId() }, reading.pages())
    // It is there by now, whole: should this fail, the next start takes it up.
    await shows.takeUp(show).catch((error) => warn('a restored show could not be taken up', error))
    return { ok: true, show, ceremony, as: 'whole', commits, keyless }
  })
}

/** A new show with its plan and entries. Results stay behind: under another name their envelopes would not open. */
async function asPlan(
  world: KeepingWorld,
  reading: Reading,
  checked: Checked,
  by: Actor,
): Promise<RestoreAnswer> {
  const { show: id, showFile } = checked
  const { name, date } = showFile.ceremony
  const from = { commandId: world.newCommandId(), id, name, date, entries: true }
  return withPictures(world, reading, checked, async () => {
    const opened = await openedFrom(world, showFile, from, by)
    if (!opened.ok) return opened
    return { ok: true, show: opened.show, ceremony: name, as: 'plan', commits: 0, keyless: false }
  })
}

/** Whether this house's key opens what is still sealed in it. What an envelope held is forgotten at once. */
function opens({ vault }: KeepingWorld, { show, sealed }: Checked): boolean {
  if (sealed === null) return true
  try {
    vault.open(show, sealed, sealed.box)
    return true
  } catch (error) {
    if (error instanceof VaultClosed) return false
    throw error
  }
}

/** Its pictures first, for a show that is there must have them; taken away again if the show does not come. */
async function withPictures(
  { images }: KeepingWorld,
  reading: Reading,
  { images: ids }: Checked,
  work: () => Promise<RestoreAnswer>,
): Promise<RestoreAnswer> {
  const added: ImageId[] = []
  let answer: RestoreAnswer | null = null
  try {
    for (const id of ids) {
      const arriving = await reading.image(id)
      const there = await images.image(id)
      if (there && !there.webp.equals(arriving.webp))
        throw new BadBundle(`this house has another picture under the name of one of its own (${id}).`)
      if (there) continue
      await images.add(id, arriving)
      added.push(id)
    }
    answer = await work()
    return answer
  } finally {
    if (!answer?.ok) for (const id of added) await images.remove(id).catch(() => undefined)
  }
}

/** Deleting a show: asked by its typed name, never what the room or the readers are looking at, and put aside for a while before it goes. */
import { isPublishing } from '#shared/house-shows'
import type { Position, ShowId } from '#shared/ids'
import { picturesNamed } from '#shared/named-pictures'
import { type Refusal, refusal } from '#shared/refusals'
import { KeptUnavailable } from '../bundle/kept.ts'
import { LogUnavailable } from '../log/show-log.ts'
import type { ShowRunner } from '../show-runner.ts'
import { exportShow } from './export-show.ts'
import { type KeepingWorld, openShow, type Refused, rehearsalsOf } from './keeping.ts'

export type DeleteAnswer = { readonly ok: true; readonly deleted: readonly ShowId[] } | Refused

const no = (...said: Parameters<typeof refusal>): Refused => ({ ok: false, refusal: refusal(...said) })

/** Deletes a show, and a performance with its rehearsals. `typed` must be the name of its ceremony. */
export async function deleteShow(world: KeepingWorld, show: ShowId, typed: string): Promise<DeleteAnswer> {
  const source = openShow(world.shows, show)
  if (!source) return no('no-such-show', { show })
  const { name } = source.showFile.ceremony
  if (folded(typed) !== folded(name)) return no('name-differs', { name })
  // The performance goes last: cut short, no rehearsal is left without it.
  return deleteAll(world, [...rehearsalsOf(world.shows, show).map((runner) => runner.show), show])
}

/** Deletes every rehearsal of a performance but the one on air. */
export async function deletePastRehearsals(world: KeepingWorld, of: ShowId): Promise<DeleteAnswer> {
  if (!openShow(world.shows, of)) return no('no-such-show', { show: of })
  const onAir = world.shows.runner(null)?.show
  const past = rehearsalsOf(world.shows, of).map((runner) => runner.show)
  return deleteAll(
    world,
    past.filter((show) => show !== onAir),
  )
}

/** Spaces and the composition of letters are not what somebody who types a name is asked for. */
const folded = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ')

async function deleteAll(world: KeepingWorld, all: readonly ShowId[]): Promise<DeleteAnswer> {
  for (const show of all) {
    const reason = whyNot(world, show)
    if (reason) return { ok: false, refusal: reason }
  }
  const deleted: ShowId[] = []
  for (const show of all) {
    const reason = await deleteOne(world, show)
    if (reason) return { ok: false, refusal: reason }
    deleted.push(show)
  }
  return { ok: true, deleted }
}

function whyNot({ shows, screensOf }: KeepingWorld, show: ShowId): Refusal | null {
  const source = openShow(shows, show)
  if (!source) return refusal('no-such-show', { show })
  if (shows.runner(null)?.show === show) return refusal('still-on-air', { show })
  if (isPublishing(source.state)) return refusal('still-publishing', { show })
  const screens = screensOf(show)
  return screens.length === 0 ? null : refusal('still-on-screens', { show, screens: screens.join(', ') })
}

/** Out of the house first, so that nothing is written to it any more; then put aside; then removed. Failing that, it is taken up again. */
async function deleteOne(world: KeepingWorld, show: ShowId): Promise<Refusal | null> {
  const { shows, warn } = world
  const runner = shows.runner(show)
  const out = runner && (await shows.takeOut(show))
  if (!out) return refusal('still-on-air', { show })
  try {
    const pictures = await putAside(world, runner, out.end)
    await forget(world, show, pictures).catch((error) => warn('a deleted show left something behind', error))
    return null
  } catch (error) {
    warn('a show could not be deleted', error)
    await shows.takeUp(show).catch((again: unknown) => warn('a show could not be taken up again', again))
    return refusal(error instanceof KeptUnavailable ? 'not-kept' : 'log-unavailable', { show })
  } finally {
    out.back()
  }
}

/** Removes the log once its export is durable; resolves to the pictures that were in it. */
async function putAside(
  world: KeepingWorld,
  runner: ShowRunner,
  end: Position,
): Promise<ReadonlySet<string>> {
  const { logs, kept, now } = world
  const { show } = runner
  const exported = await exportShow(world, runner)
  if (!exported) throw new LogUnavailable(`The log of ${show} is not there.`)
  const { ceremony, rehearsalOf, pieces, pictures } = exported
  const { id } = await kept.keep({ show, ceremony, rehearsalOf, deletedAt: now() }, pieces)
  try {
    await logs.remove(show, end)
  } catch (error) {
    await kept.drop(id).catch(() => undefined)
    throw error
  }
  return pictures
}

/** What the house keeps besides the log: facts, and pictures that no other show has. */
async function forget(world: KeepingWorld, show: ShowId, pictures: ReadonlySet<string>): Promise<void> {
  const { shows, registry, images } = world
  for (const fact of ['archived', 'keyless'] as const) await registry.note(fact, show, false)
  const states = shows.ids().flatMap((id) => shows.runner(id)?.shown() ?? [])
  const used = new Set(states.flatMap(picturesNamed))
  for (const picture of pictures) if (!used.has(picture)) await images.remove(picture)
}

/** A new show made from one there is: last year's plan for this year. */
import { duplicateOf } from '#shared/duplicate'
import type { DuplicateWish } from '#shared/house-shows'
import type { ShowId } from '#shared/ids'
import type { Actor } from '#shared/people'
import { refusal } from '#shared/refusals'
import type { ShowFile } from '#shared/show-file'
import { acceptedAs } from '#shared/state'
import { slugOf } from '../import/slugs.ts'
import type { Shows } from '../shows.ts'
import { type KeepingWorld, openShow, type Refused } from './keeping.ts'

export type DuplicateAnswer = { readonly ok: true; readonly show: ShowId } | Refused

/** Opens the duplicate; one command id has one duplicate (T2). What is on air stays on air. */
export async function duplicateShow(
  world: Pick<KeepingWorld, 'shows' | 'logs' | 'newCommandId'>,
  of: ShowId,
  wish: DuplicateWish,
  by: Actor,
): Promise<DuplicateAnswer> {
  const source = openShow(world.shows, of)
  if (!source) return { ok: false, refusal: refusal('no-such-show', { show: of }) }
  const { commandId = world.newCommandId(), name, date, entries } = wish
  return openedFrom(world, source.showFile, { commandId, name: name.trim(), date, entries }, by)
}

interface From {
  readonly commandId: string
  readonly name: string
  readonly date: string
  readonly entries: boolean
  /** The name it would like to have, if that is free. */
  readonly id?: ShowId
}

/** Opens a show with the plan of this show file, under a name that is free, and without a result. */
export async function openedFrom(
  { shows, logs }: Pick<KeepingWorld, 'shows' | 'logs'>,
  file: ShowFile,
  { commandId, id: wanted, ...as }: From,
  by: Actor,
): Promise<DuplicateAnswer> {
  const before = madeBy(shows, commandId)
  if (before) return { ok: true, show: before }
  const stem = wanted ?? stemFor(as.name, as.date)
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? stem : `${stem}-${number}`
    // Also a name of which there is a log that could not be taken up.
    if (shows.runner(id) || (await logs.open(id))) continue
    const command = {
      id: commandId,
      kind: 'open-show' as const,
      showFile: duplicateOf(file, { ...as, id }),
      results: [],
    }
    const answer = await shows.open(command, by)
    if (answer.ok) return { ok: true, show: id }
    if (answer.refusal.code !== 'show-exists') return answer
  }
}

/** "LGC Awards" on 2027-11-02 → "lgc-awards-2027". */
function stemFor(name: string, date: string): ShowId {
  const year = date.slice(0, 4)
  const slug = slugOf(name)
  return slug.includes(year) ? slug : `${slug}-${year}`
}

/** The show that this command made, if it was sent before. */
function madeBy(shows: Shows, commandId: string): ShowId | null {
  const found = shows.ids().find((id) => {
    const state = shows.runner(id)?.shown()
    return state !== undefined && acceptedAs(state, commandId) === 1
  })
  return found ?? null
}

/** Whether everybody who looks on sees what the log says; and if not, who does not. */
import { deskView } from '#shared/desk-view'
import type { Feed } from '#shared/feed'
import { type Position, sameEpoch } from '#shared/ids'
import { busOf } from '#shared/screens'
import { stageFrame } from '#shared/stage-frame'
import type { ShowState } from '#shared/state'
import { SCREENS } from './core.ts'
import type { House } from './night.ts'

const texts = new WeakMap<Feed, string>()

function told(feed: Feed): string {
  const { cursor, about, commitments, discarded = [], posts, pinned = null } = feed
  const text = texts.get(feed) ?? JSON.stringify({ cursor, about, commitments, discarded, posts, pinned })
  texts.set(feed, text)
  return text
}

const isAt = (a: Position | undefined, b: Position): boolean =>
  a !== undefined && a.seq === b.seq && sameEpoch(a.epoch, b.epoch)

/** The first that is not as it should be; null when all is well. */
export function unhealed(house: House): string | null {
  const state = house.truth.state
  const runner = house.show()
  if (!state || !runner) return 'there is no core'
  if (!isAt(runner.shown().position, state.position))
    return `the core is at ${runner.shown().position.seq}, and the log at ${state.position.seq}`
  return readerBehind(house, state) ?? screenBehind(house, state) ?? deskBehind(house, state)
}

function deskBehind({ desks }: House, state: ShowState): string | null {
  for (const { name, page } of desks) {
    if (!page) return `${name} is not there`
    const { desk } = page
    if (!desk.isLive) return `${name} has no link`
    if (desk.alarm) return `${name} stands still in alarm`
    if (!isAt(desk.live?.position, state.position))
      return `${name} is at ${desk.live?.position.seq}, and the log at ${state.position.seq}`
    const view = deskView(state, 'producer')
    if (JSON.stringify(desk.live) !== JSON.stringify(view?.live))
      return `${name} does not see what the log says`
    if (desk.plan?.revision !== view?.plan.revision) return `${name} has an older plan`
    if (!desk.feed || told(desk.feed) !== told(state.feed)) return `${name} has other posts than the log`
    if (desk.busy.length > 0) return `${name} waits for something`
    const open = page.written.find(({ outcome }) => outcome === null)
    if (open) return `${name} was never told what became of “${open.text}”`
  }
  return null
}

function screenBehind({ screens }: House, state: ShowState): string | null {
  for (const [at, { name, page }] of screens.entries()) {
    const layout = SCREENS[at]?.setup.layout ?? 'full'
    const { key, black } = stageFrame(state, busOf(layout))
    const glass = page?.glass()
    if (!glass || !isAt(glass.position, state.position))
      return `${name} is at ${glass?.position.seq}, and the log at ${state.position.seq}`
    if (glass.key !== key || glass.black !== black) return `${name} shows something else than the log says`
  }
  return null
}

function readerBehind({ edges, readers }: House, state: ShowState): string | null {
  const public_ = told(state.feed)
  for (const edge of edges) {
    const feed = edge?.page()
    if (!feed || told(feed) !== public_) return `${edge?.proc.name} does not know what is public`
  }
  for (const { name, page } of readers) {
    const follower = page?.follower()
    if (!follower || follower.alarm) return `${name} stands still`
    if (told(follower.feed) !== public_) return `${name} does not know what is public`
    if (!follower.connected) return `${name} has no link`
  }
  return null
}

/** Nothing that somebody was told of is lost, unless the store itself lost it for good and the log says so. */
export function lostFacts({ truth, desks }: House): string | null {
  const { newest, toldLosses } = truth
  const isTold = (seq: number) => toldLosses.some((kept) => kept < seq)
  for (const [id, seq] of truth.acknowledged)
    if (newest?.ids.get(id) !== seq && !isTold(seq))
      return `commit ${seq} was acknowledged, and is not in the log any more`
  for (const { page } of desks)
    for (const { id, text, outcome } of page?.written ?? [])
      if (outcome?.ok && !newest?.ids.has(id) && !isTold(outcome.position.seq))
        return `“${text}” was accepted, and is not in the log`
  for (const { epoch, ids } of truth.histories.values()) {
    const kept = truth.keptOf(epoch)
    for (const [id, seq] of ids)
      if (seq <= kept && newest?.ids.get(id) !== seq)
        return `commit ${seq} of ${epoch.generation}-${epoch.id} is not in the log any more`
  }
  return null
}

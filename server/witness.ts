/** Hears the screens paint, and has it noted in the log once they all have, or have had the time: for the as-run log. */
import { type CommandId, type Instant, sameEpoch } from '#shared/ids'
import type { Actor } from '#shared/people'
import { isCounted, type ScreenId } from '#shared/screens'
import type { Screens } from './gateways/screens.ts'
import type { ShowRunner } from './show-runner.ts'
import type { Shows } from './shows.ts'

const WITNESS: Actor = { name: 'screens', role: 'clock', desk: null }

/** How long after its moment a picture is waited for, in milliseconds. */
const PATIENCE_MS = 2000

export interface WitnessWorld {
  readonly shows: Shows
  readonly screens: Pick<Screens, 'list' | 'onPainted'>
  readonly now: () => number
  readonly newCommandId: () => CommandId
}

/** Watches every show; returns what stops it. */
export function startWitness(world: WitnessWorld): () => void {
  const watched = new Map<ShowRunner, () => void>()
  world.shows.onShow((runner) => {
    if (!watched.has(runner)) watched.set(runner, watch(runner, world))
  })
  world.shows.onGone((show) => {
    for (const [runner, stop] of watched) {
      if (runner.show !== show) continue
      stop()
      watched.delete(runner)
    }
  })
  return () => {
    for (const stop of watched.values()) stop()
  }
}

/**
 * One change of the programme at a time, the newest. What nobody says to have painted is not noted:
 * silence proves nothing, and a show without screens keeps a log without reports.
 */
function watch(runner: ShowRunner, { shows, screens, now, newCommandId }: WitnessWorld): () => void {
  let of = runner.shown().programme.seq
  let isOpen = false
  let painted = new Map<ScreenId, Instant>()
  let timer: NodeJS.Timeout | undefined

  const room = () =>
    screens
      .list()
      .filter(({ setup }) => isCounted(setup.layout) && shows.runner(setup.show)?.show === runner.show)
  const missing = () => room().filter(({ screen, connected }) => connected && !painted.has(screen))

  function note(): void {
    isOpen = false
    clearTimeout(timer)
    const heard = room().flatMap(({ screen, setup }) => {
      const at = painted.get(screen)
      return at === undefined ? [] : [{ screen: setup.name, at }]
    })
    if (heard.length === 0) return
    const names = missing().map(({ setup }) => setup.name)
    const id = newCommandId()
    void runner.submit({ id, kind: 'witness', of, painted: heard, missing: names }, WITNESS)
  }

  const unlisten = runner.onChange(({ programme }) => {
    if (programme.seq === of) return
    of = programme.seq
    painted = new Map()
    isOpen = true
    clearTimeout(timer)
    timer = setTimeout(note, Math.max(0, programme.showAt - now()) + PATIENCE_MS)
    timer.unref()
  })

  screens.onPainted((screen, { position, at }) => {
    if (!isOpen || position.seq < of || !sameEpoch(position.epoch, runner.shown().position.epoch)) return
    if (painted.has(screen) || !room().some((there) => there.screen === screen)) return
    painted.set(screen, at)
    if (missing().length === 0) note()
  })

  return () => {
    isOpen = false
    clearTimeout(timer)
    unlisten()
  }
}

/** One life of the core: the true parts of `core-main.ts` and `core.ts` that need no port, on a simulated store and simulated lines. */
import type { Command } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import type { FeedUpdate } from '#shared/feed'
import type { Actor } from '#shared/people'
import type { Answer, GoneMessage, PictureMessage, PublicMessage } from '#shared/protocol'
import { plainSetup } from '#shared/screens'
import type { StageFrame } from '#shared/stage-frame'
import { startBeats } from '../../../server/gateways/beats.ts'
import { openControl } from '../../../server/gateways/control-gateway.ts'
import { createPairing } from '../../../server/gateways/pairing.ts'
import type { Person } from '../../../server/gateways/person.ts'
import { createScreens } from '../../../server/gateways/screens.ts'
import { openStage } from '../../../server/gateways/stage-gateway.ts'
import type { LogStore, ShowLog } from '../../../server/log/show-log.ts'
import { createPresses } from '../../../server/presses.ts'
import { publisher } from '../../../server/publisher.ts'
import type { PairedScreen } from '../../../server/registry/registry.ts'
import type { RunnerWorld, ShowRunner } from '../../../server/show-runner.ts'
import { startShows } from '../../../server/shows.ts'
import { createVault } from '../../../server/vault/vault.ts'
import { startWitness } from '../../../server/witness.ts'
import type { Random } from '../../helpers/random.ts'
import type { Bugs } from './bugs.ts'
import { plain } from './packets.ts'
import { type Eyes, simServer } from './server-sockets.ts'
import type { Truth } from './truth.ts'
import type { Proc, World } from './world.ts'

export const SHOW = 'sample-2026'
export const SETUP: Actor = { name: 'first start', role: 'producer', desk: null }
const KEY = Buffer.alloc(32, 7)

/** As the screens of the night were paired, before it began. */
export const SCREENS: readonly PairedScreen[] = [0, 1, 2].map((at) => ({
  id: `screen-${at}`,
  tokenHash: '',
  setup: { ...plainSetup(`Screen ${at}`), layout: at === 1 ? 'confidence' : 'full' },
  pairedAt: 0,
}))
export const tokenOf = (at: number): string => `token-of-the-screen-${at}`

export interface CoreWorld {
  readonly world: World
  readonly truth: Truth
  readonly bugs: Bugs
  readonly store: LogStore
  readonly proc: Proc
  readonly witnesses: boolean
  /** Dies at such a moment of a commit, every now and then. */
  readonly failpoint: () => void
  readonly tellEdges: (message: PublicMessage | PictureMessage | GoneMessage) => void
  /** As it stands in the registry: who may come in, and how. */
  readonly person: (headers: Record<string, string>, auth: unknown) => Person
}

export const bytesBy = (random: Random) => (count: number) => Buffer.from(random.hex(count * 2), 'hex')

export type Core = Awaited<ReturnType<typeof startCore>>

export async function startCore({
  world,
  truth,
  bugs,
  store,
  proc,
  failpoint,
  tellEdges,
  person,
  witnesses,
}: CoreWorld) {
  const { code } = world.chance
  const now = () => world.wall(proc)
  const monotonic = bugs.monotonic?.() ?? (() => world.now - proc.bornAt)
  const warn = (message: string, error: unknown) =>
    world.note(`${proc.name} warns: ${message}: ${error instanceof Error ? error.message : error}`)
  const newCommandId = () => code.hex(20)
  const vault = createVault(KEY, bytesBy(code))
  const screens = createScreens(monotonic)
  const logged = (log: ShowLog): ShowLog => {
    const altered = bugs.log?.(log, { world, proc }) ?? log
    return {
      ...altered,
      append(commit) {
        truth.decided.set(commit.commandId, { at: world.now, by: proc.name })
        const done = altered.append(commit)
        // Between writing and knowing, too.
        world.after(0.3, proc, failpoint)
        return done
      },
    }
  }
  const seen: LogStore = {
    ...store,
    create: async (show, epoch) => logged(await store.create(show, epoch)),
    open: async (show) => {
      const log = await store.open(show)
      return log && logged(log)
    },
  }
  const runnerWorld: RunnerWorld = {
    vault: bugs.vault?.(vault) ?? vault,
    now,
    monotonic,
    leadMs: screens.leadMs,
    failpoint,
    warn,
  }
  const shows = await startShows(
    seen,
    { onAir: async () => SHOW, putOnAir: async () => undefined } as unknown as Parameters<
      typeof startShows
    >[1],
    { ...runnerWorld, newEpoch: () => ({ generation: 1, id: code.hex(16) }), newCommandId },
  )

  const eyes: Eyes = {
    sent(_space, name, args) {
      if (!proc.alive) return
      if (name === 'frame') truth.frame(args[0] as StageFrame)
      else if (name === 'live') truth.live(args[0] as DeskLive)
      else if (name === 'feed') truth.update(args[0] as FeedUpdate)
    },
    answered(_space, name, [payload], [answer]) {
      if (!proc.alive) return
      if (name === 'command') truth.answered((payload as Command).id, answer as Answer)
      else if (name === 'feed' && (answer as { ok: boolean }).ok)
        truth.update((answer as { value: FeedUpdate }).value)
    },
  }
  const server = simServer(world, proc, plain, eyes)
  const watched = new WeakSet<ShowRunner>()
  /** Whatever a gateway hands on passes here first. */
  const watch = (runner: ShowRunner) => {
    if (watched.has(runner)) return
    watched.add(runner)
    const { submit } = runner
    const arriving = bugs.arriving?.({ runner, world }) ?? ((command: Command) => command)
    const altered = bugs.answering ?? ((_id, answer) => answer)
    const submitted = bugs.submitting?.(submit) ?? submit
    Object.assign(runner, {
      submit: async (command: Command, by: Actor, ...rest: [never?]) => {
        const isNew = !truth.received.has(command.id)
        truth.arrives(command)
        const answering = submitted(arriving(command, by), by, ...rest)
        const { black } = runner.shown().programme
        const answer = await answering
        // Whatever the log does meanwhile, the room is dark at once.
        const isDone = answer.ok || answer.refusal.code === 'acted-not-logged'
        if (command.kind === 'blackout' && isNew && isDone && black !== command.on)
          truth.broken('T3', 'a blackout waited for the log')
        return altered(command.id, answer, runner)
      },
    })
    bugs.watching?.(runner, { io: server.io, world, truth })
  }
  // Before anybody else hears of it.
  shows.onShow(watch)
  screens.paired(SCREENS)
  const stage = openStage(server.io, {
    shows,
    screens,
    roster: {
      list: () => SCREENS,
      byToken: (token) => SCREENS.find((_, at) => tokenOf(at) === token) ?? null,
    } as Parameters<typeof openStage>[1]['roster'],
    pairing: createPairing(monotonic, (below) => code.between(0, below - 1)),
    sessionSockets: { add: () => true } as unknown as Parameters<typeof openStage>[1]['sessionSockets'],
    now,
    trace: () => undefined,
    warn,
  })
  const control = openControl(server.io, {
    shows,
    keeper: {
      view: () => ({ screens: [], waiting: [] }),
      onChange: () => undefined,
    } as unknown as Parameters<typeof openControl>[1]['keeper'],
    sessionSockets: {
      who: async ({ handshake }: { handshake: { headers: Record<string, string>; auth: unknown } }) =>
        person(handshake.headers, handshake.auth),
      add: () => true,
    } as unknown as Parameters<typeof openControl>[1]['sessionSockets'],
    edges: { crowd: () => null, onCrowd: () => undefined },
    backup: null,
    trace: () => undefined,
    alone: null,
    handOver: async () => {
      throw new Error('There is one core only.')
    },
    hasImage: async () => true,
    warn,
  })
  if (witnesses) startWitness({ shows, screens, now, newCommandId })
  const told = bugs.publishing?.(shows) ?? shows
  const tellEverything = publisher({
    shows: told,
    images: { image: async () => null },
    tellPublic(message) {
      if (!proc.alive) return
      if (message.kind === 'public') truth.update(message.update)
      tellEdges(message)
    },
    warn,
  })
  if (!bugs.noBeats) startBeats({ shows, now }, [stage, control])
  return {
    proc,
    shows,
    server,
    tellEverything,
    presses: createPresses({ monotonic, newCommandId }),
    runner: () => shows.runner(SHOW),
  }
}

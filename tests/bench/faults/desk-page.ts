/** A desk without a page: the true desk, and somebody at it who presses what comes to mind. */
import type { Command } from '#shared/commands'
import type { DeskLive } from '#shared/desk-view'
import { PROTOCOL_VERSION } from '#shared/version'
import { Desk } from '../../../control/desk.ts'
import type { Outcome } from '../../../control/link/courier.ts'
import type { DeskSocket } from '../../../control/link/desk-socket.ts'
import { ClientSocket } from './client-socket.ts'
import type { Line } from './net.ts'
import type { Room } from './night.ts'
import type { Proc } from './world.ts'

/** What somebody wrote, and what they were told of it. */
export interface Written {
  readonly id: string
  readonly text: string
  outcome: Outcome | null
}

export interface DeskPage {
  readonly proc: Proc
  readonly socket: ClientSocket
  readonly desk: Desk
  readonly written: Written[]
  /** One press, of whatever comes to mind. */
  press(): void
  write(): void
  leave(): void
}

/** As `openDeskSocket` opens it. */
const MANNER = { reconnectionDelay: 250, reconnectionDelayMax: 2000, randomizationFactor: 0.4, timeout: 4000 }

export function openDesk(
  { world, truth, bugs, coreHost }: Room,
  at: number,
  line: Line,
  proc: Proc,
): DeskPage {
  const { people } = world.chance
  const id = `desk-${at}-${people.hex(6)}`
  const auth = { protocol: PROTOCOL_VERSION, show: null, desk: id, person: at }
  const socket = new ClientSocket(world, proc, line, coreHost(line), {
    space: '/control',
    auth: () => auth,
    ...MANNER,
  })
  alter(socket, bugs)
  const desk = new Desk(id, socket as unknown as DeskSocket, () => undefined)
  const written: Written[] = []

  function write(): void {
    const text = `Post ${people.hex(12)}`
    const entry: Written = { id: `write-${people.hex(12)}`, text, outcome: null }
    written.push(entry)
    void desk.send({ kind: 'write-post', text }, { id: entry.id }).then((outcome) => {
      entry.outcome = outcome
      if (outcome.ok && !truth.at(outcome.position))
        truth.broken('L1', `${proc.name} was told of a commit that is not durable`)
    })
  }

  function goOn(): void {
    const { live } = desk
    if (!live) return
    desk.perform(desk.drives ? (live.next?.reveals && !live.armed ? 'arm' : 'take') : 'drive')
  }

  function press(): void {
    const { live } = desk
    const dice = people.next()
    if (dice < 0.5) goOn()
    else if (dice < 0.56) {
      goOn()
      goOn()
    } else if (dice < 0.61) desk.perform('back')
    else if (dice < 0.64) desk.perform('clear')
    else if (dice < 0.71) desk.perform('blackout')
    else if (dice < 0.76) desk.perform('drive')
    else if (dice < 0.79) desk.perform(people.pick(['next-up', 'next-down'] as const))
    else if (dice < 0.82 && live?.lastReveal) desk.retract(live.lastReveal)
    else if (dice < 0.87) edit()
    else write()
  }

  function edit(): void {
    const post = desk.feed?.posts.findLast(({ body }) => body.kind === 'text')
    if (!post) {
      write()
      return
    }
    const what = people.next()
    if (what < 0.3) void desk.send({ kind: 'delete-post', post: post.id })
    else if (what < 0.5) void desk.send({ kind: 'pin-post', post: post.id })
    else void desk.send({ kind: 'edit-post', post: post.id, rev: post.rev, text: `Edit ${people.hex(12)}` })
  }

  return { proc, socket, desk, written, press, write, leave: () => desk.stop() }
}

/** What a bug makes of what this page sends and hears. */
function alter(socket: ClientSocket, bugs: Room['bugs']): void {
  const [hears, sends] = [bugs.deskHears?.(), bugs.deskSends?.()]
  if (hears) {
    const { on } = socket
    socket.on = (event, listener) =>
      on.call(
        socket,
        event,
        event === 'live'
          ? (((live: DeskLive) => {
              const heard = hears(live)
              if (heard) (listener as (live: DeskLive) => void)(heard)
            }) as typeof listener)
          : listener,
      )
  }
  if (sends) {
    const { emit } = socket
    socket.emit = (name, ...args) => {
      if (name !== 'command') return emit.call(socket, name, ...args)
      const sent = sends(args[0] as Command)
      return sent ? emit.call(socket, name, sent, ...args.slice(1)) : socket
    }
  }
}

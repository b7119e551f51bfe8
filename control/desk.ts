/** One desk: the picture the server sends, the link it comes by, and the commands that go back. No DOM. */
import type { AloneView } from '#shared/alone'
import type { BackupTrouble } from '#shared/backup'
import type { Wish } from '#shared/commands'
import { ALONE, type CoresView } from '#shared/cores'
import type { Crowd } from '#shared/crowd'
import type { CueRef } from '#shared/cues'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { Disk } from '#shared/disk'
import { applyFeed, type Feed, type FeedUpdate, isGap } from '#shared/feed'
import { compareEpochs, type DeskId, type Position, sameEpoch } from '#shared/ids'
import { may } from '#shared/people'
import type { Beat, ScreensView } from '#shared/protocol'
import type { ShowsView } from '#shared/shows-view'
import { keepDraftsOf } from './drafts.ts'
import type { Action } from './keymap.ts'
import { heardLive, heardPlan } from './language/heard-view.ts'
import { say } from './language/say.ts'
import { Courier, type Outcome } from './link/courier.ts'
import type { DeskSocket } from './link/desk-socket.ts'
import { type ActAlone, actAloneBy } from './link/going-alone.ts'
import { type HandOver, handOverBy } from './link/handing-over.ts'
import { type LinkEvent, type LinkState, linkAfter, NO_LINK } from './link/link-state.ts'
import { type Look, lookBy } from './link/peeking.ts'
import { type Tend, tendBy } from './link/tending.ts'
import { Writing } from './link/writing.ts'
import type { Notice } from './notice.ts'
import { UnderWay } from './under-way.ts'
import {
  blackoutWish,
  confirmWish,
  driveWish,
  neighbour,
  newCommandId,
  ON_STAGE,
  stageWish,
} from './wishes.ts'

export type Send = (wish: Wish, id?: string) => Promise<Outcome>

const NOTICE_MS = 8000
/** A connection that brought no picture within so many milliseconds is made anew. */
const PICTURE_MS = 5000
const TICK_MS = 250
const now = (): number => performance.now()

export class Desk {
  readonly id: DeskId
  plan: DeskPlan | null = null
  live: DeskLive | null = null
  feed: Feed | null = null
  screens: ScreensView = { screens: [], waiting: [] }
  /** The shows of the house; null until the server has told them. */
  shows: ShowsView | null = null
  crowd: Crowd | null = null
  cores: CoresView = ALONE
  alone: AloneView | null = null
  backup: BackupTrouble | null = null
  disk: Disk | null = null
  link: LinkState = NO_LINK
  notice: Notice | null = null
  /** Two logs claim to be the same: the picture held is kept, and somebody must look. */
  alarm = false
  /** The server's clock minus ours, in milliseconds. */
  clockOffset = 0
  /** Asks the screens of the house for something; refusals are left to whoever asks. */
  readonly tend: Tend
  readonly look: Look
  readonly handOver: HandOver
  readonly actAlone: ActAlone
  readonly blog: Writing
  /** The server's clock, as far as this desk knows it. */
  readonly now = (): number => Date.now() + this.clockOffset
  private readonly underWay: UnderWay
  private connectedAt = 0
  private wanted: CueRef | null = null
  private readonly courier: Courier
  private readonly socket: DeskSocket
  private readonly changed: () => void
  private readonly ticking: ReturnType<typeof setInterval>

  constructor(id: DeskId, socket: DeskSocket, changed: () => void) {
    this.id = id
    this.socket = socket
    this.changed = changed
    this.underWay = new UnderWay(() => this.settled())
    this.tend = tendBy(socket, () => this.isLive)
    this.look = lookBy(socket, () => this.isLive)
    this.handOver = handOverBy(socket, () => this.isLive)
    this.actAlone = actAloneBy(socket, () => this.isLive)
    this.blog = new Writing(socket, changed)
    this.courier = new Courier((command, answered) => socket.emit('command', command, answered))
    socket.on('connect', () => {
      this.connectedAt = now()
      this.hear({ kind: 'connected', at: this.connectedAt })
    })
    socket.on('disconnect', () => this.hear({ kind: 'dropped' }))
    socket.on('plan', (plan) => {
      if (this.plan && this.plan.show.id !== plan.show.id) this.turnTo(plan)
      keepDraftsOf(plan.show.id)
      this.plan = heardPlan(plan)
      this.changed()
    })
    for (const what of ['shows', 'screens', 'crowd', 'cores', 'alone', 'backup', 'disk'] as const)
      socket.on(what, (value: unknown) => {
        Object.assign(this, { [what]: value })
        this.changed()
      })
    // Answered once this desk holds the picture of that show: what is pressed from now on is meant for it.
    socket.on('moved', (show, seen) => seen(show))
    socket.on('live', (live) => this.see(heardLive(live, this.plan)))
    socket.on('feed', (update) => this.read(update))
    socket.on('beat', (beat) => this.beat(beat))
    this.ticking = setInterval(() => this.tick(), TICK_MS)
    socket.connect()
  }

  stop(): void {
    clearInterval(this.ticking)
    this.courier.linkLost()
    this.socket.removeAllListeners()
    this.socket.disconnect()
  }

  get isLive(): boolean {
    return this.link.status === 'live'
  }

  /** The stage commands under way; a press that would meet one is not sent. */
  get busy(): readonly Wish['kind'][] {
    return this.underWay.kinds
  }

  /** Connected, and told that the house has no show: there is no picture to wait for. */
  get isHouseEmpty(): boolean {
    return this.socket.connected && this.shows?.shows.length === 0
  }

  /** Whether this desk's presses move the stage; while nobody drives, the first that presses does. */
  get drives(): boolean {
    const driver = this.live?.driver ?? null
    return driver === null || driver.desk === this.id
  }

  may(kind: Wish['kind']): boolean {
    return this.live !== null && may(this.live.role, kind)
  }

  /** Sends a command; every refusal is also put before the operator, unless `quiet` says that a dialog shows it. */
  async send(wish: Wish, { id = newCommandId(), quiet = false } = {}): Promise<Outcome> {
    const entry = ON_STAGE.includes(wish.kind) ? this.underWay.begin(wish.kind) : null
    this.changed()
    const outcome = await this.courier.send(id, wish)
    if (outcome.ok) this.notice = null
    else if (!quiet) this.notice = { sentence: outcome.sentence, at: now() }
    if (entry === null) this.changed()
    else if (outcome.ok && !this.hasSeen(outcome.position)) this.underWay.accepted(entry, outcome.position)
    else this.underWay.end(entry)
    return outcome
  }

  /** Does what a key or a button asks of the stage. Dialogs and fields are not the desk's business. */
  perform(action: Action): void {
    const { live, plan } = this
    if (!this.isLive || !live || !plan) return
    const asked = stageWish(action, live)
    if (asked) {
      this.unlessBusy(...asked)
    } else if (action === 'drive') {
      if (this.drives && live.driver) this.say(say('This desk drives already.'))
      else void this.send(driveWish(live))
    } else if (action === 'blackout') {
      // Never held up by a take that is still under way (T3).
      if (!this.busy.includes('blackout')) void this.send(blackoutWish(live))
    } else if (action === 'next-up' || action === 'next-down') {
      this.move(plan, live, action === 'next-up' ? -1 : 1)
    }
  }

  /** Makes a step the next one. Several in a row may be under way; a take waits for the last. */
  choose(to: CueRef | null): void {
    if (!this.isLive || this.busy.some((kind) => kind !== 'preview')) return
    this.wanted = to
    void this.send({ kind: 'preview', to }).finally(() => {
      if (!this.busy.includes('preview')) this.wanted = null
    })
  }

  /** Says that what is armed is right: for the second person. */
  confirm(): Promise<Outcome> | null {
    const wish = this.live && confirmWish(this.live)
    return wish && this.send(wish)
  }

  /** Retracts the reveal named, as it stands in the picture. */
  retract({ category, level, revision }: NonNullable<DeskLive['lastReveal']>): void {
    this.unlessBusy({ kind: 'retract', category, level, revision, reason: null })
  }

  say(sentence: string): void {
    this.notice = { sentence, at: now() }
    this.changed()
  }

  private move(plan: DeskPlan, live: DeskLive, by: 1 | -1): void {
    const to = neighbour(plan, this.wanted ?? live.next?.to ?? null, by)
    if (to) this.choose(to)
  }

  private unlessBusy(wish: Wish | null, otherwise = ''): void {
    if (wish === null) this.say(otherwise)
    else if (this.busy.length === 0) void this.send(wish)
  }

  private settled(): void {
    if (!this.busy.includes('preview')) this.wanted = null
    this.changed()
  }

  /** Another show: nothing that is held or under way is of any use there. */
  private turnTo({ show }: DeskPlan): void {
    this.live = null
    this.feed = null
    this.blog.forget()
    this.alarm = false
    this.wanted = null
    this.underWay.forget()
    this.courier.recall()
    const sentence = show.rehearsal
      ? say('Another show is on air: this desk now runs a rehearsal.')
      : say('Another show is on air: this desk now runs the performance.')
    this.notice = { sentence, at: now() }
  }

  private hasSeen(position: Position): boolean {
    const have = this.live?.position
    return have !== undefined && sameEpoch(have.epoch, position.epoch) && have.seq >= position.seq
  }

  /** The newest picture wins; one from an older log, or from before what is held, is late. */
  private see(live: DeskLive): void {
    const have = this.live?.position
    const relation = have ? compareEpochs(have.epoch, live.position.epoch) : 'newer'
    this.alarm = relation === 'alarm'
    if (this.alarm) this.changed()
    if (this.alarm || relation === 'older') return
    if (relation === 'same' && have && live.position.seq < have.seq) return
    if (this.live?.driver?.desk === this.id && live.driver && live.driver.desk !== this.id) {
      this.say(say('{who} has taken over. This desk looks on.', { who: live.driver.name }))
    }
    this.live = live
    this.hear({ kind: 'picture', at: now() })
    this.underWay.look((position) => this.hasSeen(position))
  }

  private read(update: FeedUpdate): void {
    const folded = applyFeed(this.feed, update)
    if (!isGap(folded)) {
      this.feed = folded
      this.changed()
    }
    if (!isGap(folded) || folded.gap === 'alarm') return
    this.socket.emit('feed', { cursor: folded.have }, (reply) => {
      if (reply.ok) this.read(reply.value)
    })
  }

  private beat(beat: Beat): void {
    this.clockOffset = beat.now - Date.now()
    const behind = this.live !== null && !this.hasSeen(beat.position)
    this.hear({ kind: 'beat', at: now(), behind })
  }

  private tick(): void {
    this.hear({ kind: 'tick', at: now() })
    // Connected, and still no picture to believe: asked for anew.
    const isLate = this.socket.connected && now() - this.connectedAt > PICTURE_MS
    if (isLate && !this.isLive && !this.isHouseEmpty) {
      this.connectedAt = now()
      this.socket.disconnect().connect()
    }
    if (this.notice && now() - this.notice.at > NOTICE_MS) {
      this.notice = null
      this.changed()
    }
  }

  private hear(event: LinkEvent): void {
    const before = this.link.status
    this.link = linkAfter(this.link, event)
    const after = this.link.status
    if (before !== after && after === 'live') this.courier.linkUp()
    if (before === 'live' && after !== 'live') {
      this.courier.linkLost()
      // A link that is silent though it stands is dropped and made anew.
      if (event.kind === 'tick') this.socket.disconnect().connect()
    }
    if (before !== after || event.kind !== 'tick') this.changed()
  }
}

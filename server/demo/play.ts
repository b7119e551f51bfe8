/** One evening, from the first slide to the last: looks at the desk, waits as long as people would, and presses what comes next. */
import type { Wish } from '#shared/commands'
import type { DeskView } from '#shared/desk-view'
import { type DemoShow, WRONG_ENVELOPE } from './demo-show.ts'
import type { Door, Hand } from './door.ts'
import { secondsOf } from './pace.ts'

/** Waits so many seconds of a real evening; rejects when the demonstration is to end. */
export type Wait = (seconds: number) => Promise<void>

interface Hands extends Pick<Door, 'view' | 'command'> {
  /** Those of whoever writes. */
  readonly write: Hand
}

/** How much of a picture's time is over when its reveal is armed. */
const ARMED_AFTER = 0.55
/** So long everybody believes the wrong card. */
const NOTICED_AFTER = 15
const BLACK_FOR = 12

const NOTICE =
  '**This is a demonstration.** A ceremony of 2022 is played again by itself; where its results are not known they were drawn by lot. *Nothing on this page is a result.*'

/** What the editor writes, by the kind of cue that is on. */
const POSTS: Readonly<Record<string, string>> = {
  opening:
    'Good evening. The lights go down, and **the first slide is up**: every screen in the room painted it in the same instant.',
  text: 'A welcome from the stage. The envelopes are sealed; their fingerprints have been public since before doors.',
  interval:
    'Interval. *Half of the envelopes are open.* Whoever reads along from home is as far as the room.',
  end: 'That was the evening. Every result stands above, with the proof that it is what was sealed. **It begins again in a moment.**',
}

/** Resolves when the last slide has stood its time. */
export async function playEvening(hands: Hands, { sealed, right }: DemoShow, wait: Wait): Promise<void> {
  for (const sealing of sealed) await hands.command(sealing)
  await pinned(hands)
  const told = new Set<string>()
  let isWrong = true
  let wasBlack = false
  for (;;) {
    const view = await hands.view()
    const { live, plan } = view
    const cue = plan.cues.find(({ id }) => id === live.programme.on?.cue)
    if (cue && !told.has(cue.kind)) {
      told.add(cue.kind)
      const text = POSTS[cue.kind]
      if (text) await hands.write({ kind: 'write-post', text })
    }
    // In the interval, as when a film is shown; or somebody who walks by has found the button.
    if (live.programme.black) {
      await wait(BLACK_FOR)
      await hands.command({ kind: 'blackout', on: false })
    } else if (cue?.kind === 'interval' && !wasBlack) {
      wasBlack = true
      await wait(BLACK_FOR)
      await hands.command({ kind: 'blackout', on: true })
    } else if (isWrong && cue?.kind === 'winner' && cue.category === right.category) {
      isWrong = false
      await putRight(hands, right, wait)
    } else {
      const seconds = secondsOf(view)
      if (live.next === null) return wait(seconds)
      await next(hands, view, seconds, wait)
    }
  }
}

async function pinned({ write }: Hands): Promise<void> {
  const id = `notice-${Date.now().toString(36)}`
  await write({ kind: 'write-post', text: NOTICE }, id)
  await write({ kind: 'pin-post', post: `post-${id}` })
}

/** Arms what opens an envelope, long enough before it is taken that it can be seen. */
async function next(hands: Hands, view: DeskView, seconds: number, wait: Wait): Promise<void> {
  const { next: to, armed, position, programme } = view.live
  if (!to) return
  const from = { epoch: position.epoch, programmeSeq: programme.seq }
  const take: Wish = { kind: 'take', from, to: to.to }
  if (to.reveals && armed === null) {
    await wait(seconds * ARMED_AFTER)
    await hands.command({ kind: 'arm', from, to: to.to })
    await wait(seconds * (1 - ARMED_AFTER))
  } else await wait(seconds)
  await hands.command(take)
}

/** The three acts from the wrong envelope to the right one; the third is the next take. */
async function putRight(hands: Hands, right: DemoShow['right'], wait: Wait): Promise<void> {
  const { category, levels } = right
  await wait(NOTICED_AFTER)
  await hands.command({
    kind: 'retract',
    category,
    level: levels[0]?.level ?? '',
    reason: WRONG_ENVELOPE,
  })
  await wait(NOTICED_AFTER)
  await hands.command(right)
}

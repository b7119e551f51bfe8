/** One command at a time: decide, make durable, evolve, answer, tell. Nothing is seen before it is stored (L1). */
import type { Command, CommandOf } from '#shared/commands'
import { decide, refusedAtTheDoor } from '#shared/decide'
import { type Context, isRefused } from '#shared/decide/decision'
import { equip, type VaultDoor } from '#shared/decide/equip'
import { pressedTwice } from '#shared/decide/presses'
import { type Commit, FORMAT } from '#shared/events'
import { evolveCommit } from '#shared/evolve'
import { type CommandId, own } from '#shared/ids'
import { brokenSentence } from '#shared/log-chain'
import { type Override, overridesWith, withOverrides } from '#shared/override'
import type { Actor } from '#shared/people'
import type { Press } from '#shared/press'
import type { Answer, Peeked, Reply } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { acceptedAs, levelsOf } from '#shared/state'
import { replayed } from './log/replayed.ts'
import { LogConflict, LogOvertaken, LogReplaced, LogUnavailable, type ShowLog } from './log/show-log.ts'
import { wordsOf } from './markdown.ts'
import type { Listener, RunnerWorld, ShowRunner } from './runner.ts'
import { VaultClosed } from './vault/vault.ts'

export type { RunnerWorld, ShowRunner } from './runner.ts'

/** Rejects if the log cannot be read; a chain that is broken is warned of, and keeps no show from running. */
export async function startRunner(opened: ShowLog, world: RunnerWorld): Promise<ShowRunner> {
  let log = opened
  let { state, openedAt } = await replayed(log)
  let ended = false
  const { brokenAt } = log.chain()
  // Said loudly, and no more: whoever changed a record must not be able to close the room with it.
  if (brokenAt !== null) world.warn(brokenSentence(log.show, brokenAt), null)
  let [lastTake, lastArm] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let queue: Promise<unknown> = Promise.resolve()
  /** True after an append whose outcome is unknown: the log is read again before anything else. */
  let unsure = false
  /** True while the log is another one than the state was folded from. */
  let replaced = false
  /** What acted at once and is not in the log yet. */
  let overrides: readonly Override[] = []
  /** What acted at once and the log would not take: told to it, in this order, before anything else is. */
  let owed: readonly { readonly command: Command; readonly by: Actor }[] = []
  /** The answers to commands that this runner itself made durable, and not to their repetitions. */
  const written = new WeakSet<Answer>()
  let lookingAgain = false
  const listeners = new Set<Listener>()

  const shown = () => withOverrides(state, overrides)
  const tell = () => {
    for (const listener of listeners) {
      try {
        listener(shown())
      } catch (error) {
        world.warn('a listener failed', error)
      }
    }
  }

  function evolveBy(commits: Commit[]): void {
    for (const commit of commits) {
      state = evolveCommit(state, commit)
      if (commit.seq === 1) openedAt = commit.at
      overrides = overrides.filter((override) => override.commandId !== commit.commandId)
      owed = owed.filter(({ command }) => command.id !== commit.commandId)
      // By the facts, not by the answers: a take whose answer was lost is one, and so is another writer's.
      for (const { kind } of commit.events) {
        if (kind === 'cue-taken') lastTake = world.monotonic()
        if (kind === 'reveal-armed') lastArm = world.monotonic()
      }
    }
    if (commits.length > 0) tell()
  }

  const catchUp = async (): Promise<void> => {
    try {
      if (replaced) await readAnew()
      else evolveBy(await log.readSince(state.position.seq))
      unsure = false
    } catch (error) {
      if (!(error instanceof LogReplaced)) throw error
      log = error.successor
      replaced = true
      log.onReplaced?.(noticed)
      await catchUp()
    }
  }

  /** What was lost has no place in it any more: nothing of the state before stays. */
  async function readAnew(): Promise<void> {
    ;({ state, openedAt } = await replayed(log))
    replaced = false
    overrides = overrides.filter(({ commandId }) => acceptedAs(state, commandId) === undefined)
    owed = owed.filter(({ command }) => acceptedAs(state, command.id) === undefined)
    tell()
  }

  /** The log was replaced while nobody pressed anything: the room is told all the same. */
  function noticed(): void {
    unsure = true
    queue = queue.then(payOwed).catch(() => lookAgain())
  }

  /** What may have been stored is found soon, by itself: told by a later command, it would surprise the room. */
  function lookAgain(): void {
    if (lookingAgain || ended) return
    lookingAgain = true
    setTimeout(() => {
      lookingAgain = false
      queue = queue.then(payOwed).catch(() => lookAgain())
    }, RETRY_MS).unref()
  }

  function lost(error: unknown): void {
    if (!lookingAgain) world.warn('the show log cannot be written', error)
    unsure = true
    lookAgain()
  }

  /** The same for ever, whoever asks again (T2). */
  function accepted(id: CommandId, seq: number): Answer {
    const entry = own(state.entries, id)
    return { ok: true, position: { ...state.position, seq }, ...(entry && { entry }) }
  }

  const answered = (id: CommandId): Answer | null => {
    const seq = acceptedAs(state, id)
    return seq === undefined ? null : accepted(id, seq)
  }

  function contextFor(command: Command, by: Actor, press: Press | undefined, done: boolean): Context {
    return {
      by,
      ...('text' in command && { words: wordsOf(command.text) }),
      ...(done && { done }),
      ...(press && { press }),
      now: Math.max(world.now(), state.at),
      sinceTakeMs: world.monotonic() - lastTake,
      sinceArmMs: world.monotonic() - lastArm,
      leadMs: world.leadMs(),
      opened: [],
      sealed: [],
    }
  }

  const door: VaultDoor = {
    seal: (request) => world.vault.seal(log.show, request),
    open: (ref, box) => world.vault.open(log.show, ref, box),
  }

  async function attempt(command: Command, by: Actor, press?: Press, done = false): Promise<Answer> {
    if (unsure) await catchUp()
    const before = answered(command.id)
    if (before) return before
    const context = equip(state, command, contextFor(command, by, press, done), door)
    const decision = decide(state, command, context)
    if (isRefused(decision)) return { ok: false, refusal: decision.refusal }
    const commit: Commit = {
      format: FORMAT,
      seq: state.position.seq + 1,
      at: context.now,
      by: by.name,
      commandId: command.id,
      events: [...decision.events],
    }
    world.failpoint?.('before-append', commit)
    await log.append(commit)
    world.failpoint?.('after-append', commit)
    evolveBy([commit])
    if (world.failpoint) setTimeout(() => world.failpoint?.('after-ack', commit), AFTER_ACK_MS)
    const answer = accepted(command.id, commit.seq)
    written.add(answer)
    return answer
  }

  /** Tells the log what was done ahead of it. Whoever did it may be no driver by now: it is not asked again. */
  async function payOwed(): Promise<void> {
    if (unsure) await catchUp()
    for (const { command, by } of owed) {
      const answer = await attempt(command, by, undefined, true).catch((error: unknown) => {
        if (error instanceof LogConflict || error instanceof LogUnavailable) throw error
        world.warn('what was done ahead of the log could not be told', error)
        return null
      })
      owed = owed.filter((other) => other.command.id !== command.id)
      if (!answer?.ok) drop(command)
    }
  }

  /** Another writer may be ahead, or the log may fail under us; either way the operator reads what is true. */
  async function settled(command: Command, by: Actor, atOnce: boolean, press?: Press): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        await payOwed()
        return await attempt(command, by, press)
      } catch (error) {
        if ((error instanceof LogConflict || error instanceof LogReplaced) && tries < MAX_TRIES) {
          unsure = true
          continue
        }
        if (error instanceof LogConflict || error instanceof LogUnavailable) {
          lost(error)
          return { ok: false, refusal: refusal(atOnce ? 'acted-not-logged' : 'log-unavailable') }
        }
        if (error instanceof LogOvertaken)
          return { ok: false, refusal: world.leadership?.overtaken() ?? refusal('log-unavailable') }
        if (error instanceof VaultClosed) return { ok: false, refusal: refusal('vault-closed') }
        world.warn('a command failed', error)
        return { ok: false, refusal: refusal('failed-inside') }
      }
    }
  }

  /** L1's sole exception: blackout and clear reach the screens at once, whatever the log does. True if they did. */
  function overrideAtOnce(command: Command, by: Actor, press?: Press): boolean {
    if (refusedAtTheDoor(state, command, by) || pressedTwice(command, press)) return false
    if (answered(command.id)) return false
    const next = overridesWith(command, overrides)
    if (next === overrides) return false
    overrides = next
    tell()
    return true
  }

  /** The rules refused it: then it was never done. */
  function drop(command: Command): void {
    overrides = overrides.filter((override) => override.commandId !== command.id)
    tell()
  }

  function submit(command: Command, by: Actor, press?: Press): Promise<Answer> {
    if (ended) return Promise.resolve({ ok: false, refusal: refusal('no-such-show', { show: log.show }) })
    const elsewhere = world.leadership?.elsewhere() ?? null
    if (elsewhere) return Promise.resolve({ ok: false, refusal: elsewhere })
    const atOnce = overrideAtOnce(command, by, press)
    const answer = queue.then(() => settled(command, by, atOnce, press))
    queue = answer.then((a) => {
      if (a.ok || !atOnce) return
      if (a.refusal.code !== 'acted-not-logged' && a.refusal.code !== 'failed-inside') return drop(command)
      owed = [...owed, { command, by }]
      lookAgain()
    })
    return answer
  }

  async function peek(command: CommandOf<'peek'>, by: Actor): Promise<Reply<Peeked>> {
    const answer = await submit(command, by)
    if (!answer.ok) return answer
    // An answer to something else of this id, or to an earlier look, is no look: only what this very call wrote down is.
    if (!written.has(answer)) return { ok: false, refusal: refusal('looked-already') }
    const { category } = command
    try {
      const levels = Object.entries(levelsOf(state, category)).flatMap(([level, known]) => {
        if (known.status !== 'sealed') return []
        const { version, commitment, box } = known
        return [{ level, version, commitment, result: door.open({ category, level, version }, box).result }]
      })
      return { ok: true, value: { category, levels } }
    } catch {
      // A parser's own words could quote the result: nothing is said of what went wrong inside.
      return { ok: false, refusal: refusal('vault-closed') }
    }
  }

  log.onReplaced?.(noticed)
  return {
    show: log.show,
    openedAt: () => openedAt,
    shown,
    submit,
    peek,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    commits: () => log.readSince(0).catch(nullIfUnavailable),
    chain: () => log.chain(),
    verify: (noted) => log.verify(noted).catch(nullIfUnavailable),
    follow() {
      const done = queue.then(catchUp)
      queue = done.catch(() => undefined)
      return done
    },
    async end() {
      ended = true
      await queue
      return state.position
    },
  }
}

function nullIfUnavailable(error: unknown): null {
  if (error instanceof LogUnavailable) return null
  throw error
}

/** How soon an override that could not be logged is offered to the log again. */
const RETRY_MS = 1000
const MAX_TRIES = 5
/** Long enough for the answer to have left the process. */
const AFTER_ACK_MS = 20

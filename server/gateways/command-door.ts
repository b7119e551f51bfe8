/** What a desk or a program asks for, looked at before anything is done: parsed, and passed on to the show it means. */
import { Command, Peek } from '#shared/commands'
import { type FeedUpdate, feedSince } from '#shared/feed'
import type { ImageId } from '#shared/images'
import { parse } from '#shared/parse'
import type { Actor } from '#shared/people'
import type { Block } from '#shared/post-words'
import { type Answer, AskSince, AskWords, type Peeked, type Reply } from '#shared/protocol'
import { refusal } from '#shared/refusals'
import { wordsOf } from '../markdown.ts'
import type { ShowRunner } from '../show-runner.ts'
import { mayLook, type Person, roleSaid } from './person.ts'

/** What the log cannot know of a command: whether the house has the picture it names. */
export interface CommandDoor {
  readonly hasImage: (id: ImageId) => Promise<boolean>
}

/** A command names one picture at the most. */
function imageIn(command: Command): ImageId | null {
  if (command.kind === 'set-image') return command.image
  return 'text' in command && 'image' in command ? (command.image?.image ?? null) : null
}

async function namesNoImage(command: Command, { hasImage }: CommandDoor): Promise<boolean> {
  const image = imageIn(command)
  return image !== null && !(await hasImage(image))
}

/** The same door for the socket and for the HTTP API. */
export async function answerTo(
  payload: unknown,
  person: Person,
  runner: ShowRunner | null,
  house: CommandDoor,
): Promise<Answer> {
  const parsed = parse(Command, payload)
  if ('problem' in parsed) return { ok: false, refusal: refusal('malformed', { detail: parsed.problem }) }
  if (!runner) return { ok: false, refusal: refusal('no-such-show', { show: '' }) }
  if (await namesNoImage(parsed.value, house)) return { ok: false, refusal: refusal('no-such-image') }
  return runner.submit(parsed.value, actorOf(person))
}

const actorOf = ({ name, role, desk }: Person): Actor => ({ name, role, desk })

/** A look into the envelopes is a command like any other; only what they hold is told to this socket alone. */
export async function peekFor(
  payload: unknown,
  person: Person,
  runner: ShowRunner | null,
): Promise<Reply<Peeked>> {
  const parsed = parse(Peek, payload)
  if ('problem' in parsed) return { ok: false, refusal: refusal('malformed', { detail: parsed.problem }) }
  if (!runner) return { ok: false, refusal: refusal('no-such-show', { show: '' }) }
  if (!mayLook(person)) return { ok: false, refusal: refusal('not-your-role', { role: roleSaid(person) }) }
  return runner.peek(parsed.value, actorOf(person))
}

/** What readers would be told of a text while it is written; nothing is kept of it. */
export function wordsFor(payload: unknown): Reply<readonly Block[]> {
  const parsed = parse(AskWords, payload)
  if ('problem' in parsed) return { ok: false, refusal: refusal('malformed', { detail: parsed.problem }) }
  return { ok: true, value: wordsOf(parsed.value) }
}

/** A cursor of another log, or none, is answered with everything. */
export function feedFor(payload: unknown, runner: ShowRunner | null): Reply<FeedUpdate> {
  const parsed = parse(AskSince, payload)
  if ('problem' in parsed) return { ok: false, refusal: refusal('malformed', { detail: parsed.problem }) }
  if (!runner) return { ok: false, refusal: refusal('no-such-show', { show: '' }) }
  return { ok: true, value: feedSince(runner.shown(), parsed.value.cursor) }
}

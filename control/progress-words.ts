/** How far something is that takes its time. */
import { say } from './language/say.ts'
import type { Sent } from './send-file.ts'
import { sizeWords } from './shows-words.ts'

/** Less is over before anybody has read it. */
const WORTH_SAYING_S = 3

/** `doing` is what the server does once all has arrived; `seconds` since it began. */
export function progressWords(sent: Sent | null, doing: string, seconds: number): string {
  if (sent && sent.bytes < sent.of)
    return say('Sending, {sent} of {all}', { sent: sizeWords(sent.bytes), all: sizeWords(sent.of) })
  return seconds < WORTH_SAYING_S ? `${doing}…` : say('{doing}, {seconds} s so far…', { doing, seconds })
}

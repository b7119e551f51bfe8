/** A refusal as an HTTP answer, and the one place where errors become replies. */
import type { FastifyError, FastifyInstance } from 'fastify'
import { type Refusal, type RefusalCode, refusal } from '#shared/refusals'

/** HTTP's word for a refusal; the code and the sentence are in the body. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  malformed: 400,
  'bad-show-file': 400,
  'bad-export': 400,
  'bad-file': 400,
  'import-gone': 404,
  'import-broken': 503,
  'no-such-kept': 404,
  'not-kept': 503,
  'not-signed-in': 401,
  'not-your-role': 403,
  'no-such-show': 404,
  'nothing-on-air': 404,
  'no-such-button': 404,
  'no-such-image': 404,
  'no-such-screen': 404,
  'wrong-code': 404,
  'wrong-password': 401,
  'bad-password': 400,
  'bad-name': 400,
  'short-passphrase': 400,
  'no-key-block': 400,
  'key-mistyped': 400,
  'no-such-person': 404,
  'too-many-guesses': 429,
  'too-busy': 503,
  'too-soon': 429,
  'too-many': 429,
  'log-unavailable': 503,
  'acted-not-logged': 503,
  'air-not-noted': 503,
  'failed-inside': 500,
}
/** 409 where nothing else is said: a rule of the show says no. */
export const statusOf = (code: RefusalCode): number => STATUS[code] ?? 409

/** Thrown by a route to answer with a refusal. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly statusCode: number
  readonly code: RefusalCode

  constructor(statusCode: number, code: RefusalCode, words: Record<string, string> = {}) {
    super(refusal(code, words).sentence)
    this.statusCode = statusCode
    this.code = code
  }
}

/** A refusal that was decided elsewhere, as an HTTP answer. */
export function refuse({ code, sentence }: Refusal): Refused {
  const refused = new Refused(statusOf(code), code)
  refused.message = sentence
  return refused
}

/** Everything goes to the log; a client reads a code and a sentence, and of a fault inside nothing more. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    if (error instanceof Refused) {
      return reply.code(error.statusCode).send({ code: error.code, sentence: error.message })
    }
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error({ err: error }, 'request failed')
    return reply.code(status).send(wordsFor(status, error))
  })
}

function wordsFor(status: number, error: FastifyError) {
  if (status === 413)
    return refusal('too-large', { detail: 'a picture may have 20 MB, a table 4 MB, anything else 64 KB.' })
  if (status === 429) return refusal('too-many')
  if (status >= 500) return refusal('failed-inside')
  return refusal('malformed', { detail: error.message })
}

/** What every reader says on coming in, read by programs made from the same schemas: reading a schema anew each time cost a tenth of joining. */
import { Compile } from 'typebox/compile'
import { parse } from '#shared/parse'
import { AskSince, Hello, PROTOCOL_VERSION } from '#shared/protocol'
import { parseHandshake } from '../../gateways/sockets.ts'

const isHello = Compile(Hello)
const isAsk = Compile(AskSince)

/** As `parseHandshake` reads it, which words the refusal of whatever is wrong. */
export const readHello = (auth: unknown): ReturnType<typeof parseHandshake<typeof Hello>> =>
  isHello.Check(auth) && auth.protocol === PROTOCOL_VERSION ? { value: auth } : parseHandshake(Hello, auth)

/** As `parse` reads it, which words what is wrong. */
export const readAsk = (payload: unknown): ReturnType<typeof parse<typeof AskSince>> =>
  isAsk.Check(payload) ? { value: payload } : parse(AskSince, payload)

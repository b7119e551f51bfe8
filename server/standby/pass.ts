/**
 * What lets a desk in at another core of its house. A browser sends its session's cookie to one host only; sessions lie in Redis,
 * so a core that has the same seal key knows whose this is. It is good for sockets alone, and ends with the session.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'

export interface Passes {
  pass(session: string): string
  /** The session it stands for; null where it is none of this house. */
  session(pass: string): string | null
}

const PASS = /^([0-9a-f]{64})\.([0-9a-f]{64})$/

/** `sign` keys its words by the seal key, which no registry holds: whoever has stolen the sessions has no pass. */
export function createPasses(sign: (words: string) => Buffer): Passes {
  const seal = (session: string) => sign(`pass of ${session}`)
  return {
    pass: (session) => `${session}.${seal(session).toString('hex')}`,
    session(pass) {
      const [, session = '', mac = ''] = PASS.exec(pass) ?? []
      return session !== '' && timingSafeEqual(Buffer.from(mac, 'hex'), seal(session)) ? session : null
    },
  }
}

/** Words signed by a key that is drawn from another, and tells nothing of it. */
export const signer = (key: Buffer) => {
  const own = createHmac('sha256', key).update('envelope pass').digest()
  return (words: string): Buffer => createHmac('sha256', own).update(words).digest()
}

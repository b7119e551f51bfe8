/** Which screen this tab is: the token of its link, or one it was given when it was paired. */
import { createClaims } from './claims.ts'
import { readJson, readText, type Shelf, writeJson, writeText } from './storage.ts'

/** A tab keeps its own; the browser keeps those of all its tabs, for the time after a restart. */
const MINE = 'envelope.token'
const ALL = 'envelope.tokens'
/** The mark of a link that was revoked. */
const REVOKED = 'envelope.revoked'

/** A browser is no more screens than this. */
const MOST = 16

const TOKEN = /^[A-Za-z0-9_-]{20,64}$/

export interface Identity {
  readonly token: string | null
  /** Under this name this screen keeps its picture: it tells nothing of the token. Null without a token. */
  readonly name: string | null
  /** It was paired, and is this screen from now on. */
  become(token: string): void
  /** The server knows this token no more. */
  forget(): void
}

/** Tokens that other tabs have, as this one learnt too late. */
const TAKEN = 'envelope.taken'

/** Takes 200 ms for each token that has to be asked for; none of it waits for the server. */
export async function whoAmI(hash: string): Promise<Identity> {
  const claims = createClaims((late) => {
    writeJson('session', TAKEN, [...listOn('session', TAKEN), late])
    writeText('session', MINE, null)
    location.reload()
  })
  const linked = tokenIn(hash)
  let token = await chosen()

  async function chosen(): Promise<string | null> {
    if (linked !== null && readText('local', REVOKED) !== markOf(linked)) return linked
    const mine = readText('session', MINE)
    const taken = listOn('session', TAKEN)
    const others = stored().filter((other) => other !== mine)
    for (const one of isToken(mine) ? [mine, ...others] : others) {
      if (taken.includes(one) || !(await claims.claim(one))) continue
      writeText('session', MINE, one)
      return one
    }
    writeText('session', MINE, null)
    return linked
  }

  return {
    get token() {
      return token
    },
    get name() {
      return token === null ? null : markOf(token)
    },
    become(next) {
      token = next
      claims.hold(next)
      writeText('session', MINE, next)
      writeJson('local', ALL, [...stored().filter((one) => one !== next), next].slice(-MOST))
    },
    forget() {
      if (token === null) return
      if (token === linked) writeText('local', REVOKED, markOf(token))
      writeText('session', MINE, null)
      const left = stored().filter((one) => one !== token)
      writeText('local', ALL, left.length === 0 ? null : JSON.stringify(left))
      claims.hold(null)
      token = null
    },
  }
}

/** The token of a link, as it stands behind the address: it is not sent with the request, and is not kept. */
function tokenIn(hash: string): string | null {
  const token = new URLSearchParams(hash.replace(/^#/, '')).get('screen')
  return isToken(token) ? token : null
}

const isToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value)

const stored = (): string[] => listOn('local', ALL)

function listOn(shelf: Shelf, name: string): string[] {
  const list = readJson(shelf, name)
  return Array.isArray(list) ? list.filter(isToken) : []
}

/** Thirty-two bits of a token: enough to tell a browser's screens apart, too little to be one. */
function markOf(token: string): string {
  let mark = 0x811c9dc5
  for (const letter of token) mark = Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (mark >>> 0).toString(36)
}

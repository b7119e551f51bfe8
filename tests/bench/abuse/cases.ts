/** All that is done to a house, and what of it fits into a short time. */
import { type Case, together } from './attack.ts'
import { connections, long, namespaces, pages, polling, requests, talk } from './floods.ts'
import { malformed } from './frames.ts'
import { oddMessages } from './messages.ts'
import { bodies, oddHttp, smuggled } from './requests.ts'
import { slowloris, stalled } from './slow.ts'

/** Nothing: whoever sees a change here sees changes that are none. */
const nothing: Case = {
  name: 'nothing at all',
  run: () => new Promise((resolve) => setTimeout(resolve, 2500, [])),
}

const QUICK: readonly Case[] = [
  oddHttp,
  smuggled,
  bodies,
  oddMessages,
  malformed,
  namespaces,
  talk,
  long,
  polling,
  pages,
  requests,
  connections,
]

export const CASES: readonly Case[] = [nothing, slowloris, stalled, ...QUICK]

const inTurn = (name: string, cases: readonly Case[]): Case => ({
  name,
  async run(victim, size) {
    const failures: string[] = []
    for (const one of cases)
      failures.push(...(await one.run(victim, size)).map((found) => `${one.name}: ${found}`))
    return failures
  },
})

/** Slow ones take as long as they take: meanwhile all the others are done. */
export const SHORT: readonly Case[] = [
  together('everything, and slow ones beside it', [
    slowloris,
    // An edge that is flooded by HTTP lets go of new sockets, as it should: those come first.
    inTurn('one after the other', [
      ...[stalled, oddMessages, malformed, namespaces, talk, long],
      ...[oddHttp, smuggled, bodies, polling, pages, requests],
    ]),
  ]),
  // With no place left nobody else could attack.
  connections,
]

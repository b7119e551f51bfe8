/** Every route of both ports as everybody may ask for it: found 200s and refusals alike, nothing there, known already, and broken. */

import { PAGE_HEADER } from '#shared/page-header'
import { resultPostId } from '#shared/posts'
import { addressOf, ENDS, VIEWERS, type Viewer } from '../../helpers/watched-house.ts'
import { masked, withoutDurations } from './masks.ts'
import type { RawAnswer } from './raw-http.ts'
import { ofThisOne } from './stored.ts'
import type { Evening, World } from './world.ts'

/** By who asked for what. */
export type Observed = ReadonlyMap<string, { readonly shown: string; readonly bytes: Buffer }>

const SAFE = /^GET /
/** A stream does not end; whole shows as files are looked into elsewhere. */
const ELSEWHERE = /\/(events|export)\/?$/

/** How much room is left on the disk, and how quick it is, is the machine's affair; and so is then how long the answer is. */
const MACHINE = /\{"group":"house","id":"(disk|log)"[^}]*\}/g

const shown = (route: string, { head, body }: RawAnswer): string => {
  const text = body.toString('latin1')
  const isMachine = /\/metrics|\/control\/ready/.test(route)
  const above = isMachine ? head.replace(/content-length: \d+/i, '') : head
  return masked(
    `${above}\n\n${route.includes('/metrics') ? withoutDurations(text) : text.replace(MACHINE, '$1')}`,
  )
}

const headersOf = (world: World, viewer: Viewer, isPage: boolean): Record<string, string> => ({
  ...world.people.all[viewer],
  ...(viewer !== 'automation' && isPage && { origin: world.house.room, ...PAGE_HEADER }),
  // Packed, the fingerprints that are meant to differ would change its length.
  'accept-encoding': 'identity',
})

/** The room. `all`: also what would change something, with nothing said, and what is broken. */
export async function roomAnswers(world: World, evening: Evening, all: boolean): Promise<Observed> {
  const seen = new Map<string, { shown: string; bytes: Buffer }>()
  const routes = (await world.house.routes('core')).filter(
    (route) => !route.startsWith('HEAD ') && !ELSEWHERE.test(route) && !ENDS.includes(route),
  )
  const note = (what: string, answer: RawAnswer) =>
    seen.set(what, {
      shown: shown(what, answer),
      bytes: Buffer.concat([Buffer.from(answer.head), answer.body]),
    })
  for (const viewer of VIEWERS) {
    const ask = async (what: string, address: string, how: Parameters<World['client']['ask']>[1] = {}) => {
      const answer = await world.client.ask(`${world.house.room}${address}`, {
        ...how,
        headers: { ...headersOf(world, viewer, how.method !== undefined), ...how.headers },
      })
      note(`${viewer} ${what}`, answer)
      return answer
    }
    for (const route of routes) {
      const [method = '', path = ''] = route.split(' ')
      const address = addressOf(path, evening.id)
      if (SAFE.test(route)) {
        const { etag } = await ask(route, address)
        if (etag) await ask(`${route} known`, address, { headers: { 'if-none-match': etag } })
      } else if (all) {
        const json = { 'content-type': 'application/json' }
        await ask(route, address, method === 'DELETE' ? { method } : { method, headers: json, body: '{}' })
      }
    }
    for (const path of [
      '/nothing',
      '/api/v1/nothing',
      `/images/${evening.category}`,
      `/${evening.category}.webp`,
    ])
      await ask(`nothing at ${path}`, path)
    if (!all) continue
    for (const path of ['/ready', `/api/v1/shows/${evening.id}`, '/api/v1/status'])
      await ask(`broken ${path}`, path, { headers: { 'x-break': 'on' } })
  }
  return seen
}

/** The readers' port, where nobody is anybody. */
export async function publicAnswers(world: World, { id, category }: Evening): Promise<Observed> {
  const { house, client } = world
  const seen = new Map<string, { shown: string; bytes: Buffer }>()
  const ask = async (what: string, address: string, headers: Record<string, string> = {}) => {
    const answer = await client.ask(`${house.readers}${address}`, {
      headers: { 'accept-encoding': 'identity', ...headers },
    })
    const bytes = Buffer.concat([Buffer.from(answer.head), answer.body])
    const isMap = what.includes('sitemap')
    const told = isMap
      ? { ...answer, head: '', body: Buffer.from(ofThisOne(answer.body.toString(), { id })) }
      : answer
    seen.set(`reader ${what}`, { shown: shown(what, told), bytes })
    return answer
  }
  const page = (await ask('the page', `/live/${id}`)).body.toString()
  const head = JSON.parse((await ask('the head', `/live/${id}/log/head`)).body.toString()) as {
    epoch?: { generation: number; id: string }
  }
  const routes = (await house.routes('edge')).filter((route) => SAFE.test(route) && !ELSEWHERE.test(route))
  for (const route of routes) {
    const path = (route.split(' ')[1] ?? '')
      .replace(':show', id)
      .replace(':post', resultPostId(category, 'winner'))
      .replace(':log', `${head.epoch?.generation}-${head.epoch?.id}`)
      .replace(':n', '0')
      .replace(/:\w+|\*/g, 'nothing-of-this-name-0')
    const { etag } = await ask(route, path)
    if (etag) await ask(`${route} known`, path, { 'if-none-match': etag })
  }
  for (const [, path] of page.matchAll(
    /"(?:https:\/\/live\.example\.org)?(\/(?:assets|live\/[^"]+\/share)\/[^"]+)"/g,
  ))
    await ask(`asset ${path}`, path as string)
  await ask('language', `/live/${id}?lang=de`)
  await ask('one post', `/live/${id}?at=${resultPostId(category, 'winner')}`)
  await ask('embedded by its address', `/oembed?url=https%3A%2F%2Flive.example.org%2Flive%2F${id}`)
  await ask('nothing', `/live/${id}/${category}`)
  await ask('broken', `/ready?now`, { 'x-break': 'on' })
  return seen
}

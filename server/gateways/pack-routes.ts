/** The emergency pack at the desk: made and taken away as a zip, with results by whoever may look into envelopes. One at a time. */
import { Readable } from 'node:stream'
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { SHORTEST_PASSPHRASE } from '#shared/key-view'
import { PackWish } from '#shared/pack-wish'
import { mayMakePack } from '#shared/people'
import type { KeepingWorld } from '../keeping/keeping.ts'
import { makePack, packMark } from '../pack/make-pack.ts'
import { createMaking } from '../pack/making.ts'
import { writePack } from '../pack/write-pack.ts'
import type { Audit } from '../people/audit.ts'
import { read } from './people-routes.ts'
import { mayLook, type Person, roleSaid } from './person.ts'
import { Refused, refuse } from './refused.ts'

/** Milliseconds it may take to be made and carried away: the connection's usual patience is far shorter. */
const WAIT_MS = 300_000

export interface PackRouteDeps {
  readonly keeping: Pick<KeepingWorld, 'shows' | 'images' | 'registry' | 'now' | 'newCommandId'>
  /** The built page. */
  readonly pageFolder: string
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly audit: Audit
}

type OfShow = FastifyRequest<{ Params: { show: string } }>

/** A second one meanwhile is refused (`too-many`). What was made is noted for the ready check. */
export function packRoutes(app: FastifyInstance, deps: PackRouteDeps): void {
  const { keeping, pageFolder, authorised, audit } = deps
  const { shows, images, registry, now, newCommandId } = keeping
  const making = createMaking()
  app.addHook('onClose', async () => making.close())
  let busy = false

  app.post('/control/shows/:show/pack', async (request: OfShow, reply) => {
    const person = await authorised(request)
    const { passphrase } = read(PackWish, request.body)
    if (passphrase === null ? !mayMakePack(person.role) : !mayLook(person))
      throw new Refused(403, 'not-your-role', { role: roleSaid(person) })
    if (passphrase !== null && [...passphrase.trim()].length < SHORTEST_PASSPHRASE)
      throw new Refused(400, 'short-passphrase', { least: String(SHORTEST_PASSPHRASE) })
    const { show } = request.params
    const runner = shows.runner(show)
    if (!runner) throw new Refused(404, 'no-such-show', { show: show.slice(0, 100) })
    if (busy) throw new Refused(429, 'too-many')
    busy = true
    request.raw.setTimeout(WAIT_MS)
    try {
      const { name, role, desk } = person
      const mark = packMark(runner.shown())
      const pack = await makePack(
        runner,
        passphrase,
        { name, role, desk },
        { draw: making.draw, now, newCommandId },
      )
      if (!pack) throw new Refused(500, 'failed-inside')
      if ('refusal' in pack) throw refuse(pack.refusal)
      audit('made an emergency pack', { by: name, show, envelopes: String(pack.show.sealed.length) })
      await notePacked(registry, show, mark)
      const pieces = writePack(pack, pageFolder, images)
      return reply
        .type('application/zip')
        .headers({
          'cache-control': 'no-store',
          'content-disposition': `attachment; filename="${show}-emergency-pack.zip"`,
        })
        .send(Readable.from(pieces))
    } finally {
      busy = false
    }
  })
}

/** The newest of a show alone is kept in mind. */
async function notePacked(registry: KeepingWorld['registry'], show: string, mark: string): Promise<void> {
  for (const before of await registry.noted('packed'))
    if (before.startsWith(`${show} `)) await registry.note('packed', before, false)
  await registry.note('packed', `${show} ${mark}`, true)
}

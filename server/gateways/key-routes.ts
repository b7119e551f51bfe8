/** The seal key at the desk: which it is, a wrapped copy to take away, one to bring, and a test envelope. */
import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ExportKeyWish, ImportKeyWish, type KeyView, type WrappedKey } from '#shared/key-view'
import { may } from '#shared/people'
import type { Refusal } from '#shared/refusals'
import type { Audit } from '../people/audit.ts'
import type { KeyHouse } from '../vault/key-house.ts'
import { granted, read } from './people-routes.ts'
import { isAutomation, type Person, roleSaid } from './person.ts'
import { Refused, refuse } from './refused.ts'

export interface KeyDeps {
  readonly house: KeyHouse
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly audit: Audit
}

/** To look and to try is for whoever sets results; to take or bring a key for a producer at a desk. */
export function keyRoutes(app: FastifyInstance, { house, authorised, audit }: KeyDeps): void {
  /** Only failures count. */
  const guesses = app.createRateLimit({ max: 5, timeWindow: '1 minute' })

  /** A producer at a desk: no machine carries keys away. */
  async function producer(request: FastifyRequest): Promise<Person> {
    const person = await authorised(request)
    if (person.role !== 'producer' || isAutomation(person))
      throw new Refused(403, 'not-your-role', { role: roleSaid(person) })
    return person
  }

  async function guessed(request: FastifyRequest, refusal: Refusal): Promise<never> {
    if (refusal.code === 'wrong-passphrase') {
      const guess = await guesses(request)
      if (!guess.isAllowed && guess.isExceeded) throw new Refused(429, 'too-many')
    }
    throw refuse(refusal)
  }

  app.get('/control/key', async (request, reply): Promise<KeyView> => {
    const person = await authorised(request)
    if (!may(person.role, 'set-result')) throw new Refused(403, 'not-your-role', { role: person.role })
    reply.header('cache-control', 'no-store')
    return house.view()
  })

  app.post('/control/key/export', async (request, reply): Promise<WrappedKey> => {
    const person = await producer(request)
    const { passphrase } = read(ExportKeyWish, request.body)
    const wrapped = granted(await house.export(passphrase, person.session))
    audit('took the seal key away, wrapped', { by: person.name, fingerprint: wrapped.fingerprint })
    reply.header('cache-control', 'no-store')
    return wrapped
  })

  app.post('/control/key/import', async (request): Promise<KeyView> => {
    const person = await producer(request)
    const { block, passphrase } = read(ImportKeyWish, request.body)
    const answer = await house.import(block, passphrase, person.session)
    if ('refusal' in answer) return guessed(request, answer.refusal)
    audit('brought a seal key', { by: person.name, fingerprint: answer.fingerprint })
    return answer
  })

  app.post('/control/key/check', async (request): Promise<{ fingerprint: string }> => {
    const person = await authorised(request)
    if (!may(person.role, 'set-result')) throw new Refused(403, 'not-your-role', { role: person.role })
    return granted(house.check())
  })
}

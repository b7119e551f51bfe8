/** The API's own description as OpenAPI, made from the routes as they are. It describes; it neither checks a request nor trims an answer. */
import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { Refusal, Status } from './api-schemas.ts'

const API = '/api/v1/'
const ADDRESS = `${API}openapi.json`

/** To be called before the routes it describes are made. Anybody may read it: it names no show, no person and no key. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  // Ours are the sentences that say what is wrong with a request (`parse`), and nothing is left out of an answer.
  app.setValidatorCompiler(() => (value) => ({ value }))
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  for (const schema of [Refusal, Status]) app.addSchema(schema)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Envelope',
        version: '1',
        description:
          'Commands, buttons and the state of a show. Every refusal is a code for programs and a sentence for people.',
      },
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'ENVELOPE_KEY: acts for the house, at no desk.',
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'envelope_session',
            description:
              'Somebody signed in to the control panel, at a desk; from a page of this server only.',
          },
        },
      },
      security: [{ key: [] }, { session: [] }],
    },
    // What it is called stays what it is called.
    refResolver: { buildLocalReference: ({ $id }, _base, _fragment, i) => ($id ? String($id) : `def-${i}`) },
    transform: ({ schema, url }) => ({ schema: { ...schema, hide: !url.startsWith(API) }, url }),
  })
  const response = { 200: { description: 'OpenAPI 3.1.', type: 'object' } }
  const schema = { operationId: 'description', summary: 'This description.', security: [], response }
  app.get(ADDRESS, { schema }, () => app.swagger())
}

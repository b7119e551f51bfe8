/** A bare Fastify route that sends given bytes: what serving could cost at the least. Told over its process channel, says its port. */
import { fastify } from 'fastify'

const app = fastify()
process.once('message', ({ type, body }) => {
  const bytes = Buffer.from(body, 'base64')
  app.get('/', (_request, reply) => reply.type(type).send(bytes))
  app.listen({ port: 0, host: '127.0.0.1' }).then(() => process.send?.(app.server.address().port))
})
process.on('disconnect', () => process.exit(0))

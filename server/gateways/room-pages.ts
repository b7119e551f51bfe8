/** The built pages of the room: control panel and its help, stage and preflight. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { policyLine } from '../security-headers.ts'

/** A host of letters, digits and dots as browsers send it; what else stood in the header would become part of a policy. */
const framed = (host: string): string | null => (/^[\w.-]+$/.test(host) ? `http://${host}:*` : null)

/** Built files carry their hash in their name, so they never change; pages are asked for anew each time. */
export async function roomPages(app: FastifyInstance, pagesFolder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(pagesFolder, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
  })
  const page = (file: string) => (_request: unknown, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile(file, pagesFolder, { cacheControl: false })
  app.get('/control', page('control/index.html'))
  app.get('/help', page('control/help/index.html'))
  app.get('/help/en', page('control/help/index.html'))
  app.get('/help/de', page('control/help/de.html'))
  app.get('/help/companion', page('control/help/companion.html'))
  app.get('/control/sheet', page('control/sheet.html'))
  app.get('/press', page('display/press.html'))
  app.get('/stage', page('display/stage.html'))
  app.get('/preflight', page('display/preflight.html'))
  app.get('/preflight/frame', page('display/preflight/frame.html'))
  app.get('/preflight/fit', page('display/preflight/fit.html'))
  app.get('/stage-worker.js', page('stage-worker.js'))
  // The show window frames the readers' page beside the room's: another port of this very machine, and nothing else.
  app.get('/demonstration', (request: FastifyRequest, reply) =>
    page('display/demonstration.html')(
      request,
      reply.header('content-security-policy', policyLine('room', undefined, [], framed(request.hostname))),
    ),
  )
  app.get('/', (_request, reply) => reply.redirect('/control'))
}

/** Loaded before a process (`--import`): writes down which routes its Fastify has, once it listens, and breaks any request that asks for it. */
import diagnostics from 'node:diagnostics_channel'
import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const folder = process.env.ENVELOPE_WATCHED

diagnostics.channel('fastify.initialization').subscribe(({ fastify }) => {
  const routes = []
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push(`${one} ${url}`)
  })
  fastify.addHook('preHandler', async ({ headers }) => {
    if (headers['x-break'] === 'on') throw new Error('Broken on purpose')
  })
  fastify.addHook('onListen', async () => {
    const who = basename(process.argv[1] ?? '', '.js')
    writeFileSync(join(folder, `${who}.json`), JSON.stringify(routes))
  })
})

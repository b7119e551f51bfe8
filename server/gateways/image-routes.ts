/** Pictures by HTTP: taken in from signed-in people, given out to whoever knows their address. */
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ImageId } from '#shared/images'
import { parse } from '#shared/parse'
import { may } from '#shared/people'
import { BadImage } from '../images/bad-image.ts'
import { createDrawing } from '../images/drawing.ts'
import type { ImageStore } from '../images/image-store.ts'
import { thrownAway } from './api-routes.ts'
import type { Person } from './person.ts'
import { Refused } from './refused.ts'

const MB = 1024 * 1024
const LARGEST_FILE = 20 * MB
/** What may wait in memory to be drawn, all uploads together. */
const MOST_WAITING = 200 * MB
/** Milliseconds an upload may wait for those before it; the connection's usual patience is far shorter. */
const WAIT_MS = 300_000

export interface ImageDeps {
  readonly images: ImageStore
  /** The person a request's bearer key or session belongs to. Throws `Refused` for anybody else. */
  readonly authorised: (request: FastifyRequest) => Promise<Person>
  readonly now: () => number
}

/** What waits to be drawn lies in memory: beyond 200 MB in all, uploads are refused (`too-many`). */
export async function imageRoutes(
  app: FastifyInstance,
  { images, authorised, now }: ImageDeps,
): Promise<void> {
  const drawing = createDrawing()
  app.addHook('onClose', async () => drawing.close())
  let waiting = 0

  /** Strangers are turned away before their megabytes are read. */
  async function onRequest(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { role } = await authorised(request)
    if (!may(role, 'set-image')) throw new Refused(403, 'not-your-role', { role })
    const size = Number(request.headers['content-length'] ?? LARGEST_FILE)
    if (size > LARGEST_FILE) {
      await thrownAway(request)
      throw new Refused(413, 'too-large', { detail: 'a picture may have 20 MB.' })
    }
    if (waiting + size > MOST_WAITING) {
      await thrownAway(request)
      throw new Refused(429, 'too-many')
    }
    waiting += size
    reply.raw.once('close', () => {
      waiting -= size
    })
    request.raw.setTimeout(WAIT_MS)
  }

  await app.register(async (scope) => {
    // What a file calls itself says nothing; its bytes do.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)

    scope.post('/control/images', { bodyLimit: LARGEST_FILE, onRequest }, async (request, reply) => {
      const file = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const picture = await drawing.draw(file).catch((error: unknown) => {
        throw error instanceof BadImage ? new Refused(400, 'bad-image', { detail: error.message }) : error
      })
      // Drawn, not computed from the bytes: who has a portrait could otherwise ask whether it is in the show.
      const image = randomBytes(16).toString('base64url')
      await images.add(image, { ...picture, addedAt: now() })
      reply.code(201)
      return { image, width: picture.width, height: picture.height }
    })
  })

  /** The same headers for every picture: whose it is shows in nothing but its pixels (E1). */
  app.get<{ Params: { id: string } }>('/images/:id', async (request, reply) => {
    const id = parse(ImageId, request.params.id)
    const found = 'value' in id ? await images.image(id.value) : null
    if (!found) {
      reply.header('cache-control', 'no-store')
      throw new Refused(404, 'no-such-image')
    }
    return reply
      .type('image/webp')
      .headers({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
      })
      .send(found.webp)
  })
}

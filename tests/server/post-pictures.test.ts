/** Pictures of posts at the readers' port: there as long as a post shows them, and no other picture of the house ever. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, SAMPLE, startHouse, until } from '../helpers/house.ts'
import { grainy } from '../helpers/pictures.ts'
import { upload } from '../helpers/uploads.ts'

let house: House
beforeAll(async () => {
  house = await startHouse()
})
afterAll(() => house?.stop())

const atReaders = async (image: string) => fetch(`${house.readers}/images/${image}`)
const uploaded = async () => {
  const { image, width, height } = await upload(house, await grainy(60, 40).jpeg().toBuffer())
  return { image, width, height, alt: 'The hall', credit: null }
}
const posts = async () => {
  const page = await (await fetch(`${house.readers}/live/${SAMPLE}`)).text()
  return (JSON.parse(page.match(/id="feed">(.*?)<\/script>/s)?.[1] ?? '{}') as { posts: { id: string }[] })
    .posts
}

test('a picture comes with its post, and goes with it', async () => {
  const image = await uploaded()
  expect((await atReaders(image.image)).status).toBe(404)
  expect(await house.command({ kind: 'write-post', text: 'The hall fills', image })).toMatchObject({
    ok: true,
  })
  const shown = await until('the picture', async () => {
    const reply = await atReaders(image.image)
    return reply.status === 200 ? reply : null
  })
  expect(shown.headers.get('content-type')).toBe('image/webp')
  expect(shown.headers.get('cache-control')).toContain('immutable')
  const inRoom = await fetch(`${house.room}/images/${image.image}`)
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(Buffer.from(await inRoom.arrayBuffer()))

  process.kill(house.children().edge, 'SIGKILL')
  await until('another edge to have it', async () => (await atReaders(image.image)).status === 200)

  const post = (await posts()).at(-1)?.id ?? ''
  expect(await house.command({ kind: 'delete-post', post })).toMatchObject({ ok: true })
  await until('it to be gone', async () => (await atReaders(image.image)).status === 404)
})

test('[E1] a picture of the stage, or of a draft, is not there', async () => {
  const stage = await uploaded()
  const of = { kind: 'ceremony' } as const
  expect(await house.command({ kind: 'set-image', of, image: stage.image, push: true })).toMatchObject({
    ok: true,
  })
  const draft = await uploaded()
  const kept = {
    kind: 'keep-draft',
    draft: 'draft-picture',
    rev: 0,
    text: 'Later',
    at: null,
    when: null,
  } as const
  expect(await house.command({ ...kept, image: draft })).toMatchObject({ ok: true })
  expect((await fetch(`${house.room}/images/${stage.image}`)).status).toBe(200)
  for (const { image } of [stage, draft]) expect((await atReaders(image)).status).toBe(404)
})

test('a post cannot show a picture the house does not have', async () => {
  const image = { ...(await uploaded()), image: 'A'.repeat(22) }
  expect(await house.command({ kind: 'write-post', text: 'x', image })).toMatchObject({
    ok: false,
    refusal: { code: 'no-such-image' },
  })
})

/** [E1] Two houses whose results differ take the same pictures: every answer, every header, every byte is the same. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_KEY, type House, startHouse } from '../../helpers/house.ts'
import { photo, SVG } from '../../helpers/pictures.ts'

const FIXED_WORLD = fileURLToPath(new URL('../../helpers/fixed-world.mjs', import.meta.url))

const houses: House[] = []
beforeAll(async () => {
  const started = [0, 1].map(() => startHouse({ nodeArguments: ['--import', FIXED_WORLD] }))
  houses.push(...(await Promise.all(started)))
  for (const [winner, house] of houses.entries()) {
    const { plan } = await house.view()
    for (const { id, entries } of plan.show.categories.slice(0, 3)) {
      const answer = await house.command(
        {
          kind: 'set-result',
          category: id,
          levels: [{ level: 'winner', entries: [entries[winner]?.id ?? ''], citation: null }],
          reason: 'Counted again',
        },
        `seal-${id}`,
      )
      expect(answer.ok).toBe(true)
    }
  }
}, 60_000)
afterAll(async () => {
  for (const house of houses) await house.stop()
})

async function said({ room }: House, path: string, init: RequestInit = {}): Promise<string> {
  const reply = await fetch(`${room}${path}`, init)
  const bytes = Buffer.from(await reply.arrayBuffer()).toString('base64')
  return `${path} ${reply.status} ${JSON.stringify([...reply.headers].filter(([name]) => name !== 'date'))} ${bytes}`
}

const sent = (file: Buffer): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${API_KEY}`, 'content-type': 'image/jpeg' },
  body: new Uint8Array(file),
})

test('[E1] pictures and their refusals are the same whoever has won', async () => {
  const file = await photo()
  const heard = []
  for (const house of houses) {
    const answers = [
      await said(house, '/control/images', sent(file)),
      await said(house, '/control/images', sent(SVG)),
    ]
    const image = Buffer.from(answers[0]?.split(' ').at(-1) ?? '', 'base64').toString()
    const { image: id } = JSON.parse(image) as { image: string }
    answers.push(
      await said(house, `/images/${id}`),
      await said(house, `/images/${id}`),
      await said(house, `/images/${'A'.repeat(22)}`),
    )
    heard.push(answers)
  }
  expect(heard[1]).toEqual(heard[0])
  // The twin: another picture is heard, and so is the one that is missing.
  expect(heard[0]?.map((line) => line.split(' ')[1])).toEqual(['201', '400', '200', '200', '404'])
  const other = await said(houses[0] as House, '/control/images', sent(await photo()))
  expect(other).not.toBe(heard[0]?.[0])
})

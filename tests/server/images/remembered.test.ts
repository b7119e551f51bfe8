/** Pictures in memory before the store. */
import { expect, test } from 'vitest'
import type { ImageStore, StoredImage } from '../../../server/images/image-store.ts'
import { remembered } from '../../../server/images/remembered.ts'

const picture = (size: number): StoredImage => ({ webp: Buffer.alloc(size), width: 1, height: 1, addedAt: 1 })

/** A store that says what it was asked, and answers when it is told to. */
function slowStore(held: Record<string, StoredImage>) {
  const asked: string[] = []
  const gates: (() => void)[] = []
  let fails = false
  const store: ImageStore = {
    async add(id, image) {
      held[id] = image
    },
    async image(id) {
      asked.push(id)
      await new Promise<void>((resolve) => gates.push(resolve))
      if (fails) throw new Error('away')
      return held[id] ?? null
    },
    async remove(id) {
      delete held[id]
    },
    async close() {},
  }
  return {
    store,
    asked,
    answer: () => {
      for (const open of gates.splice(0)) open()
    },
    fail: (now: boolean) => {
      fails = now
    },
  }
}

test('eight who ask at once are one question to the store, and the ninth is none', async () => {
  const { store, asked, answer } = slowStore({ a: picture(10) })
  const images = remembered(store)
  const eight = Array.from({ length: 8 }, () => images.image('a'))
  answer()
  expect(new Set(await Promise.all(eight))).toEqual(new Set([picture(10)]))
  expect(await images.image('a')).toEqual(picture(10))
  expect(asked).toEqual(['a'])
})

test('what was just stored is not asked for', async () => {
  const { store, asked } = slowStore({})
  const images = remembered(store)
  await images.add('new', picture(5))
  expect(await images.image('new')).toEqual(picture(5))
  expect(asked).toEqual([])
})

test('what was unasked longest gives way, and no more than needs to', async () => {
  const { store, asked, answer } = slowStore({})
  const images = remembered(store, 30)
  for (const id of ['a', 'b', 'c']) await images.add(id, picture(10))
  await images.image('a')
  await images.add('d', picture(10))
  for (const id of ['a', 'c', 'd']) await images.image(id)
  expect(asked).toEqual([])
  const again = images.image('b')
  answer()
  expect(await again).toEqual(picture(10))
  expect(asked).toEqual(['b'])
})

test('a picture larger than the memory is served all the same', async () => {
  const { store, asked, answer } = slowStore({ a: picture(50) })
  const images = remembered(store, 30)
  for (let time = 1; time <= 2; time += 1) {
    const found = images.image('a')
    answer()
    expect(await found).toEqual(picture(50))
    expect(asked.length).toBe(time)
  }
})

test('what is missing, and a store that is away, are asked again', async () => {
  const { store, asked, answer, fail } = slowStore({})
  const images = remembered(store)
  const none = images.image('a')
  answer()
  expect(await none).toBeNull()
  fail(true)
  const away = images.image('a')
  answer()
  await expect(away).rejects.toThrow('away')
  fail(false)
  await store.add('a', picture(1))
  const found = images.image('a')
  answer()
  expect(await found).toEqual(picture(1))
  expect(asked).toEqual(['a', 'a', 'a'])
})

test('a picture that was removed is not remembered', async () => {
  const { store, answer } = slowStore({ a: picture(10) })
  const images = remembered(store)
  const asked = images.image('a')
  answer()
  expect(await asked).toEqual(picture(10))
  await images.remove('a')
  const again = images.image('a')
  answer()
  expect(await again).toBeNull()
})

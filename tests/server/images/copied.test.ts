/** Pictures in Redis with a copy on this machine. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { copiedImages } from '../../../server/images/copied.ts'
import type { ImageStore } from '../../../server/images/image-store.ts'
import { openSqliteImages } from '../../../server/images/sqlite-images.ts'

const picture = { webp: Buffer.from('a picture'), width: 3, height: 2, addedAt: 7 }
const folder = mkdtempSync(join(tmpdir(), 'envelope-copied-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
let store: ImageStore
let copies: ImageStore
beforeEach(() => {
  files += 1
  store = openSqliteImages(join(folder, `store-${files}.db`))
  copies = openSqliteImages(join(folder, `copies-${files}.db`))
})

test('[S1] a picture that the store has lost is shown from the copy, and put back', async () => {
  const images = copiedImages(store, copies)
  await images.add('one', picture)
  await store.remove('one')
  expect(await images.image('one')).toEqual(picture)
  expect(await store.image('one')).toEqual(picture)
  await images.close()
})

test('one that another core took in is copied when it is shown first; one that was removed comes back from nowhere', async () => {
  const images = copiedImages(store, copies)
  await store.add('one', picture)
  expect(await images.image('one')).toEqual(picture)
  expect(await copies.image('one')).toEqual(picture)
  await images.remove('one')
  expect(await images.image('one')).toBeNull()
  expect(await store.image('one')).toBeNull()
  await images.close()
})

test('a disk that does not take the copy is no reason to refuse a picture', async () => {
  const full = { ...copies, add: () => Promise.reject(new Error('The disk is full')) }
  const images = copiedImages(store, full)
  await images.add('one', picture)
  expect(await images.image('one')).toEqual(picture)
  await images.close()
})

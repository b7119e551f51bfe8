/** Which posts are on which page: every post on one, none on two, whatever is written or deleted meanwhile. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Post } from '#shared/posts'
import { cut, longer, PAGE, partAt } from '../../display/live/part.ts'

const post = (id: string, at: number): Post => ({
  id,
  rev: 1,
  at,
  editedAt: null,
  body: { kind: 'text', text: id, by: 'Editor' },
})

/** Posts oldest first; a step of nothing is two of one commit. */
const evening = (steps: readonly number[]): Post[] => {
  let at = 1000
  return steps.map((step, i) => {
    at += step
    return post(`p${i}`, at)
  })
}

const steps = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 300 })
const pageOf = (posts: readonly Post[], at: string | null) => cut(posts.toReversed(), partAt(posts, at))

/** From the newest to the last page, by the links the pages carry. */
function walk(posts: readonly Post[]): string[][] {
  const pages: string[][] = []
  let at: string | null | undefined = null
  while (at !== undefined && pages.length <= posts.length) {
    const page = pageOf(posts, at)
    pages.push(page.posts.map(({ id }) => id))
    at = page.older
  }
  return pages
}

test('the pages hold every post once, newest first', () => {
  fc.assert(
    fc.property(steps, (given) => {
      const posts = evening(given)
      expect(walk(posts).flat()).toEqual(posts.map(({ id }) => id).reverse())
    }),
  )
})

test('a post whose page begins with it is on that page, and the way back leads to the newest', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (given, nth) => {
      const posts = evening(given)
      const one = posts[nth % Math.max(1, posts.length)]
      if (!one) return
      let page = pageOf(posts, one.id)
      expect(page.posts).toContain(one)
      for (let i = 0; i < posts.length && page.newer; i += 1) page = pageOf(posts, page.newer)
      expect(page.newer === undefined || page.newer === null).toBe(true)
    }),
  )
})

test('what comes later stays on the first page, and what is deleted moves nothing from page to page', () => {
  const posts = evening(Array.from({ length: 100 }, () => 1))
  const part = partAt(posts, null)
  const first = cut(posts.toReversed(), part)
  expect(first.posts).toHaveLength(PAGE)
  const later = [...posts.filter(({ id }) => id !== 'p70'), post('new', 5000)]
  const then = cut(later.toReversed(), part)
  expect(then.posts.map(({ id }) => id)).toEqual([
    'new',
    ...first.posts.map(({ id }) => id).filter((id) => id !== 'p70'),
  ])
  expect(then.older).toBe(first.older)
})

test('with script the page grows downwards, a page at a time, to the first post', () => {
  const posts = evening(Array.from({ length: 100 }, () => 1))
  let part = partAt(posts, null)
  const sizes = [0, 1, 2].map(() => {
    const size = cut(posts.toReversed(), part).posts.length
    part = longer(posts, part)
    return size
  })
  expect(sizes).toEqual([40, 80, 100])
  expect(longer(posts, part)).toEqual(part)
})

test('a post that is gone is asked for in vain: the newest page is given', () => {
  const posts = evening([1, 1])
  expect(partAt(posts, 'gone')).toEqual(partAt(posts, null))
})

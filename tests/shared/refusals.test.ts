import { expect, it } from 'vitest'
import { REFUSALS, type RefusalCode, refusal } from '#shared/refusals'

const codes = Object.keys(REFUSALS) as RefusalCode[]

it.each(codes)('%s is a code and a sentence', (code) => {
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
  expect(REFUSALS[code]).toMatch(/^[A-Z{].*([.]|\{detail\})$/)
})

it('fills the words in, and leaves out what it was not told', () => {
  expect(refusal('no-such-show', { show: 'sample' }).sentence).toBe('There is no show called sample.')
  expect(refusal('no-such-show').sentence).toBe('There is no show called .')
  expect(refusal('no-such-show', { show: '{show} $&' }).sentence).toBe('There is no show called {show} $&.')
})

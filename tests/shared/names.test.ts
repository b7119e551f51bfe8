import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asName, nameKey, nameProblem } from '#shared/names'
import { asPassword, passwordProblem } from '#shared/passwords'

describe('names of people', () => {
  it('are kept as they are written, without what nobody sees', () => {
    expect(asName('  Zoë \t “Z”\n O’Hara\u202e\u0000\u200b ')).toBe('Zoë “Z” O’Hara')
    expect(asName('نیم\u200cفاصله')).toBe('نیم\u200cفاصله')
  })

  it('are the same where they read the same, and different where people tell them apart', () => {
    for (const [one, other] of [
      ['Ada Lovelace', ' ADA   lovelace\u200b'],
      ['Zoe\u0308', 'Zo\u00eb'],
      ['Ｅｍｉｌ', 'emil'],
      ['نیم\u200cفاصله', 'نیمفاصله'],
      ['Stra\u00dfe', 'STRA\u1e9eE'],
    ] as const)
      expect(nameKey(one)).toBe(nameKey(other))
    for (const [one, other] of [
      ['Ada L', 'Ada M'],
      ['Zoe', 'Zoë'],
    ] as const)
      expect(nameKey(one)).not.toBe(nameKey(other))
  })

  it('are refused when they are nothing, too long, or what the log calls the house itself', () => {
    expect(nameProblem('Ada')).toBeNull()
    expect(nameProblem('雪')).toBeNull()
    expect(nameProblem('x'.repeat(60))).toBeNull()
    for (const bad of ['', '  \u200b ', '—', 'x'.repeat(61), 'Automation', 'FIRST\u00a0desk', 'clock'])
      expect(nameProblem(bad), bad).toMatch(/\.$/)
  })

  it('do not change when they are kept again', () => {
    for (const odd of ['\u1fcd', 'a \u200b b', 'e\u200b\u0301']) expect(asName(asName(odd))).toBe(asName(odd))
    expect(nameKey(nameKey('\u1fcd'))).toBe(nameKey('\u1fcd'))
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        expect(asName(asName(typed))).toBe(asName(typed))
        expect(nameKey(asName(typed))).toBe(nameKey(typed))
        expect(nameKey(nameKey(typed))).toBe(nameKey(typed))
      }),
    )
  })
})

describe('passwords', () => {
  it('are long enough, not endless, and not one’s own name; nothing else is asked', () => {
    expect(passwordProblem('aaaaaaaaaa', 'Ada')).toBeNull()
    expect(passwordProblem('パスワードは長い文字列', 'Ada')).toBeNull()
    expect(passwordProblem('123456789', 'Ada')).toMatch(/at least 10/)
    // Nine characters, however many bytes.
    expect(passwordProblem('🔑'.repeat(9), 'Ada')).toMatch(/at least 10/)
    expect(passwordProblem('x'.repeat(128), 'Ada')).toBeNull()
    expect(passwordProblem('x'.repeat(129), 'Ada')).toMatch(/128 bytes/)
    expect(passwordProblem('🔑'.repeat(33), 'Ada')).toMatch(/128 bytes/)
    expect(passwordProblem('ada LOVELACE', 'Ada Lovelace')).toMatch(/name/)
    expect(passwordProblem('adalovelace', 'Ada Lovelace')).toMatch(/name/)
    expect(passwordProblem('ada lovelace 2', 'Ada Lovelace')).toBeNull()
  })

  it('count what they are hashed as', () => {
    // One ligature stands for three letters.
    expect(asPassword('ﬃﬃﬃx')).toBe('ffiffiffix')
    expect(passwordProblem('ﬃﬃﬃx', 'Ada')).toBeNull()
    expect(asPassword('e\u0301')).toBe(asPassword('\u00e9'))
  })
})

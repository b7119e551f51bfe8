import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { canonical, commitmentOf, ENVELOPE_BYTES, fits, type OpenedEnvelope, verifies } from '#shared/results'

const opened = (change: Partial<OpenedEnvelope> = {}): OpenedEnvelope => ({
  category: 'housing',
  level: 'winner',
  version: 1,
  result: { entries: ['h-3', 'h-4'], citation: 'Für “Häuser” & more' },
  nonce: '00112233445566778899aabbccddeeff'.repeat(2),
  ...change,
})

const CANONICAL =
  '{"show":"sample-2026","category":"housing","level":"winner","version":1,"entries":["h-3","h-4"],"citation":"Für “Häuser” & more"}'
const COMMITMENT = 'a8636fcf453e9222ae22665e6aa681fb9232aa2644663da1e1179b7922c71c7a'

describe('[E2] commitments', () => {
  it('the canonical spelling is fixed for ever', () => {
    expect(canonical('sample-2026', opened(), opened().result)).toBe(CANONICAL)
  })

  it('the key order of what is passed in does not matter, the order of entries does', () => {
    const turned = { citation: 'Für “Häuser” & more', entries: ['h-3', 'h-4'] }
    expect(canonical('sample-2026', opened(), turned)).toBe(CANONICAL)
    expect(canonical('sample-2026', opened(), { ...turned, entries: ['h-4', 'h-3'] })).not.toBe(CANONICAL)
  })

  it('the test vectors hold for ever', () => {
    expect(commitmentOf(CANONICAL, opened().nonce)).toBe(COMMITMENT)
    expect(commitmentOf('{}', '0'.repeat(64))).toBe(
      'b4880c4fae1abc6cc1d6b7de1cf132811ad4d32bb73ebb04c3bc2f3869ee0a0e',
    )
  })

  it('anybody can repeat them with another SHA-256', () => {
    const bytes = Buffer.concat([Buffer.from(CANONICAL, 'utf8'), Buffer.from(opened().nonce, 'hex')])
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(COMMITMENT)
  })

  it('verifies what was committed to', () => {
    expect(verifies('sample-2026', opened(), COMMITMENT)).toBe(true)
  })

  it.each<[string, Partial<OpenedEnvelope>]>([
    ['another winner', { result: { ...opened().result, entries: ['h-3'] } }],
    ['another citation', { result: { ...opened().result, citation: null } }],
    ['another category', { category: 'climate' }],
    ['another level', { level: 'commended' }],
    ['another version', { version: 2 }],
    ['another nonce', { nonce: `${opened().nonce.slice(0, -1)}e` }],
  ])('does not verify %s', (_, change) => {
    expect(verifies('sample-2026', opened(change), COMMITMENT)).toBe(false)
  })

  it('does not verify the same result of another show', () => {
    expect(verifies('sample-2027', opened(), COMMITMENT)).toBe(false)
  })

  it('an envelope holds what fits beside the nonce and the length, in bytes and not in letters', () => {
    const room = ENVELOPE_BYTES - 32 - 2
    expect(fits('x'.repeat(room))).toBe(true)
    expect(fits('x'.repeat(room + 1))).toBe(false)
    expect(fits('€'.repeat(Math.floor(room / 3)))).toBe(true)
    expect(fits('€'.repeat(Math.floor(room / 3) + 1))).toBe(false)
  })
})

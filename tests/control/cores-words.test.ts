import { expect, it } from 'vitest'
import type { CoreSeen } from '#shared/cores'
import { standbyMissing, standbySaid } from '../../control/cores-words.ts'

const core = (change: Partial<CoreSeen>): CoreSeen => ({
  address: 'http://b:4100',
  role: 'stands-by',
  behind: 0,
  missed: false,
  opens: true,
  ...change,
})
const leads = core({ address: 'http://a:4100', role: 'leads', behind: null })

it('every core says how it stands', () => {
  expect(standbySaid(leads)).toBe('leads')
  expect(standbySaid(core({}))).toBe('stands by, level with the log')
  expect(standbySaid(core({ behind: 1 }))).toBe('stands by, one commit behind')
  expect(standbySaid(core({ behind: 40 }))).toBe('stands by, 40 commits behind')
  expect(standbySaid(core({ opens: false }))).toContain('another seal key')
  expect(standbySaid(core({ role: 'absent', opens: false }))).toBe('is not there')
})

it('that nobody could take over is said where somebody could before, and nowhere else', () => {
  const gone = core({ role: 'absent', opens: false, missed: true })
  expect(standbyMissing({ cores: [leads, gone] })).toBe(
    'No core could take over: http://b:4100 is not there.',
  )
  expect(standbyMissing({ cores: [leads, core({ opens: false })] })).toContain('another seal key')
  expect(standbyMissing({ cores: [leads, gone, core({ address: 'http://c:4100' })] })).toBeNull()
  expect(standbyMissing({ cores: [leads, { ...gone, missed: false }] })).toBeNull()
  expect(standbyMissing({ cores: [] })).toBeNull()
})

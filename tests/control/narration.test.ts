/** What a demonstration says of itself at every step of an evening: made of what the desk is told, and of nothing else. */
import { expect, test } from 'vitest'
import type { DeskView } from '#shared/desk-view'
import { deskView } from '#shared/desk-view'
import { narrate } from '../../control/narration.ts'
import { type Evening, evening } from '../helpers/given.ts'
import { sampleShow } from '../helpers/show.ts'

const told = (night: Evening) => {
  const { plan, live } = deskView(night.state(), 'operator') as DeskView
  return narrate(plan, live)
}

test('every step of an evening is told apart, up to its end', () => {
  const night = evening(sampleShow())
  const levels = [{ level: 'winner', entries: [], citation: null }]
  night.must({ kind: 'set-result', category: 'lifetime', levels, reason: null })
  const heard = [told(night)]
  while (deskView(night.state(), 'operator')?.live.next) heard.push(told(night.take()))
  expect(heard[0]?.now).toContain('holding slide')
  expect(heard.map(({ now }) => now).join('\n')).toMatch(
    /has begun[\s\S]*A category is opened[\s\S]*shortlist[\s\S]*The envelope\.[\s\S]*The winner, on all screens/,
  )
  expect(heard.at(-1)).toMatchObject({ next: 'The evening is over. It begins again in a moment.' })
})

test('a reveal is told in its two acts, a wrong one in its three, and black is black', () => {
  const night = evening(sampleShow())
  while (!deskView(night.state(), 'operator')?.live.next?.reveals) night.take()
  expect(told(night).next).toContain('it is armed, then taken')
  expect(told(night.arm()).next).toMatch(/^Armed\. The next press opens the envelope: .+/)
  night.take()
  const live = deskView(night.state(), 'operator')?.live
  const { category = '', level = '' } = live?.lastReveal ?? {}
  night.must({ kind: 'retract', category, level, reason: null })
  expect(told(night).now).toContain(`${live?.lastReveal?.label} was taken back`)
  expect(told(night).next).toContain('the right result is sealed')
  night.must({ kind: 'blackout', on: true })
  expect(told(night).now).toMatch(/^Blackout/)
})

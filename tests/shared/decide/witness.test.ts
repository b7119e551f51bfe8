import { expect, it } from 'vitest'
import { deskView } from '#shared/desk-view'
import { feedSince } from '#shared/feed'
import { evening, takeNow } from '../../helpers/given.ts'

const CLOCK = { role: 'clock' } as const
const heard = (of: number, ...names: string[]) => ({
  kind: 'witness' as const,
  of,
  painted: names.map((screen, i) => ({ screen, at: 1000 + i })),
  missing: ['Foyer'],
})
const on = () => {
  const night = evening().take()
  return { night, of: night.state().programme.seq }
}

it('[L1] what the screens painted is a fact, with the moment of each', () => {
  const { night, of } = on()
  night
    .given()
    .when(heard(of, 'Wall', 'Left'), CLOCK)
    .thenFacts({
      kind: 'screens-painted',
      of,
      painted: [
        { screen: 'Wall', at: 1000 },
        { screen: 'Left', at: 1001 },
      ],
      missing: ['Foyer'],
    })
})

it('[T1] what the programme has left behind is not witnessed any more; only the house may witness', () => {
  const { night, of } = on()
  night.take()
  night.given().when(heard(of, 'Wall'), CLOCK).thenRefused('programme-moved')
  night.given().when(heard(of, 'Wall'), { role: 'producer' }).thenRefused('not-your-role')
})

it('[T2] a screen is witnessed once', () => {
  const { night, of } = on()
  night.must(heard(of, 'Wall'), CLOCK)
  night.given().when(heard(of, 'Wall'), CLOCK).thenNothing()
  night.given().when(heard(of), CLOCK).thenNothing()
  night
    .given()
    .when(heard(of, 'Wall', 'Left'), CLOCK)
    .thenFacts({ kind: 'screens-painted', painted: [{ screen: 'Left', at: 1001 }] })
})

it('[T1] a witness moves nothing: a take that a desk has in mind still holds, readers hear nothing', () => {
  const { night, of } = on()
  const inMind = takeNow(night.state())
  const before = night.state()
  night.must(heard(of, 'Wall'), CLOCK)
  const after = night.state()
  expect(after.programme).toEqual(before.programme)
  expect(feedSince(after, null)).toEqual(feedSince(before, null))
  const view = (state: typeof before) => {
    const { position: _, at: __, ...live } = deskView(state, 'producer')?.live ?? ({} as never)
    return live
  }
  expect(view(after)).toEqual(view(before))
  night.given().when(inMind).thenFacts({ kind: 'cue-taken' }, { kind: 'publication-scheduled' })
})

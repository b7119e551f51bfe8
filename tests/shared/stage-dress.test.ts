/** What a show wears reaches every screen, is the same whoever wins, and does not change under the room's eyes by accident. */
import { describe, expect, it } from 'vitest'
import type { ImageOf } from '#shared/images'
import { BUSES, stageFrame } from '#shared/stage-frame'
import { DEFAULT_THEME, type Theme } from '#shared/theme'
import { evening, takeNow } from '../helpers/given.ts'

const THEME: Theme = { ...DEFAULT_THEME, ground: '#061526', letters: 'sans' }
const BEHIND: ImageOf = { kind: 'background' }
const PICTURE = 'B'.repeat(22)
const ADA = { desk: 'desk-of-ada' }

const dressed = () => {
  const night = evening()
  night.must({ kind: 'set-theme', theme: THEME, push: false })
  night.must({ kind: 'set-image', of: BEHIND, image: PICTURE })
  return night
}

describe('a frame', () => {
  it('[L3] of a show that wears nothing says nothing of it', () => {
    const frame = stageFrame(evening().state(), 'programme')
    expect(Object.keys(frame)).not.toContain('theme')
    expect(Object.keys(frame)).not.toContain('background')
  })

  it('carries the look on every bus, and names the picture ahead of all others', () => {
    const state = dressed().state()
    for (const bus of BUSES) {
      expect(stageFrame(state, bus)).toMatchObject({
        theme: THEME,
        background: PICTURE,
        ahead: { images: [PICTURE] },
      })
    }
  })

  it('is another picture once the look is another', () => {
    const night = evening()
    const before = stageFrame(night.state(), 'programme').key
    night.must({ kind: 'set-theme', theme: THEME, push: false })
    const themed = stageFrame(night.state(), 'programme').key
    night.must({ kind: 'set-image', of: BEHIND, image: PICTURE })
    expect(new Set([before, themed, stageFrame(night.state(), 'programme').key]).size).toBe(3)
  })
})

describe('while something is on screen', () => {
  const onScreen = () => {
    const night = evening()
    night.must(takeNow(night.state()), ADA)
    return night
  }

  it('a look and a picture behind it are frozen, and pushed on purpose', () => {
    const image = (push: boolean) => ({ kind: 'set-image', of: BEHIND, image: PICTURE, push }) as const
    const theme = (push: boolean) => ({ kind: 'set-theme', theme: THEME, push }) as const
    onScreen().given().when(image(false), ADA).thenRefused('frozen')
    onScreen().given().when(image(true), ADA).thenFacts({ kind: 'image-set', of: BEHIND, image: PICTURE })
    onScreen().given().when(theme(false), ADA).thenRefused('frozen')
    onScreen().given().when(theme(true), ADA).thenFacts({ kind: 'theme-set' })
  })

  it('the same picture again is no news', () => {
    dressed().given().when({ kind: 'set-image', of: BEHIND, image: PICTURE }).thenFacts()
  })
})

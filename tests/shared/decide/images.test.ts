import { describe, expect, it } from 'vitest'
import type { ImageOf } from '#shared/images'
import type { Entry } from '#shared/show-file'
import { stageFrame } from '#shared/stage-frame'
import { evening, takeNow } from '../../helpers/given.ts'
import { entries, sampleShow } from '../../helpers/show.ts'

const A = 'AAAAAAAAAAAAAAAAAAAAAA'
const B = 'BBBBBBBBBBBBBBBBBBBBBB'
const KINDS: ImageOf[] = [
  { kind: 'ceremony' },
  { kind: 'sponsor', name: 'Housing Ltd' },
  { kind: 'entrant', name: 'Council of h-3' },
  { kind: 'entry', category: 'housing', entry: 'h-3' },
]

describe('a picture', () => {
  it.each(KINDS)('is given to $kind, and taken away again', (of) => {
    const night = evening()
    night.given().when({ kind: 'set-image', of, image: A }).thenFacts({ kind: 'image-set', of, image: A })
    night.must({ kind: 'set-image', of, image: A })
    night
      .given()
      .when({ kind: 'set-image', of, image: null })
      .thenFacts({ kind: 'image-set', of, image: null })
  })

  it('given twice changes nothing again', () => {
    const night = evening()
    night
      .given()
      .when({ kind: 'set-image', of: { kind: 'ceremony' }, image: null })
      .thenNothing()
    night.must({ kind: 'set-image', of: { kind: 'ceremony' }, image: A })
    night
      .given()
      .when({ kind: 'set-image', of: { kind: 'ceremony' }, image: A })
      .thenNothing()
  })

  it('of nobody is refused, and the sentence names whom', () => {
    const refused = (of: ImageOf) => evening().given().when({ kind: 'set-image', of, image: A })
    refused({ kind: 'sponsor', name: 'Nobody Ltd' }).thenRefused('nothing-of-that-name', /Nobody Ltd/)
    refused({ kind: 'entrant', name: 'Nobody' }).thenRefused('nothing-of-that-name', /Nobody/)
    refused({ kind: 'entry', category: 'zoo', entry: 'h-1' }).thenRefused('no-such-category', /zoo/)
    refused({ kind: 'entry', category: 'housing', entry: 'c-1' }).thenRefused('no-such-entry', /c-1/)
  })

  it('[T1] changes the plan, and refuses no take a desk has in mind', () => {
    const night = evening().take(2)
    const { planSeq, programme } = night.state()
    night.must({ kind: 'set-image', of: { kind: 'entrant', name: 'Council of h-3' }, image: A })
    expect(night.state().planSeq).toBeGreaterThan(planSeq)
    expect(night.state().programme).toEqual(programme)
  })
})

describe('a picture of what is on screen or armed', () => {
  const ADA = { desk: 'desk-of-ada' }
  const of: ImageOf = { kind: 'entry', category: 'housing', entry: 'h-3' }
  const set = (push?: boolean) => ({ kind: 'set-image', of, image: A, ...(push ? { push } : {}) }) as const
  /** Without a picture of its own, the winner's slide has a place for one. */
  const onScreen = () => {
    const night = evening()
    night.must(takeNow(night.state()), ADA)
    return night.jump('housing:title').take(5)
  }

  it('is frozen, and pushed by the desk that drives', () => {
    const night = onScreen()
    night
      .given()
      .when(set(), ADA)
      .thenRefused('frozen', /^Housing is on screen now/)
    night.given().when(set(true), ADA).thenFacts({ kind: 'image-set', of, image: A })
  })

  it('is pushed by no editor, and from no other desk', () => {
    const night = onScreen()
    night
      .given()
      .when(set(true), { ...ADA, role: 'editor' })
      .thenRefused('frozen')
    night.given().when(set(true), { name: 'Ben', desk: 'desk-of-ben' }).thenRefused('not-driving')
  })

  it('is frozen while its category is armed, whoever is in the envelope (E1)', () => {
    for (const entry of ['h-1', 'h-3']) {
      const night = evening().take(6).arm()
      night
        .given()
        .when({ kind: 'set-image', of: { ...of, entry }, image: A })
        .thenRefused('frozen', /^Housing is/)
    }
  })

  it('of anybody else is set at any time', () => {
    const other: ImageOf = { kind: 'entry', category: 'climate', entry: 'c-1' }
    onScreen().given().when({ kind: 'set-image', of: other, image: A }).thenFacts({ kind: 'image-set' })
  })
})

describe('pictures on the stage', () => {
  const withImages = () => {
    const night = evening()
    for (const entry of ['h-1', 'h-3', 'h-8']) {
      night.must({
        kind: 'set-image',
        of: { kind: 'entry', category: 'housing', entry },
        image: A.slice(3) + entry,
      })
    }
    night.must({ kind: 'set-image', of: { kind: 'entrant', name: 'Council of h-3' }, image: B })
    night.must({ kind: 'set-image', of: { kind: 'entrant', name: 'Council of h-5' }, image: B })
    return night
  }

  it('an entry has its own, else its entrant’s', () => {
    const { slide } = stageFrame(withImages().jump('housing:shortlist').state(), 'programme')
    if (slide.kind !== 'shortlist') throw new Error(slide.kind)
    expect(slide.entries.map(({ image }) => image)).toEqual([
      `${A.slice(3)}h-1`,
      undefined,
      `${A.slice(3)}h-3`,
      undefined,
    ])
  })

  it('[E1] are asked for ahead for everybody on the shortlist alike, also of the category that comes next', () => {
    const night = withImages()
    const ahead = () => stageFrame(night.state(), 'programme').ahead.images
    expect(ahead()).toEqual([])
    night.take()
    const all = [`${A.slice(3)}h-1`, `${A.slice(3)}h-3`, B, `${A.slice(3)}h-8`]
    expect(ahead()).toEqual(all)
    night.take(6)
    expect(night.state().programme.on?.cue).toBe('housing:winner:winner')
    expect(ahead()).toEqual(all)
    night.jump('climate:title').take()
    expect(ahead()).toEqual([])
  })

  it('letters beyond Latin are asked for ahead, once each', () => {
    const show = sampleShow()
    const [housing, ...others] = show.categories
    if (!housing) throw new Error('The sample show has categories')
    const [first, ...rest] = entries('h', 8)
    const written = {
      ...housing,
      name: 'سكن',
      entries: [{ ...first, title: '住宅 سكن é' } as Entry, ...rest],
    }
    const night = evening({ ...show, categories: [written, ...others] })
    expect(stageFrame(night.take().state(), 'programme').ahead.letters).toBe('سكن住宅')
  })
})

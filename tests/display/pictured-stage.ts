/** A real screen with pictures: faces, a landscape and logos on its server, and what is asked of every page that draws them. */
import type { Page } from 'playwright'
import { beforeAll, beforeEach } from 'vitest'
import type { ShownEntry } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { until } from '../helpers/house.ts'
import { imageId, logoOf, photo } from '../helpers/stage-pictures.ts'
import { housing, winnerOf } from '../helpers/stage-slides.ts'
import { type StageOptions, type StageSuite, useStage } from '../helpers/stage-suite.ts'

export const faces = Array.from({ length: 6 }, (_, i) => imageId(`face-${i}`))
export const wide = imageId('wide')
export const dark = imageId('dark')
export const light = imageId('light')

/** The first entries, with these pictures. */
export const pictured = (images: readonly (string | undefined)[]): ShownEntry[] =>
  housing.entries
    .slice(0, images.length)
    .map((entry, i) => ({ ...entry, ...(images[i] === undefined ? {} : { image: images[i] }) }))

type Result = Extract<Slide, { kind: 'winner' | 'commended' }>

/** Who won, and with which pictures. */
export const winnersWith = (images: readonly string[], change: Partial<Result> = {}): Slide =>
  winnerOf(housing, [], { entries: pictured(images), ...change })
export const winnerWith = (image: string): Slide => winnersWith([image])

/** What a frame says is needed after it. */
export const ahead = (images: readonly string[], letters = '') => ({ ahead: { images, letters } })

interface PicturedStage {
  readonly stage: StageSuite
  /** The bytes of one of the pictures above. */
  bytesOf(image: string): Buffer
  /** The pictures the server was asked for, oldest first. */
  askedFor(): string[]
  /** Resolves when the server has been asked for so many. */
  fetched(count: number): Promise<unknown>
}

/** Registers the hooks of a suite; every server has all the pictures. */
export function usePicturedStage(options: StageOptions = {}): PicturedStage {
  const stage = useStage(options)
  let bytes: ReadonlyMap<string, Buffer>
  beforeAll(async () => {
    bytes = new Map([
      ...(await Promise.all(faces.map(async (id, i) => [id, await photo(600, 800, i * 60)] as const))),
      [wide, await photo(1200, 600)],
      [dark, await logoOf('#123a6b')],
      [light, await logoOf('#ffffff')],
    ])
  })
  beforeEach(() => {
    for (const [id, body] of bytes) stage.server.images.set(id, body)
  })
  const askedFor = () =>
    stage.server.asked
      .filter((path) => path.startsWith('/images/'))
      .map((path) => path.slice('/images/'.length))
  return {
    stage,
    bytesOf: (image) => bytes.get(image) as Buffer,
    askedFor,
    fetched: (count) => until(`${count} pictures`, () => askedFor().length >= count),
  }
}

/** The pictures on the slide that is up. */
export const drawn = (page: Page) =>
  page.locator('#slides > .slide:not(.leaving, .waiting) img').evaluateAll((images) =>
    images.map((image) => ({
      src: (image as HTMLImageElement).src.split('/').pop() ?? '',
      whole: (image as HTMLImageElement).complete && (image as HTMLImageElement).naturalWidth > 0,
    })),
  )

/** A slide as this screen can show it now: without pictures that are not here, and past what is over. */
import type { ImageId } from '#shared/images'
import type { Slide, StageFrame } from '#shared/stage-frame'

const isPicture = (key: string): boolean => key === 'image' || key === 'logo'

/** The pictures of one slide, in the order they stand on it. */
export function picturesOn(slide: Slide): ImageId[] {
  const found: ImageId[] = []
  JSON.stringify(slide, (key, value: unknown) => {
    if (isPicture(key) && typeof value === 'string') found.push(value)
    return value
  })
  return found
}

/** What is seen as soon as a frame is up, the picture behind it too. */
export const picturesNow = ({ slide, background }: StageFrame): ImageId[] => [
  ...picturesOn(slide),
  ...(background ? [background] : []),
]

/** Everything a frame needs, what is on it first. */
export const picturesFor = (frame: StageFrame): ImageId[] => [
  ...new Set([...picturesNow(frame), ...frame.ahead.images]),
]

/** When the interval is over nobody is told that it is late, but where to go. */
const SEATED = 'Please take your seats'

/** Leaves the slide it is given as it is. `now` is on the clock that the end of an interval is told on. */
export function asShown(slide: Slide, isReady: (id: ImageId) => boolean, now: number): Slide {
  if (slide.kind === 'interval' && slide.until !== undefined && slide.until <= now) {
    return { kind: 'interval', title: SEATED, body: '' }
  }
  return JSON.parse(JSON.stringify(slide), (key, value: unknown) =>
    isPicture(key) && typeof value === 'string' && !isReady(value) ? undefined : value,
  ) as Slide
}

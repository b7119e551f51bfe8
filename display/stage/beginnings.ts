/** Remembers when the segment that is on began: a cue in the middle of it says only when that cue came on. */
import type { Slide } from '#shared/stage-frame'

/** The first cue of a category; any other segment is one cue alone. */
const FIRST = 'Title'

/** Answers the slide with `since` as the segment's beginning; 0 where this page was not there to see it. */
export function createBeginnings(): (slide: Slide) => Slide {
  let plan: string | null = null
  let began = 0
  return (slide) => {
    if (slide.kind !== 'presenter') return slide
    const key = JSON.stringify(slide.plan)
    if (key !== plan) {
      const isFirst = slide.now?.category === null || slide.now?.label === FIRST
      began = plan !== null || isFirst ? slide.since : 0
      plan = key
    }
    return { ...slide, since: began }
  }
}

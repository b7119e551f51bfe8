/** Which template draws which slide, and what the envelope behind it does meanwhile. */

import type { TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { envelopeSlide, shortlistSlide, titleSlide } from './category.ts'
import { greetingSlide, holdingSlide, wordsSlide } from './ceremony.ts'
import { resultSlide } from './result.ts'

/** `rest` half closed, `address` a narrow flap, `clear` none, `sealed` closed, `open` folded up with light. */
export type Mood = 'rest' | 'address' | 'clear' | 'sealed' | 'open'

export interface Drawing {
  readonly layout: string
  readonly mood: Mood
  readonly template: TemplateResult
}

/** How one slide looks. Throws only for a slide that cannot be drawn. */
export function drawingOf(slide: Slide): Drawing {
  switch (slide.kind) {
    case 'holding':
      return { layout: 'ceremony holding', mood: 'rest', template: holdingSlide(slide.ceremony) }
    case 'opening':
      return { layout: 'ceremony', mood: 'rest', template: greetingSlide('Welcome', slide.ceremony) }
    case 'end':
      return { layout: 'ceremony', mood: 'rest', template: greetingSlide('Thank you', slide.ceremony) }
    case 'text':
    case 'interval':
      return { layout: 'words', mood: 'clear', template: wordsSlide(slide.title, slide.body) }
    case 'title':
      return { layout: 'title', mood: 'address', template: titleSlide(slide.category) }
    case 'shortlist':
      return { layout: 'shortlist', mood: 'clear', template: shortlistSlide(slide) }
    case 'envelope':
      return { layout: 'envelope', mood: 'sealed', template: envelopeSlide(slide.category, slide.level) }
    case 'commended':
      return { layout: 'result commended', mood: 'clear', template: resultSlide(slide) }
    case 'winner':
      return {
        layout: 'result winner',
        mood: slide.sealed ? 'clear' : 'open',
        template: resultSlide(slide),
      }
  }
}

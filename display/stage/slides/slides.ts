/** Which template draws which slide, and what the envelope behind it does meanwhile. */

import type { TemplateResult } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { envelopeSlide, shortlistSlide, titleSlide } from './category.ts'
import { greetingSlide, holdingSlide, rollSlide, wordsSlide } from './ceremony.ts'
import { resultSlide } from './result.ts'

/** `rest` half closed, `address` a narrow flap, `clear` none, `sealed` closed, `open` folded up with light. */
export type Mood = 'rest' | 'address' | 'clear' | 'sealed' | 'open'

export interface Drawing {
  readonly layout: string
  readonly mood: Mood
  readonly template: TemplateResult
  /** True where somebody has just won. */
  readonly celebrated?: boolean
}

/** How one slide looks. Throws only for a slide that cannot be drawn. */
export function drawingOf(slide: Slide): Drawing {
  switch (slide.kind) {
    case 'holding':
      return { layout: 'ceremony holding', mood: 'rest', template: holdingSlide(slide.ceremony) }
    case 'opening':
      return { layout: 'ceremony', mood: 'rest', template: greetingSlide('Welcome', slide.ceremony) }
    case 'end':
      return slide.winners.length === 0
        ? { layout: 'ceremony', mood: 'rest', template: greetingSlide('Thank you', slide.ceremony) }
        : { layout: 'roll', mood: 'clear', template: rollSlide(slide) }
    case 'text':
      return { layout: 'words', mood: 'clear', template: wordsSlide(slide.title, slide.body) }
    case 'interval':
      return { layout: 'words interval', mood: 'rest', template: wordsSlide(slide.title, slide.body) }
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
        celebrated: slide.entries.length > 0,
        template: resultSlide(slide),
      }
  }
}

/** Which template draws which slide in which layout, and what the envelope behind it does meanwhile. */

import type { TemplateResult } from 'lit'
import type { Layout } from '#shared/screens'
import type { Slide } from '#shared/stage-frame'
import { envelopeSlide, shortlistSlide, titleSlide } from './category.ts'
import { greetingSlide, holdingSlide, intervalSlide, rollSlide, wordsSlide } from './ceremony.ts'
import { confidenceSlide } from './confidence.ts'
import { type PairingPicture, pairingSlide } from './pairing.ts'
import { resultSlide } from './result.ts'
import { sponsorsSlide } from './sponsors.ts'
import { lowerThird, sponsorStrip } from './strip.ts'

/** `rest` half closed, `address` a narrow flap, `clear` none, `sealed` closed, `open` folded up with light. */
export type Mood = 'rest' | 'address' | 'clear' | 'sealed' | 'open'

/** What a screen can be asked to draw: a slide of the show, or a picture of its own. */
export type Picture = Slide | PairingPicture

export interface Drawing {
  readonly layout: string
  readonly mood: Mood
  readonly template: TemplateResult
  /** True where somebody has just won. */
  readonly celebrated?: boolean
}

/** How one picture looks. Throws only for one that cannot be drawn. */
export function drawingOf(picture: Picture, layout: Layout = 'full'): Drawing {
  if (picture.kind === 'pairing') {
    return { layout: 'pairing', mood: 'rest', template: pairingSlide(picture) }
  }
  switch (layout) {
    case 'lower-third':
      return { layout: `strip third on-${picture.kind}`, mood: 'clear', template: lowerThird(picture) }
    case 'sponsor-strip':
      return { layout: 'strip bar', mood: 'clear', template: sponsorStrip(picture) }
    default:
      return slideDrawing(picture)
  }
}

function slideDrawing(slide: Slide): Drawing {
  switch (slide.kind) {
    case 'holding':
      return { layout: 'ceremony holding', mood: 'rest', template: holdingSlide(slide.ceremony) }
    case 'opening':
      return { layout: 'ceremony', mood: 'rest', template: greetingSlide('Welcome', slide.ceremony) }
    case 'end':
      return slide.winners.length === 0
        ? { layout: 'ceremony', mood: 'rest', template: greetingSlide('Thank you', slide.ceremony) }
        : {
            layout: 'roll',
            mood: 'clear',
            template: rollSlide('Tonight’s winners', slide.ceremony.name, slide.winners),
          }
    case 'text':
      return { layout: 'words', mood: 'clear', template: wordsSlide(slide.title, slide.body) }
    case 'interval':
      return { layout: 'words interval', mood: 'rest', template: intervalSlide(slide) }
    case 'sponsors':
      return { layout: 'sponsors', mood: 'clear', template: sponsorsSlide(slide) }
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
    case 'presenter':
      return { layout: 'confidence', mood: 'clear', template: confidenceSlide(slide) }
    case 'lobby':
      return slide.winners.length === 0
        ? { layout: 'ceremony holding', mood: 'rest', template: holdingSlide(slide.ceremony) }
        : {
            layout: 'roll lobby',
            mood: 'clear',
            template: rollSlide(
              'The winners so far',
              `${slide.awarded} of ${slide.of} awarded`,
              slide.winners,
            ),
          }
  }
}

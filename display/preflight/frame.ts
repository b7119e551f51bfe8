/** A stage without a link: draws what the page around it hands over, as a screen of this very size would, and measures it. */
import { render } from 'lit'
import type { Slide } from '#shared/stage-frame'
import { type Answer, type Ask, type Drawn, type Finding, OPEN } from '#shared/stage-preview'
import { picturesOn } from '../stage/as-shown.ts'
import { createBackcloth } from '../stage/backcloth.ts'
import { fit } from '../stage/fit.ts'
import { showPage } from '../stage/pages.ts'
import { wantPictures } from '../stage/pictures.ts'
import { drawingOf } from '../stage/slides/slides.ts'
import { wear } from '../stage/wear.ts'
import stagePage from '../stage.html?raw'
import { hasAny, scriptsWithoutFont } from './letters.ts'
import { LEAST, measure } from './measure.ts'
import { asMarkup } from './stage-page.ts'

/** Milliseconds after which the page around has its turn: it must answer a press at once. */
const MOMENT = 40

const stage = stageOf(stagePage)
/** Made of all faces, as soon as they are there. */
let scriptsMissing: ((text: string) => string[]) | null = null
const slides = stage.querySelector('#slides') ?? stage
const backcloth = createBackcloth(stage)

/** The stage as its page has it: backdrop and all, so that there is one of it. */
function stageOf(page: string): HTMLElement {
  const found = new DOMParser().parseFromString(asMarkup(page), 'text/html').getElementById('stage')
  if (!found) throw new Error('The stage page has no stage')
  // Nothing moves: what is measured stands where it will stand.
  found.classList.add('cut')
  // On ground of its own, as a projector shows it.
  found.dataset['background'] = 'stage'
  document.body.append(found)
  return found
}

function put(slide: Slide): HTMLElement {
  const { layout, mood, template } = drawingOf(slide)
  const layer = document.createElement('section')
  layer.className = `slide ${layout} still`
  render(template, layer)
  slides.replaceChildren(layer)
  stage.dataset['mood'] = mood
  return layer
}

/** What stands on several pages turns them on a screen; here one of them stays. */
async function draw({ slide, page, dress = {}, pictured }: Extract<Ask, { kind: 'draw' }>): Promise<Drawn> {
  const { background } = dress
  if (pictured) await wantPictures([...(background ? [background] : []), ...picturesOn(slide)])
  stage.style.visibility = 'visible'
  backcloth.hang(background)
  const layer = put(slide)
  const pages = fit(layer)
  if (pages > 1) showPage(layer, Math.min(page, pages - 1))
  return { pages }
}

/** Every page of one slide. What cannot be drawn is an offence too: the room would see the holding slide. */
function check(slide: Slide, scriptsOf: (text: string) => string[]): Finding {
  try {
    const layer = put(slide)
    const pages = fit(layer)
    const offences = Array.from({ length: pages }, (_, page) => {
      if (pages > 1) showPage(layer, page)
      return measure(LEAST)
    })
    return {
      pages,
      page: Math.max(
        0,
        offences.findIndex(({ length }) => length > 0),
      ),
      offences: [...new Set(offences.flat())],
      scripts: scriptsOf(layer.textContent ?? ''),
    }
  } catch (error) {
    return { pages: 0, page: 0, offences: [`it cannot be drawn: ${String(error)}`], scripts: [] }
  }
}

function checkSome(wanted: readonly Slide[]): Finding[] {
  scriptsMissing ??= scriptsWithoutFont(document.fonts)
  // What is measured need not be painted.
  stage.style.visibility = 'hidden'
  const began = performance.now()
  const found: Finding[] = []
  for (const slide of wanted) {
    found.push(check(slide, scriptsMissing))
    if (performance.now() - began > MOMENT) break
  }
  return found
}

/** Letters whose faces are here. */
const had = new Set<string>()

/** Those of them that nobody has asked for yet, also as they are written where a style sets them in capitals. */
function newLetters(slides: readonly Slide[]): string {
  const text = JSON.stringify(slides)
  const letters = new Set(`${text}${text.toUpperCase()}${text.toLowerCase()}`)
  return [...letters].filter((letter) => !had.has(letter)).join('')
}

/** Waits for what sets these letters: a show needs few of the faces there are. Answers the families of those that did not come. */
async function missingFor(letters: string): Promise<string[]> {
  const faces = letters === '' ? [] : [...document.fonts].filter((face) => hasAny(face, letters))
  await Promise.allSettled(faces.map((face) => face.load()))
  const missing = faces.flatMap(({ status, family }) => (status === 'loaded' ? [] : [family]))
  if (missing.length === 0) for (const letter of letters) had.add(letter)
  return [...new Set(missing)]
}

/** Nothing counts that was measured while letters were still on their way. */
async function measured(slides: readonly Slide[]): Promise<Finding[]> {
  const found = checkSome(slides)
  if (document.fonts.status !== 'loading') return found
  await document.fonts.ready
  return measured(slides)
}

async function answer(ask: Ask): Promise<Answer<Finding[] | Drawn>> {
  const missing = await missingFor(newLetters(ask.kind === 'check' ? ask.slides : [ask.slide]))
  if (missing.length > 0) return { missing }
  wear(ask.dress?.theme ?? null)
  return { value: ask.kind === 'check' ? await measured(ask.slides) : await draw(ask) }
}

addEventListener('message', ({ data, origin, ports }) => {
  const [port] = ports
  // `location` of a page written into its frame has no origin; `self` has.
  if (origin !== self.origin || data !== OPEN || !port) return
  port.onmessage = ({ data: ask }: MessageEvent<Ask>) =>
    void answer(ask).then((answered) => port.postMessage(answered))
})

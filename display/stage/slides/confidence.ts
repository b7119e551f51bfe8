/** What the presenter reads from the foot of the stage: the category before everything else. Nothing on it moves. */
import { html, nothing, type TemplateResult } from 'lit'
import { instantOn } from '#shared/planned-start'
import type { Slide } from '#shared/stage-frame'
import { minutesAhead } from '../../times.ts'
import { heading, line } from './line.ts'
import { paragraphsOf, passage } from './passage.ts'

type Presenter = Extract<Slide, { kind: 'presenter' }>
type Cue = Presenter['now']

const MINUTE = 60_000

/** Notes up to this length stay while the names beside them turn; so many names are read without their works. */
const SHORT = 320
const MANY = 3

/** "Housing — Shortlist 1 of 2". */
const cueWords = (cue: NonNullable<Cue>): string =>
  cue.category === null ? cue.label : `${cue.category} — ${cue.label}`

/** Clock and plan are filled in by the ticks; a result that was taken back stands where what is on would. */
export function confidenceSlide(slide: Presenter): TemplateResult {
  const { now, next, notes, cueNote = null, names } = slide
  const hasNotes = notes !== null || cueNote !== null
  const hasMore = names.length > 0 || hasNotes
  return html`<header class="head">
      <p class="line-clock" data-tick="clock" data-zone=${slide.timeZone}>00:00</p>
      ${planLine(slide)}
    </header>
    <div class="body">
      <div class="content ${hasMore ? 'more' : ''} ${hasNotes && names.length > 0 ? 'both' : ''}">
        <div class="now">${slide.retracted ? retractedLines(slide.retracted) : nowLines(now)}</div>
        ${names.length === 0 ? nothing : html`<div class="spoken of-${names.length}" data-parts>${names.map((name) => spoken(name, hasNotes && names.length > MANY))}</div>`}
        ${hasNotes ? html`<div class="notes">${notesParts(cueNote, notes)}</div>` : nothing}
      </div>
    </div>
    <footer class="foot">
      ${next === null ? nothing : html`<p class="line-next"><b>Next</b> <bdi>${cueWords(next)}</bdi></p>`}
    </footer>`
}

const nowLines = (now: Cue) =>
  now === null
    ? heading('main', 'Holding slide', 1)
    : html`${heading('main', now.category ?? now.label, 2)}
        ${now.category === null ? nothing : line('label', now.label, 1)}
        ${now.sponsor === null ? nothing : html`<p class="line-detail">Sponsored by <bdi>${now.sponsor}</bdi></p>`}`

/** The wrong envelope: whoever stands on the stage must know before the room wonders. */
const retractedLines = ({ category, label }: NonNullable<Cue>) =>
  html`<div class="wait">${heading('main', category ?? '', 2)} ${line('label', `${label} taken back. Wait.`, 1)}</div>`

/** What belongs to this very step comes before what belongs to its category. */
function notesParts(cueNote: string | null, notes: string | null) {
  const isLong = (cueNote ?? '').length + (notes ?? '').length > SHORT
  const lines = (text: string | null) =>
    paragraphsOf(text ?? '').map((part) => (isLong ? passage('notes', part) : line('notes', part)))
  return html`${cueNote === null ? nothing : html`<div class="at-cue">${lines(cueNote)}</div>`}${lines(notes)}`
}

const spoken = (
  { name, say, detail }: Presenter['names'][number],
  isShort: boolean,
) => html`<article class="entry" data-part>
  ${line('name', name)} ${line('say', say)} ${isShort ? nothing : line('detail', detail)}
</article>`

/** Planned times are minutes after the evening's beginning, on the clocks of the place. */
function planLine({ plan, since, timeZone }: Presenter) {
  const start = plan && instantOn(plan.date, plan.startsAt, (at) => minutesAhead(at, timeZone))
  if (!plan || start === null) return nothing
  return html`<p
    class="line-plan"
    data-tick="plan"
    data-from=${start + plan.from * MINUTE}
    data-to=${start + plan.to * MINUTE}
    data-began=${since}
  >
    On time
  </p>`
}

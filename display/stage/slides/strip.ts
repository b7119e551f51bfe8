/** Strips laid over another picture: names in the lower third, and the sponsor's bar. Empty where there is nothing to say. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Credit, ShownEntry } from '#shared/slides'
import type { Slide } from '#shared/stage-frame'
import { line, lineClass } from './line.ts'
import { passage } from './passage.ts'
import { logo } from './picture.ts'

const NOTHING = html``

/** Words longer than this may have to be divided between pages: a strip holds few lines. */
const LONG = 110

/** The pieces they are divided into. */
const PIECE = 80

const strip = (
  label: TemplateResult | typeof nothing,
  words: unknown,
  order = '',
): TemplateResult => html`<div class="body">
  <div class="content">
    ${label}
    <div class="names ${order}" data-parts>${words}</div>
  </div>
</div>`

const divided = (kind: string, words: string | null): TemplateResult | typeof nothing =>
  words === null ? nothing : words.length > LONG ? passage(kind, words, '', PIECE) : line(kind, words)

/** Lines that are short stay together; of a longer entry each line may stand on a page of its own. */
function entryOf({ entrant, title, person, partners }: ShownEntry): TemplateResult {
  const main = person ?? entrant
  const detail = person === null ? title : entrant
  const others = partners.length === 0 ? null : `with ${partners.join(' · ')}`
  const lines = [
    ['main', main],
    ['detail', detail],
    ['second', others],
  ] as const
  const isLong = lines.some(([, words]) => (words?.length ?? 0) > LONG)
  return isLong
    ? html`<article class="entry">
        ${lines.map(([kind, words]) =>
          words !== null && words.length <= LONG
            ? html`<div data-part>${line(kind, words)}</div>`
            : divided(kind, words),
        )}
      </article>`
    : html`<article class="entry" data-part>${lines.map(([kind, words]) => line(kind, words, 1))}</article>`
}

/** Of a shortlist the names alone: a strip is glanced at. */
const nameOf = ({ entrant, person }: ShownEntry): TemplateResult => {
  const name = person ?? entrant
  return name.length > LONG
    ? html`${divided('main', name)}`
    : html`<div data-part>${line('main', name, 1)}</div>`
}

const labelled = (rank: string, category: string) =>
  html`<p class="line-label">
    <b>${rank}</b> ${category.length > LONG ? nothing : html`<bdi>${category}</bdi>`}
  </p>`

/** A category whose name is too long to stand above every page has pages of its own. */
const ofCategory = (category: string) => (category.length > LONG ? divided('detail', category) : nothing)

const noAward = html`<article class="entry" data-part><p class="line-main">No award</p></article>`

/** The name strip: who is spoken of, for the picture of a camera. */
export function lowerThird(slide: Slide): TemplateResult {
  switch (slide.kind) {
    case 'title': {
      const { name, sponsor } = slide.category
      return strip(
        nothing,
        html`<div data-part>${divided('main', name)}</div>
          ${sponsor === null ? nothing : html`<p class=${lineClass('detail', sponsor)} data-part>Sponsored by <bdi>${sponsor}</bdi></p>`}`,
      )
    }
    case 'shortlist':
      return strip(
        labelled('Shortlist', slide.category.name),
        [ofCategory(slide.category.name), slide.entries.map(nameOf)],
        slide.entries.length > 3 ? 'list two' : 'list',
      )
    case 'winner':
    case 'commended':
      if (slide.sealed) return NOTHING
      return strip(
        labelled(slide.level, slide.category.name),
        [ofCategory(slide.category.name), slide.entries.length === 0 ? noAward : slide.entries.map(entryOf)],
        slide.entries.length > 1 ? 'two' : '',
      )
    default:
      return NOTHING
  }
}

/** Who pays for what is on: the category's sponsor, or everybody in turn. */
export function sponsorStrip(slide: Slide): TemplateResult {
  if (slide.kind === 'sponsors') return bar(null, slide.sponsors)
  if ('category' in slide) {
    const { sponsor: name, logo: id } = slide.category
    return name === null ? NOTHING : bar('Sponsored by', [{ name, ...(id && { logo: id }) }])
  }
  const host = 'ceremony' in slide ? slide.ceremony?.presentedBy : null
  return host ? bar('Presented by', [{ name: host }]) : NOTHING
}

const bar = (words: string | null, credits: readonly Credit[]): TemplateResult =>
  strip(words === null ? nothing : line('small', words), credits.map(sponsorOf))

/** A bar holds two lines at most. */
const BAR = 60

const sponsorOf = ({ name, logo: id }: Credit): TemplateResult => {
  const mark = logo(id, name)
  return !mark && name.length > BAR
    ? passage('main', name, '', BAR)
    : html`<div class="sponsor" data-part>${mark ?? line('main', name, 1)}</div>`
}

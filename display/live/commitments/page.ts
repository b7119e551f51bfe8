/** The fingerprints of all envelopes as one page: before the show, and with what proves them after. Needs no script to be read. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import { type LedgerCategory, type LedgerLevel, type LedgerVersion, ledgerOf } from '#shared/ledger'
import { fill, pieces } from '#shared/sentences'
import type { Level } from '#shared/show-file'
import { clock, day, longDate, machineTime, zoneName } from '../../times.ts'
import { liveAddress, placeIn } from '../addresses.ts'
import { counted } from '../language/counting.ts'
import { languageOf } from '../language/languages.ts'
import type { Table } from '../language/tables.ts'
import { venueZone } from '../outlook.ts'
import { resultLine } from '../words.ts'

/** By this the page's script finds, for each level it verifies, its button and its place. */
export const levelKey = ({ category }: LedgerCategory, { id }: Level): string => `${category.id}_${id}`

const wasSealed = ({ levels }: LedgerCategory): boolean => levels.some(({ versions }) => versions.length > 0)

const isSealed = ({ levels }: LedgerCategory): boolean =>
  levels.some(({ versions: [newest] }) => newest && newest.standing !== 'discarded')

/** As `25 of 25 categories sealed, 3 opened`. */
export function countLine(ledger: readonly LedgerCategory[], table: Table): string {
  const sealed = ledger.filter(isSealed).length
  const open = ledger.filter(({ levels }) => levels.some(({ opened }) => opened)).length
  const categories = counted(table.ledger.categories, ledger.length, table)
  return fill(table.ledger.count, { sealed, categories, published: open })
}

/** A sentence of which a part, between `<b>` and `</b>`, is said louder. */
const stressed = (sentence: string) =>
  sentence.split(/<\/?b>/).map((part, i) => (i % 2 === 0 ? part : html`<strong>${part}</strong>`))

/** The buttons that verify are hidden until a script shows them; everything else needs none. */
export function commitmentsPage(feed: Feed, table: Table): TemplateResult {
  const ledger = ledgerOf(feed)
  const ceremony = feed.about?.ceremony
  const words = table.ledger
  const show = feed.about?.show ?? ''
  return html`<header class="masthead"><p class="kicker">${words.sealedResults}</p><h1 dir="auto">${ceremony?.name ?? words.sealedResults}</h1>${
    ceremony
      ? html`<p class="occasion"><time datetime=${ceremony.date}>${longDate(ceremony.date, table.locale)}</time></p>`
      : nothing
  }</header>
<nav class="bar" aria-label=${table.live.pages}><a href=${liveAddress(placeIn(feed, table.lang))}>${table.live.liveResults}</a><p>${countLine(ledger, table)}</p></nav>
<main class="ledger">
<section class="how" aria-labelledby="how-title"><h2 id="how-title">${words.what}</h2>
<p>${words.whatMore}</p>
<ol class="steps">
<li>${stressed(words.before)}</li>
<li>${stressed(words.after)}</li>
<li>${stressed(words.toVerify)}</li>
</ol>
<p class="tools"><button type="button" data-do="verify-all" hidden>${words.verifyAll}</button> <a href="/live/${show}/commitments.json" download>${words.asFile}</a></p>
<p class="outcome" role="status" data-outcome="all"></p>
</section>
${ledger.map((category) => categorySection(category, feed, table))}
</main>
<footer><p>${footnote(feed, table)}</p></footer>`
}

function categorySection(category: LedgerCategory, feed: Feed, table: Table): TemplateResult {
  const { id, name } = category.category
  return html`<section class="category" aria-labelledby="c-${id}"><h2 id="c-${id}" dir="auto">${name}</h2>${
    wasSealed(category)
      ? category.levels.map((level) => levelBlock(category, level, feed, table))
      : html`<p class="open">${table.ledger.notSealed}</p>`
  }</section>`
}

function levelBlock(
  category: LedgerCategory,
  { level, versions, opened }: LedgerLevel,
  feed: Feed,
  table: Table,
): TemplateResult {
  const words = table.ledger
  const [newest, ...older] = versions
  const key = levelKey(category, level)
  return html`<div class="level" data-level=${key}><h3 dir="auto">${level.name}</h3>${
    newest ? versionLine(newest, feed, table) : html`<p class="open">${table.ledger.notSealed}</p>`
  }${
    opened
      ? html`<p class="said" dir="auto">${resultLine(opened.entries, languageOf(table))}</p><p class="act"><button type="button" data-verify=${key} aria-label=${fill(words.verifyOf, { what: `${level.name}${table.live.comma}${category.category.name}` })} hidden>${words.verify}</button> <span class="outcome" role="status" data-outcome=${key}></span></p><details><summary>${words.proof}</summary><dl><dt>${words.sealedText}</dt><dd><code dir="ltr">${opened.text}</code></dd><dt>${words.secretNumber}</dt><dd><code>${opened.nonce}</code></dd></dl></details>`
      : nothing
  }${
    older.length === 0
      ? nothing
      : html`<details><summary>${counted(words.earlierVersions, older.length, table)}</summary>${older.map((version) => versionLine(version, feed, table))}</details>`
  }</div>`
}

function versionLine(
  { version, commitment, at, reason, standing }: LedgerVersion,
  feed: Feed,
  table: Table,
): TemplateResult {
  const zone = venueZone(feed)
  const words = table.ledger
  const sealed =
    at === null
      ? fill(words.version, { n: version })
      : pieces(words.versionAt, {
          n: version,
          time: html`<time datetime=${machineTime(at, zone)}>${day(at, zone, table.locale)}${table.live.comma}${clock(at, zone)}</time>`,
        })
  return html`<div class="version ${standing}"><p class="state"><strong>${words[standing]}</strong> ${sealed}</p><p class="print"><code dir="ltr">${grouped(commitment)}</code></p>${
    reason === null
      ? nothing
      : html`<p class="why">${pieces(standing === 'discarded' ? words.whyDiscarded : words.whyAnew, { why: html`<span dir="auto">${reason}</span>` })}</p>`
  }</div>`
}

/** Eight digits at a time can be compared with paper. */
const grouped = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ')

function footnote(feed: Feed, table: Table): string {
  const zone = venueZone(feed)
  const at = feed.commitments.findLast((known) => known.at !== undefined)?.at
  return fill(table.live.venueTimes, { zone: at === undefined ? zone : zoneName(at, zone, table.locale) })
}

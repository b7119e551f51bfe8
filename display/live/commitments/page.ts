/** The fingerprints of all envelopes as one page: before the show, and with what proves them after. Needs no script to be read. */
import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Feed } from '#shared/feed'
import {
  type LedgerCategory,
  type LedgerLevel,
  type LedgerVersion,
  ledgerOf,
  type Standing,
} from '#shared/ledger'
import type { Level } from '#shared/show-file'
import { clock, day, longDate, machineTime, zoneName } from '../../times.ts'
import { zoneOf } from '../page.ts'
import { counted, resultLine } from '../words.ts'

export const levelKey = ({ category }: LedgerCategory, { id }: Level): string => `${category.id}_${id}`

const wasSealed = ({ levels }: LedgerCategory): boolean => levels.some(({ versions }) => versions.length > 0)

const isSealed = ({ levels }: LedgerCategory): boolean =>
  levels.some(({ versions: [newest] }) => newest && newest.standing !== 'discarded')

/** As `25 of 25 categories sealed, 3 opened`. */
export function countLine(ledger: readonly LedgerCategory[]): string {
  const sealed = ledger.filter(isSealed).length
  const open = ledger.filter(({ levels }) => levels.some(({ opened }) => opened)).length
  return `${sealed} of ${counted(ledger.length, 'category', 'categories')} sealed, ${open} published`
}

export function commitmentsPage(feed: Feed): TemplateResult {
  const ledger = ledgerOf(feed)
  const ceremony = feed.about?.ceremony
  return html`<header class="masthead"><p class="kicker">Sealed results</p><h1 dir="auto">${ceremony?.name ?? 'Sealed results'}</h1>${
    ceremony
      ? html`<p class="occasion"><time datetime=${ceremony.date}>${longDate(ceremony.date)}</time></p>`
      : nothing
  }</header>
<nav class="bar" aria-label="Pages"><a href="/live/${feed.about?.show ?? ''}">Live results</a><p>${countLine(ledger)}</p></nav>
<main class="ledger">
<section class="how" aria-labelledby="how-title"><h2 id="how-title">What this is</h2>
<p>Every result is locked away before it is read out. Of each envelope this page shows a fingerprint: nobody can tell from it who has won, and nobody can put another result into the envelope without its fingerprint becoming another.</p>
<ol class="steps">
<li><strong>Before the show,</strong> save or print this page. What you hold cannot be changed behind your back.</li>
<li><strong>After a result was published,</strong> its sealed text and its secret number stand beside its fingerprint.</li>
<li><strong>To verify,</strong> compare the fingerprint with the one you saved, and press “Verify”: your own browser takes the fingerprint again. By hand, it is the SHA-256 of the sealed text followed by the 32 bytes of the secret number.</li>
</ol>
<p class="tools"><button type="button" data-do="verify-all" hidden>Verify all that are published</button> <a href="/live/${feed.about?.show ?? ''}/commitments.json" download>All of it as a file</a></p>
<p class="outcome" role="status" data-outcome="all"></p>
</section>
${ledger.map((category) => categorySection(category, feed))}
</main>
<footer><p>${footnote(feed)}</p></footer>`
}

function categorySection(category: LedgerCategory, feed: Feed): TemplateResult {
  const { id, name } = category.category
  return html`<section class="category" aria-labelledby="c-${id}"><h2 id="c-${id}" dir="auto">${name}</h2>${
    wasSealed(category)
      ? category.levels.map((level) => levelBlock(category, level, feed))
      : html`<p class="open">Not sealed yet.</p>`
  }</section>`
}

function levelBlock(
  category: LedgerCategory,
  { level, versions, opened }: LedgerLevel,
  feed: Feed,
): TemplateResult {
  const [newest, ...older] = versions
  const key = levelKey(category, level)
  return html`<div class="level" data-level=${key}><h3 dir="auto">${level.name}</h3>${
    newest ? versionLine(newest, feed) : html`<p class="open">Not sealed yet.</p>`
  }${
    opened
      ? html`<p class="said" dir="auto">${resultLine(opened.entries)}</p><p class="act"><button type="button" data-verify=${key} aria-label="Verify ${level.name}, ${category.category.name}" hidden>Verify</button> <span class="outcome" role="status" data-outcome=${key}></span></p><details><summary>Sealed text and secret number</summary><dl><dt>Sealed text</dt><dd><code dir="ltr">${opened.text}</code></dd><dt>Secret number</dt><dd><code>${opened.nonce}</code></dd></dl></details>`
      : nothing
  }${
    older.length === 0
      ? nothing
      : html`<details><summary>${counted(older.length, 'earlier version', 'earlier versions')}</summary>${older.map((version) => versionLine(version, feed))}</details>`
  }</div>`
}

const STANDING: Readonly<Record<Standing, string>> = {
  sealed: 'Sealed',
  published: 'Published',
  withdrawn: 'Withdrawn',
  replaced: 'Replaced',
  discarded: 'Discarded unopened',
}

function versionLine(
  { version, commitment, at, reason, standing }: LedgerVersion,
  feed: Feed,
): TemplateResult {
  const zone = zoneOf(feed)
  return html`<div class="version ${standing}"><p class="state"><strong>${STANDING[standing]}</strong> Version ${version}${
    at === null
      ? nothing
      : html`, sealed <time datetime=${machineTime(at, zone)}>${day(at, zone)}, ${clock(at, zone)}</time>`
  }</p><p class="print"><code>${grouped(commitment)}</code></p>${
    reason === null
      ? nothing
      : html`<p class="why">${standing === 'discarded' ? 'Why it was discarded' : 'Why it was sealed anew'}: <span dir="auto">${reason}</span></p>`
  }</div>`
}

/** Eight digits at a time can be compared with paper. */
const grouped = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ')

function footnote(feed: Feed): string {
  const zone = zoneOf(feed)
  const at = feed.commitments.findLast((known) => known.at !== undefined)?.at
  return `Times are those of the venue (${at === undefined ? zone : zoneName(at, zone)}).`
}

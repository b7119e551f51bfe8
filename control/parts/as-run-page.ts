/** The as-run log: what was done, newest first, as it happens; ways to take it along; and whether anybody changed it. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { AS_RUN_GROUPS, type AsRunGroup, type AsRunLine } from '#shared/as-run'
import type { Position } from '#shared/ids'
import { AsRunFollower, reportPath } from '../as-run-follower.ts'
import {
  type Clock,
  clockIn,
  GROUP_NAMES,
  linesMatching,
  NO_REPORT,
  screensByName,
  screensSentence,
  silentSentence,
} from '../as-run-words.ts'
import { say, sayCount } from '../language/say.ts'
import { asRunPageLook } from './as-run-page-look.ts'
import type { AtDesk } from './at-desk.ts'
import { deskEmpty } from './desk-notices.ts'
import './log-head.ts'
import { look } from './look.ts'
import { pageLook, sectionLook } from './page-look.ts'

/** So many lines are drawn at once; the older ones are asked for. */
const AT_ONCE = 300

/** Where there is no show there is no log: it says so, as every page of a show. */
export function asRunMain(at: AtDesk): TemplateResult {
  const { plan, live, isLive } = at.desk
  if (plan === null) return deskEmpty(at)
  return html`
    <main class="page" tabindex="0" aria-label=${say('As-run log')}>
      <as-run-page
        .show=${plan.show.id}
        .timeZone=${plan.show.ceremony.timeZone}
        .position=${live?.position ?? null}
        ?live=${isLive}
      ></as-run-page>
    </main>
  `
}

@customElement('as-run-page')
export class AsRunPage extends LitElement {
  static override styles = [look, pageLook, sectionLook, asRunPageLook]

  @property() show = ''
  @property() timeZone = 'UTC'
  /** The newest commit the desk knows of. */
  @property({ attribute: false }) position: Position | null = null
  @property({ type: Boolean }) live = false
  @state() private wanted = ''
  @state() private group: AsRunGroup | null = null
  @state() private most = AT_ONCE
  private follower: AsRunFollower | null = null
  private clock: Clock = clockIn(undefined)

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.follower?.stop()
    this.follower = null
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('timeZone')) this.clock = clockIn(this.timeZone)
    if (this.follower?.show !== this.show) {
      this.follower?.stop()
      this.follower = new AsRunFollower(this.show, () => this.requestUpdate())
      this.follower.want(this.position)
    } else if (changed.has('position') || changed.has('live')) {
      this.follower.want(this.position)
    }
  }

  protected override render(): TemplateResult {
    const { report, lines, problem } = this.follower ?? { report: null, lines: [], problem: '' }
    const found = linesMatching(lines, this.wanted, this.group)
    return html`
      ${this.top(lines.length)}
      <div role="alert">${this.trouble(problem, report?.position.seq ?? null)}</div>
      ${report === null ? nothing : this.papers()}
      ${
        report === null
          ? nothing
          : html`<log-head .show=${this.show} .seq=${report.position.seq} .head=${report.head} ?live=${this.live}></log-head>`
      }
      ${report === null && problem === '' ? html`<p class="none soft">${say('Reading the log…')}</p>` : nothing}
      ${report !== null && found.length === 0 ? html`<p class="none soft">${say('No act like that.')}</p>` : nothing}
      ${this.list(found)}
    `
  }

  private top(count: number): TemplateResult {
    return html`
      <header>
        <div>
          <h1>${say('As-run log')}</h1>
          <p class="soft" data-count>
            ${
              count === 0
                ? say('Every act, with who, when and on which screens.')
                : sayCount(
                    count,
                    {
                      one: '{n} act, newest first. Times are those of the ceremony ({zone}).',
                      other: '{n} acts, newest first. Times are those of the ceremony ({zone}).',
                    },
                    { zone: this.timeZone },
                  )
            }
          </p>
        </div>
        <div class="row find">
          <label class="unseen" for="find">${say('Find an act or a name')}</label>
          <input
            id="find"
            type="search"
            autocomplete="off"
            spellcheck="false"
            placeholder=${say('Find an act or a name')}
            @input=${(event: Event) => {
              this.wanted = (event.target as HTMLInputElement).value
              this.most = AT_ONCE
            }}
          />
          <label class="unseen" for="group">${say('Which acts are listed')}</label>
          <select
            id="group"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement
              this.group = AS_RUN_GROUPS.find((group) => group === value) ?? null
              this.most = AT_ONCE
            }}
          >
            <option value="">${say('All acts')}</option>
            ${AS_RUN_GROUPS.map((group) => html`<option value=${group}>${GROUP_NAMES[group]}</option>`)}
          </select>
        </div>
      </header>
    `
  }

  private trouble(problem: string, upTo: number | null): TemplateResult | typeof nothing {
    const ends =
      upTo === null ? '' : ` ${say('What stands here ends at position {position}.', { position: upTo })}`
    if (!this.live && upTo !== null)
      return html`<p class="refusal">${say('No link to the server.')}${ends}</p>`
    return problem === ''
      ? nothing
      : html`<p class="refusal">${say('The log could not be read: {problem}', { problem })}${ends} ${say('Trying again…')}</p>`
  }

  /** What can be taken along. Sheets open beside the desk: a desk that drives is not left for a printer. */
  private papers(): TemplateResult {
    const file = (name: string, words: string) =>
      html`<a href=${reportPath(this.show, name)} download data-file=${name}>${words}</a>`
    const sheet = (kind: string, words: string) => html`
      <a href="/control/sheet?show=${encodeURIComponent(this.show)}&sheet=${kind}" target="_blank" rel="noopener" data-sheet=${kind}>${words}</a>
    `
    return html`
      <dl class="papers">
        <div>
          <dt>${say('As-run log')}</dt>
          <dd>${sheet('as-run', say('Sheet to print'))} ${file('as-run.csv', 'CSV')} ${file('as-run.json', 'JSON')}</dd>
        </div>
        <div>
          <dt>${say('Revealed results')}</dt>
          <dd>${sheet('winners', say('Winners sheet to print'))} ${file('results.csv', 'CSV')} ${file('results.json', 'JSON')}</dd>
        </div>
      </dl>
    `
  }

  private list(found: readonly AsRunLine[]): TemplateResult {
    const shown = found.slice(-this.most).reverse()
    const days = new Map<string, AsRunLine[]>()
    for (const line of shown) {
      const day = this.clock.day(line.at)
      days.set(day, [...(days.get(day) ?? []), line])
    }
    const older = found.length - shown.length
    return html`
      ${[...days].map(
        ([day, lines]) => html`
          <section aria-label=${day}>
            <h2>${day}</h2>
            <ol>${repeat(
              lines,
              ({ seq }) => seq,
              (line) => this.line(line),
            )}</ol>
          </section>
        `,
      )}
      ${
        older === 0
          ? nothing
          : html`<button
              class="older"
              data-do="older"
              @click=${() => {
                this.most += AT_ONCE
              }}
            >
              ${say('Show older acts ({n} more)', { n: older })}
            </button>`
      }
    `
  }

  private line(line: AsRunLine): TemplateResult {
    const { seq, at, act, what, detail, by, group } = line
    const screens = screensSentence(line)
    const silent = silentSentence(line)
    return html`
      <li data-seq=${seq}>
        <time datetime=${new Date(at).toISOString()}>${this.clock.time(at)}<small>${this.clock.ms(at)}</small></time>
        <span class="seq faint" title=${say('Position in the log')}>${seq}</span>
        <strong data-group=${group}>${act}</strong>
        <span class="what">
          ${what === '' ? nothing : html`<span dir="auto">${what}</span>`}
          ${detail === '' ? nothing : html`<span class="soft" dir="auto">${detail}</span>`}
        </span>
        <span class="by soft" dir="auto">${by}</span>
        <span class="screens">
          ${screens === null ? nothing : html`<span class="soft" title=${line.screens === null ? NO_REPORT : screensByName(line)}>${screens}</span>`}
          ${silent === null ? nothing : html`<span class="silent" dir="auto">${silent}</span>`}
        </span>
      </li>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'as-run-page': AsRunPage
  }
}

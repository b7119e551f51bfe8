/** Before doors: what the house and this browser know of whether the show is ready, and the way to what is not. It never stops anything. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import {
  READY_GROUPS,
  READY_STATES,
  type ReadyGroup,
  type ReadyLine,
  type ReadyReport,
  tally,
} from '#shared/ready'
import { planPrint, preflightKey, preflightLine, readRun } from '#shared/ready-preflight'
import type { ShowFile } from '#shared/show-file'
import { askServer } from '../ask-server.ts'
import { heard } from '../language/heard.ts'
import { say, sayWith } from '../language/say.ts'
import { GROUP_WORDS, STATE_WORDS, verdictSaid, wayTo } from '../ready-places.ts'
import type { Session } from '../session.ts'
import { openAtPart } from '../setup/set-up-parts.ts'
import type { View } from '../views.ts'
import { clockTime } from '../words.ts'
import { look } from './look.ts'
import { linkButtonLook, pageLook, sectionLook } from './page-look.ts'
import { readyPageLook } from './ready-page-look.ts'

/** Looked at again by itself, in milliseconds, while the page is open. */
const AGAIN_MS = 10_000

/** Fires `go` with a `View`, and `rehearsal`. */
@customElement('ready-page')
export class ReadyPage extends LitElement {
  static override styles = [look, pageLook, sectionLook, linkButtonLook, readyPageLook]

  @property({ attribute: false }) session!: Session
  /** The show of this desk; null asks for the one on air. */
  @property({ attribute: false }) show: ShowFile | null = null
  @property({ type: Boolean }) live = false
  /** The server's clock minus ours, in milliseconds. */
  @property({ attribute: false }) clockOffset = 0
  @state() private report: ReadyReport | null = null
  @state() private problem = ''
  /** Nothing is on air, and this desk is about no other show. */
  @state() private none = false
  @state() private checking = false
  private print: string | null = null
  private ticking: ReturnType<typeof setInterval> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('storage', this.measured)
    this.ticking = setInterval(() => {
      if (!document.hidden && this.live) void this.check()
    }, AGAIN_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    removeEventListener('storage', this.measured)
    clearInterval(this.ticking)
  }

  /** Preflight ran in another tab of this browser. */
  private readonly measured = (): void => this.requestUpdate()

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('show')) this.print = this.show && planPrint(this.show)
    const other = changed.get('show')?.id !== this.show?.id
    if ((changed.has('show') && other) || (changed.has('live') && this.live)) void this.check()
  }

  private async check(): Promise<void> {
    if (this.checking) return
    this.checking = true
    const asked = this.show?.id ?? null
    const query = asked === null ? '' : `?show=${encodeURIComponent(asked)}`
    const answer = await askServer<ReadyReport>('GET', `/control/ready${query}`)
    const why = 'sentence' in answer ? answer : null
    this.none = why?.code === 'nothing-on-air'
    this.problem = why === null || this.none ? '' : why.sentence
    if ('value' in answer) this.report = answer.value
    this.checking = false
    if (asked !== (this.show?.id ?? null)) void this.check()
  }

  private get lines(): readonly ReadyLine[] {
    const { report } = this
    if (report === null) return []
    // A rehearsal has another name, and the plan of its performance: preflight is run on what this desk has.
    return [...report.lines, preflightLine(this.run(this.show?.id ?? report.show), this.print)]
  }

  private run(show: string) {
    try {
      return readRun(localStorage.getItem(preflightKey(show)))
    } catch {
      return null
    }
  }

  protected override render() {
    const { report, problem, lines } = this
    return html`
      <header>
        <div>
          <h1>${say('Ready')}</h1>
          <p class="soft">
            ${
              report === null
                ? say('What should be in order before doors.')
                : sayWith('{ceremony}, checked at {time}. Nothing here stops the show.', {
                    ceremony: html`<bdi>${report.ceremony}</bdi>`,
                    time: clockTime(report.at, this.show?.ceremony.timeZone, true),
                  })
            }
          </p>
        </div>
        <div class="row">
          <button data-do="check" ?disabled=${this.checking} @click=${() => this.check()}>${this.checking ? say('Checking…') : say('Check again')}</button>
        </div>
      </header>
      <div role="alert">${problem === '' ? nothing : html`<p class="refusal">${say('The check could not be made: {problem}', { problem })}${report === null ? '' : ` ${say('What stands here is from before.')}`}</p>`}</div>
      ${report === null && this.none ? this.nothing() : nothing}
      ${report === null && problem === '' && !this.none ? html`<p class="none soft" aria-busy="true">${say('Checking…')}</p>` : nothing}
      ${report === null ? nothing : this.said(lines)}
      ${READY_GROUPS.map((group) => this.group(group, lines))}
    `
  }

  private nothing(): TemplateResult {
    const go = (view: View) => () => this.dispatchEvent(new CustomEvent<View>('go', { detail: view }))
    return html`
      <div class="none">
        <p class="soft">${say('No show is on air yet: there is nothing to check.')}</p>
        <p class="row">
          ${this.session.role === 'producer' ? html`<button class="main" data-do="bring" @click=${go('import')}>${say('Import the organisers’ table')}</button>` : nothing}
          <button data-do="shows" @click=${go('shows')}>${say('Open the shows')}</button>
        </p>
      </div>
    `
  }

  private said(lines: readonly ReadyLine[]): TemplateResult {
    const worst = READY_STATES.find((state) => tally(lines)[state] > 0) ?? 'ok'
    return html`<p class="verdict ${worst}" role="status" data-verdict=${worst}>${verdictSaid(lines)}</p>`
  }

  /** What is wrong stands first; else in the order of the check. */
  private group(group: ReadyGroup, all: readonly ReadyLine[]): TemplateResult | typeof nothing {
    const lines = READY_STATES.flatMap((state) =>
      all.filter((line) => line.group === group && line.state === state),
    )
    if (lines.length === 0) return nothing
    return html`
      <section aria-labelledby=${group}>
        <h2 id=${group}>${GROUP_WORDS[group]}</h2>
        <ul>${repeat(
          lines,
          ({ id }) => id,
          (line) => this.line(line),
        )}</ul>
      </section>
    `
  }

  private line({ id, state, sentence, fix }: ReadyLine): TemplateResult {
    const [shape, word] = STATE_WORDS[state]
    return html`
      <li class=${state} data-line=${id} data-state=${state}>
        <span class="state"><span aria-hidden="true">${shape}</span> <span>${word}</span></span>
        <span class="says" dir="auto">${heard(sentence)}</span>
        ${fix === null ? nothing : this.fix(fix)}
      </li>
    `
  }

  private fix({ place, does }: NonNullable<ReadyLine['fix']>): TemplateResult | typeof nothing {
    const way = wayTo(place, this.show?.id ?? this.report?.show ?? '', this.session.role)
    if (way === null) return nothing
    if ('href' in way)
      return html`<a class="button" data-fix=${place} href=${way.href} target="_blank" rel="noopener">${heard(does)}</a>`
    const go = () => {
      if ('dialog' in way) return void this.dispatchEvent(new CustomEvent(way.dialog))
      if (way.part) openAtPart(way.part)
      this.dispatchEvent(new CustomEvent<View>('go', { detail: way.view }))
    }
    return html`<button data-fix=${place} @click=${go}>${heard(does)}</button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ready-page': ReadyPage
  }
}

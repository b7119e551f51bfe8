/** The shows of the house side by side: put on air, duplicated, put away, taken along as a file, brought back, deleted. */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { HouseShow, HouseShows, KeptShow } from '#shared/house-shows'
import { mayPutOnAir } from '#shared/people'
import type { ShowsView } from '#shared/shows-view'
import type { Asked } from '../ask-server.ts'
import { archive, deleteForGood, deletePastRehearsals, type RestoreFrom, readHouse } from '../house-shows.ts'
import { heard } from '../language/heard.ts'
import { say } from '../language/say.ts'
import type { Session } from '../session.ts'
import { type ShowWithRehearsals, showGroups } from '../shows-words.ts'
import { look } from './look.ts'
import { linkButtonLook, pageLook, rowLook } from './page-look.ts'
import type { PassingWord } from './passing-word.ts'
import './passing-word.ts'
import './show-air-dialog.ts'
import { type CardActs, type KeptActs, keptCard, showCard } from './show-card.ts'
import './show-delete-dialog.ts'
import './show-duplicate-dialog.ts'
import './show-restore-dialog.ts'
import { showsPageLook } from './shows-page-look.ts'

type Dialog =
  | { readonly kind: 'air' | 'duplicate' | 'delete'; readonly show: HouseShow }
  | { readonly kind: 'restore'; readonly from: RestoreFrom }

/** Fires `go` with a `View`. */
@customElement('shows-page')
export class ShowsPage extends LitElement {
  static override styles = [look, pageLook, rowLook, linkButtonLook, showsPageLook]

  @property({ attribute: false }) session!: Session
  /** Told anew whenever a show comes, goes, or goes on air: the sign to look again. */
  @property({ attribute: false }) shows: ShowsView | null = null
  @property({ type: Boolean }) live = false
  /** The server's clock minus ours, in milliseconds. */
  @property({ attribute: false }) clockOffset = 0
  @state() private house: HouseShows | null = null
  @state() private problem = ''
  @state() private dialog: Dialog | null = null
  @state() private refusal = ''
  @state() private sure: string | null = null
  @query('#file') private readonly field!: HTMLInputElement
  @query('passing-word') private readonly word!: PassingWord

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('shows') || (changed.has('live') && this.live)) void this.look()
  }

  private async look(): Promise<void> {
    const said = await readHouse()
    this.problem = 'sentence' in said ? said.sentence : ''
    if ('value' in said) this.house = said.value
  }

  private async act(work: Promise<Asked<unknown>>, done: string): Promise<void> {
    this.refusal = ''
    const said = await work
    if ('sentence' in said) this.refusal = said.sentence
    else this.word.say(done)
    await this.look()
  }

  /** Asked by a second press of the same button. */
  private twice(what: string, act: () => void): void {
    const sure = this.sure === what
    this.sure = sure ? null : what
    if (sure) act()
  }

  private readonly leave = (): void => {
    this.sure = null
  }

  private get isProducer(): boolean {
    return this.session.role === 'producer'
  }

  private get acts(): CardActs {
    const open = (kind: 'air' | 'duplicate' | 'delete') => (show: HouseShow) => {
      this.dialog = { kind, show }
    }
    return {
      mayAir: mayPutOnAir(this.session.role),
      mayKeep: this.isProducer,
      live: this.live,
      sweeping: this.sure,
      air: open('air'),
      duplicate: open('duplicate'),
      remove: open('delete'),
      archive: ({ show, ceremony, archived }) => {
        const done = archived
          ? say('{ceremony} is back in the list.', { ceremony })
          : say('{ceremony} is archived, and kept whole.', { ceremony })
        void this.act(archive(show, !archived), done)
      },
      sweep: ({ show }) =>
        this.twice(
          show,
          () => void this.act(deletePastRehearsals(show), say('The rehearsals that are over are deleted.')),
        ),
      leave: this.leave,
    }
  }

  private get keptActs(): KeptActs {
    return {
      live: this.live,
      now: Date.now() + this.clockOffset,
      dropping: this.sure,
      restore: ({ id, ceremony }) => {
        this.dialog = { kind: 'restore', from: { id, ceremony: heard(ceremony) } }
      },
      drop: ({ id, ceremony }) =>
        this.twice(
          id,
          () =>
            void this.act(
              deleteForGood(id),
              say('{ceremony} is deleted for good.', { ceremony: heard(ceremony) }),
            ),
        ),
      leave: this.leave,
    }
  }

  protected override render() {
    const groups = this.house && showGroups(this.house)
    return html`
      ${this.top()}
      <div role="alert">${this.trouble()}</div>
      ${groups === null && this.problem === '' ? html`<p class="none soft" aria-busy="true">${say('Reading the shows…')}</p>` : nothing}
      ${groups === null ? nothing : this.current(groups.current)}
      ${groups === null || groups.archived.length === 0 ? nothing : this.archived(groups.archived)}
      ${this.house === null || this.house.kept.length === 0 ? nothing : this.kept(this.house.kept)}
      ${this.dialog === null || groups === null ? nothing : this.dialogOf(this.dialog, [...groups.current, ...groups.archived])}
      <passing-word></passing-word>
    `
  }

  private top(): TemplateResult {
    const chosen = (event: Event) => {
      const field = event.target as HTMLInputElement
      const file = field.files?.[0]
      if (file) this.dialog = { kind: 'restore', from: file }
      field.value = ''
    }
    return html`
      <header>
        <div>
          <h1>${say('Shows')}</h1>
          <p class="soft">${this.isProducer ? say('Every ceremony of this house, one of them on air.') : say('Every ceremony of this house. Your role may look; a producer may change.')}</p>
        </div>
        ${
          this.isProducer
            ? html`<div class="row">
                <button data-do="import" @click=${() => this.dispatchEvent(new CustomEvent('go', { detail: 'import' }))}>${say('Import a table…')}</button>
                <button data-do="restore" ?disabled=${!this.live} @click=${() => this.field.click()}>${say('Restore from a file…')}</button>
                <input id="file" type="file" hidden accept=".zip,application/zip" @change=${chosen} />
              </div>`
            : nothing
        }
      </header>
    `
  }

  private trouble(): TemplateResult | typeof nothing {
    if (this.refusal !== '') return html`<p class="refusal">${this.refusal}</p>`
    if (this.problem === '') return nothing
    return html`<p class="refusal">${say('The shows could not be read: {problem}', { problem: this.problem })} <button class="quiet" data-do="again" @click=${() => this.look()}>${say('Try again')}</button></p>`
  }

  private list(shows: readonly ShowWithRehearsals[]): TemplateResult {
    const { acts } = this
    return html`<ul>${repeat(
      shows,
      ({ show }) => show.show,
      (at) => showCard(at, acts),
    )}</ul>`
  }

  private current(shows: readonly ShowWithRehearsals[]): TemplateResult {
    if (shows.length === 0)
      return html`<p class="none soft">${say('No show yet.')} ${this.isProducer ? say('Import one from a table, or restore one from its file.') : say('A producer makes the first one.')}</p>`
    return html`<section aria-label=${say('Shows')}>${this.list(shows)}</section>`
  }

  private archived(shows: readonly ShowWithRehearsals[]): TemplateResult {
    return html`
      <details class="group" data-group="archived">
        <summary>${say('Archived')} <span class="faint">${shows.length}</span></summary>
        ${this.list(shows)}
      </details>
    `
  }

  private kept(kept: readonly KeptShow[]): TemplateResult {
    const acts = this.keptActs
    return html`
      <details class="group" data-group="deleted">
        <summary>${say('Deleted, and still kept')} <span class="faint">${kept.length}</span></summary>
        <ul>${repeat(
          kept,
          ({ id }) => id,
          (one) => keptCard(one, acts),
        )}</ul>
      </details>
    `
  }

  private dialogOf(dialog: Dialog, all: readonly ShowWithRehearsals[]): TemplateResult | typeof nothing {
    const dismiss = () => {
      this.dialog = null
    }
    const done = (event: CustomEvent<string>) => {
      this.dialog = null
      this.refusal = ''
      this.word.say(event.detail)
      void this.look()
    }
    if (dialog.kind === 'restore')
      return html`<show-restore-dialog .from=${dialog.from} @done=${done} @dismiss=${dismiss}></show-restore-dialog>`
    const at = all.find(({ show }) => show.show === dialog.show.show)
    if (!at) return nothing
    switch (dialog.kind) {
      case 'air':
        return html`<show-air-dialog .show=${at.show} @done=${done} @dismiss=${dismiss}></show-air-dialog>`
      case 'duplicate':
        return html`<show-duplicate-dialog .show=${at.show} @done=${done} @dismiss=${dismiss}></show-duplicate-dialog>`
      case 'delete':
        return html`<show-delete-dialog .at=${at} @done=${done} @dismiss=${dismiss}></show-delete-dialog>`
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'shows-page': ShowsPage
  }
}

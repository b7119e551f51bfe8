/** What can be done to a post that readers have; what they would miss is asked once more. */
import { html, nothing, type TemplateResult } from 'lit'
import type { PostBody } from '#shared/posts'
import { say } from '../language/say.ts'

export interface PostActs {
  readonly kind: PostBody['kind']
  readonly off: boolean
  readonly live: boolean
  readonly pinned: boolean
  readonly asks: 'withdraw' | 'delete' | null
  edit(): void
  pin(): void
  ask(what: 'withdraw' | 'delete' | null): void
  withdraw(reason: string | null): void
  remove(): void
}

/** What the show says by itself can only be pinned; while something is asked, nothing else can be done. */
export function postActions(acts: PostActs): TemplateResult {
  if (acts.asks === 'delete') return asksDelete(acts)
  if (acts.asks === 'withdraw') return asksWithdraw(acts)
  const { kind, off, pinned } = acts
  const isOurs = kind === 'text'
  return html`
    <p class="actions">
      ${isOurs ? html`<button type="button" class="quiet" data-do="edit" @click=${acts.edit}>${say('Edit')}</button>` : nothing}
      <button type="button" class="quiet" data-do="pin" ?disabled=${off} @click=${acts.pin}>${pinned ? say('Unpin') : say('Pin')}</button>
      ${isOurs ? html`<button type="button" class="quiet" data-do="withdraw" ?disabled=${off} @click=${() => acts.ask('withdraw')}>${say('Withdraw')}</button>` : nothing}
      ${isOurs || kind === 'withdrawn' ? html`<button type="button" class="quiet" data-do="delete" ?disabled=${off} @click=${() => acts.ask('delete')}>${say('Delete')}</button>` : nothing}
    </p>
  `
}

const asksDelete = ({ off, ask, remove }: PostActs): TemplateResult => html`
  <p class="soft">${say('Delete this post? It goes without a trace. What readers may have relied on is better withdrawn: a dated note stays.')}</p>
  <p class="actions">
    <button type="button" class="danger" ?disabled=${off} @click=${remove}>${say('Delete')}</button>
    <button type="button" class="quiet" @click=${() => ask(null)}>${say('Keep')}</button>
  </p>
`

function asksWithdraw({ off, ask, withdraw }: PostActs): TemplateResult {
  const submitted = (event: SubmitEvent) => {
    event.preventDefault()
    const reason = String(new FormData(event.target as HTMLFormElement).get('reason')).trim()
    if (!off) withdraw(reason === '' ? null : reason)
  }
  return html`
    <form class="withdrawing" @submit=${submitted}>
      <label class="field"><span>${say('Why? Readers are told; the words of the post go, and a dated note stays.')}</span>
        <input name="reason" maxlength="300" dir="auto" autocomplete="off" /></label>
      <p class="actions">
        <button class="danger" ?disabled=${off}>${say('Withdraw the post')}</button>
        <button type="button" class="quiet" @click=${() => ask(null)}>${say('Keep')}</button>
      </p>
    </form>
  `
}

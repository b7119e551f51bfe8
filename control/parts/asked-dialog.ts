/** The dialog of what is asked once more, or pushed to the screen, on whichever page. */
import { html, nothing, type TemplateResult } from 'lit'
import type { Send } from '../desk.ts'
import type { Asked } from './edit-asks.ts'
import './edit-dialog.ts'

interface AskedAt {
  readonly send: Send
  readonly live: boolean
  readonly mayPush: boolean
  readonly done: (said: string) => void
  readonly dismiss: () => void
}

/** The dialog sends the wish itself; `done` is called with what there is to say, once it was taken. */
export const askedDialog = (
  { heading, says, does, said, wish, frozen, grave }: Asked,
  { send, live, mayPush, done, dismiss }: AskedAt,
): TemplateResult => html`<edit-dialog
  heading=${heading}
  does=${does}
  said=${said}
  .make=${() => wish}
  .send=${send}
  ?live=${live}
  .frozen=${frozen}
  ?grave=${grave}
  ?mayPush=${mayPush}
  @done=${(event: CustomEvent<string>) => done(event.detail)}
  @dismiss=${dismiss}
>
  ${says === '' ? nothing : html`<p class="soft">${says}</p>`}
</edit-dialog>`

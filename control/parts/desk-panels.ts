/** The desk itself: rundown, monitors with the category in hand, live blog and screens. */
import { html, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { DeskLive, DeskPlan } from '#shared/desk-view'
import type { CategoryId } from '#shared/ids'
import { say } from '../language/say.ts'
import { chaptersOf, currentCategory } from '../rundown-view.ts'
import type { AtDesk } from './at-desk.ts'
import './blog-desk.ts'
import './bus-monitor.ts'
import './category-in-hand.ts'
import './confirm-card.ts'
import './rundown-list.ts'
import './screens-list.ts'

/** There also while a page is open, unseen: the monitors go on, and no word that is being written is lost. */
export function deskPanels(plan: DeskPlan, live: DeskLive, at: AtDesk, isBlogAlone: boolean): TemplateResult {
  const { desk } = at
  const linked = desk.isLive
  const peek = (category: CategoryId | null) => {
    if (category !== null) at.open({ peek: category })
  }
  return html`
    <section class="rundown" aria-label=${say('Rundown')}>
      <rundown-list
        .chapters=${chaptersOf(plan, live)}
        ?live=${linked}
        ?mayChoose=${desk.may('preview')}
        .clockOffset=${desk.clockOffset}
        @choose=${(event: CustomEvent<string>) => desk.choose({ cue: event.detail, step: 0 })}
      ></rundown-list>
    </section>
    <main class="stage" tabindex="0" aria-label=${say('Monitors and category')}>
      <h1 class="unseen">${say('{show}: control panel', { show: plan.show.ceremony.name })}</h1>
      <div class="monitors">
        <bus-monitor bus="preview" .show=${plan.show.id} .what=${live.next?.label ?? say('End of the rundown')} ?stale=${!linked}></bus-monitor>
        <bus-monitor
          bus="programme"
          .show=${plan.show.id}
          .what=${live.programme.label}
          ?black=${live.programme.black}
          ?stale=${!linked}
        ></bus-monitor>
      </div>
      ${
        live.twoPerson && live.armed && live.armed.by !== at.session.name && desk.may('confirm')
          ? html`<confirm-card
              .view=${live}
              .confirm=${() => desk.confirm()}
              ?live=${linked}
              @peek=${() => peek(currentCategory(plan, live))}
            ></confirm-card>`
          : nothing
      }
      <category-in-hand
        .plan=${plan}
        .view=${live}
        .feed=${desk.feed}
        ?live=${linked}
        ?mayPeek=${desk.may('peek')}
        @peek=${(event: CustomEvent<CategoryId>) => peek(event.detail)}
        @in-order=${() => desk.choose(null)}
      ></category-in-hand>
    </main>
    <section class="blog" role=${isBlogAlone ? 'main' : nothing} aria-label=${isBlogAlone ? say('Live blog') : say('Live blog and screens')}>
      ${isBlogAlone ? html`<h1 class="heading">${blogTitle(plan)}</h1>` : html`<h2 class="heading">${blogTitle(plan)}</h2>`}
      ${keyed(
        plan.show.id,
        html`<blog-desk
        .show=${plan.show}
        .feed=${desk.feed}
        .drafts=${desk.blog.drafts}
        .marks=${live.marks}
        .writers=${desk.blog.writers}
        .desk=${desk.id}
        .name=${at.session.name}
        .send=${at.send}
        .writing=${desk.blog}
        .now=${desk.now}
        ?live=${linked}
        ?mayWrite=${desk.may('write-post')}
      ></blog-desk>`,
      )}
      <screens-list
        .screens=${desk.screens.screens}
        .desk=${at.show}
        ?live=${linked}
        @open=${() => at.go('screens')}
      ></screens-list>
    </section>
  `
}

const blogTitle = ({ show }: DeskPlan): string =>
  show.rehearsal ? say('Live blog of the rehearsal: nobody reads it') : say('Live blog')

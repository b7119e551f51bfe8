/** What a desk asks of the screens: to pair, name, place, find, reload and dismiss them. */
import { parse } from '#shared/parse'
import { mayTendScreens } from '#shared/people'
import type { Reply, ScreensView } from '#shared/protocol'
import { type Refusal, type RefusalCode, refusal } from '#shared/refusals'
import { type ScreenDone, type ScreenId, type ScreenSetup, ScreenWish } from '#shared/screens'
import type { Pairing } from './pairing.ts'
import type { Person } from './person.ts'
import type { Roster } from './roster.ts'
import type { Screens } from './screens.ts'
import type { StageGateway, WaitingPage } from './stage-gateway.ts'

export interface KeeperDeps {
  readonly roster: Roster
  readonly screens: Screens
  readonly pairing: Pairing<WaitingPage>
  readonly stage: StageGateway
  readonly warn: (message: string, error: unknown) => void
}

export interface ScreenKeeper {
  view(): ScreensView
  /** Never rejects. */
  ask(payload: unknown, person: Person): Promise<Reply<ScreenDone>>
  onChange(listener: () => void): void
}

type Outcome = Reply<ScreenDone>
const done = (screen: ScreenId | null, token: string | null = null): Outcome => ({
  ok: true,
  value: { screen, token },
})
const no = (code: RefusalCode, words: Record<string, string> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: refusal(code, words),
})

/** Roles are asked here, for desks and for automation alike. */
export function createKeeper({ roster, screens, pairing, stage, warn }: KeeperDeps): ScreenKeeper {
  async function pair(code: string, setup: ScreenSetup): Promise<Outcome> {
    const page = pairing.claim(code)
    if (page === 'too-many') return no('too-many')
    if (page === 'wrong') return no('wrong-code')
    const added = await roster.add(setup).catch((error: unknown) => {
      stage.askAgain(page)
      throw error
    })
    if (!added) return no('too-many')
    stage.adopt(page, added.screen, added.token)
    return done(added.screen.id)
  }

  async function act(wish: ScreenWish): Promise<Outcome> {
    switch (wish.kind) {
      case 'pair':
        return pair(wish.code, wish.setup)
      case 'link': {
        const added = await roster.add(wish.setup)
        return added ? done(added.screen.id, added.token) : no('too-many')
      }
      case 'assign': {
        const changed = await roster.change(wish.screen, wish.setup)
        if (!changed) return no('no-such-screen')
        stage.assign(changed)
        return done(changed.id)
      }
      case 'revoke':
        if (!(await roster.remove(wish.screen))) return no('no-such-screen')
        stage.dismiss(wish.screen)
        return done(wish.screen)
      case 'identify':
      case 'reload': {
        if (wish.screen !== null && !roster.byId(wish.screen)) return no('no-such-screen')
        stage[wish.kind](wish.screen)
        return done(wish.screen)
      }
    }
  }

  return {
    view: () => ({ screens: screens.list(), waiting: pairing.list() }),
    async ask(payload, person) {
      if (!mayTendScreens(person.role)) return no('not-your-role', { role: person.role })
      const wish = parse(ScreenWish, payload)
      if ('problem' in wish) return no('malformed', { detail: wish.problem })
      return act(wish.value).catch((error: unknown) => {
        warn(`the screens could not be told to ${wish.value.kind}`, error)
        return no('failed-inside')
      })
    },
    onChange(listener) {
      screens.onChange(listener)
      pairing.onChange(listener)
    },
  }
}

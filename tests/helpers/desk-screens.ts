/** Screens for the desk's tests: no pages behind them, but every wish is judged and done as a desk expects it. */
import { parse } from '#shared/parse'
import { mayTendScreens, type Role } from '#shared/people'
import type { Reply, ScreenReport, ScreensView } from '#shared/protocol'
import { type RefusalCode, refusal } from '#shared/refusals'
import { plainSetup, type ScreenDone, type ScreenSetup, ScreenWish } from '#shared/screens'

/** A screen as it is right after it was added: nothing is known of it. */
const newReport = (screen: string, setup: ScreenSetup): ScreenReport => ({
  screen,
  setup,
  size: null,
  connected: false,
  pages: 0,
  stale: false,
  painted: null,
  moment: null,
  roundTrip: null,
  clockError: null,
  dropped: 0,
  version: null,
  lacks: [],
})

/** A healthy screen called so, with whatever a test changes about it. */
export const screenReport = (
  name: string,
  change: Partial<Omit<ScreenReport, 'setup'>> & { readonly setup?: Partial<ScreenSetup> } = {},
): ScreenReport => ({
  ...newReport(`${name.replace(/[^A-Za-z0-9]/g, '')}-screen`, plainSetup(name)),
  size: '1920×1080',
  connected: true,
  pages: 1,
  roundTrip: 4.2,
  clockError: 0.6,
  version: '3f9a1c7be20d',
  ...change,
  setup: { ...plainSetup(name), ...change.setup },
})

export const LINK_TOKEN = 'k3y-of-a-screen-made-by-a-link'

export interface FixtureScreens {
  view: ScreensView
  /** Every wish that arrived, in order. */
  readonly wishes: ScreenWish[]
  /** The next wish is refused with this code. */
  refuseNext: RefusalCode | null
  done(wish: unknown, role: Role): Reply<ScreenDone>
}

export function createFixtureScreens(): FixtureScreens {
  const no = (code: RefusalCode, words = {}): Reply<ScreenDone> => ({
    ok: false,
    refusal: refusal(code, words),
  })
  const yes = (screen: string | null, token: string | null = null): Reply<ScreenDone> => ({
    ok: true,
    value: { screen, token },
  })
  let added = 0

  const add = (setup: ScreenSetup): string => {
    added += 1
    const screen = `screen-${added}-added`
    fixture.view = { ...fixture.view, screens: [...fixture.view.screens, newReport(screen, setup)] }
    return screen
  }

  function carryOut(wish: ScreenWish): Reply<ScreenDone> {
    const { screens, waiting } = fixture.view
    const known = 'screen' in wish && screens.some(({ screen }) => screen === wish.screen)
    switch (wish.kind) {
      case 'pair': {
        const left = waiting.filter(({ code }) => code !== wish.code)
        if (left.length === waiting.length) return no('wrong-code')
        fixture.view = { screens, waiting: left }
        return yes(add(wish.setup))
      }
      case 'link':
        return yes(add(wish.setup), LINK_TOKEN)
      case 'assign': {
        const assigned = screens.map((one) =>
          one.screen === wish.screen ? { ...one, setup: wish.setup } : one,
        )
        fixture.view = { waiting, screens: assigned }
        return known ? yes(wish.screen) : no('no-such-screen')
      }
      case 'revoke':
        fixture.view = { waiting, screens: screens.filter(({ screen }) => screen !== wish.screen) }
        return known ? yes(wish.screen) : no('no-such-screen')
      default:
        return wish.screen === null || known ? yes(wish.screen) : no('no-such-screen')
    }
  }

  const fixture: FixtureScreens = {
    view: { screens: [], waiting: [] },
    wishes: [],
    refuseNext: null,
    done(given, role) {
      const parsed = parse(ScreenWish, given)
      if ('problem' in parsed) return no('malformed', { detail: parsed.problem })
      if (!mayTendScreens(role)) return no('not-your-role', { role })
      fixture.wishes.push(parsed.value)
      const refused = fixture.refuseNext
      fixture.refuseNext = null
      return refused === null ? carryOut(parsed.value) : no(refused)
    },
  }
  return fixture
}

/** The desk in German: what it says in English, to how that is said. */
import { REFUSALS, type RefusalCode } from '#shared/refusals'
import type { Heard } from '../heard.ts'
import { blog } from './blog.ts'
import { fromTheCore } from './from-the-core.ts'
import { house } from './house.ts'
import { imports } from './imports.ts'
import { people } from './people.ts'
import { refusals } from './refusals.ts'
import { results } from './results.ts'
import { screens } from './screens.ts'
import { screensMore } from './screens-more.ts'
import { setup } from './setup.ts'
import { shows } from './shows.ts'
import { stage } from './stage.ts'
import { stageKeys } from './stage-keys.ts'
import { stageMore } from './stage-more.ts'
import { words } from './words.ts'

export const de = {
  ...words,
  ...stage,
  ...stageKeys,
  ...stageMore,
  ...results,
  ...screens,
  ...screensMore,
  ...blog,
  ...setup,
  ...imports,
  ...people,
  ...shows,
  ...house,
}

/** What the core says in English, to how that is said. */
export const heard: Heard = {
  ...fromTheCore,
  ...Object.fromEntries(
    (Object.keys(REFUSALS) as RefusalCode[]).map((code) => [REFUSALS[code], refusals[code]]),
  ),
}

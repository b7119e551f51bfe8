/** Which frame a screen shows: the newest it was sent, whatever order they came in. */
import { compareEpochs } from '#shared/epochs'
import type { StageFrame } from '#shared/stage-frame'

/** What became of a frame: `news` changes the picture, `same` only the position, the others change nothing. */
export type Verdict = 'news' | 'same' | 'late' | 'alarm'

/** The newest frame received in this page's life; a picture kept from before is never compared with. */
export interface ScreenState {
  readonly newest: StageFrame | null
}

export const blankScreen: ScreenState = { newest: null }

export interface Received {
  readonly state: ScreenState
  readonly verdict: Verdict
}

/** Takes in one frame. Of two frames at one position the later sent wins: an override acts ahead of the log. */
export function receive(state: ScreenState, frame: StageFrame): Received {
  const verdict = verdictOn(state.newest, frame)
  return { state: verdict === 'news' || verdict === 'same' ? { newest: frame } : state, verdict }
}

function verdictOn(newest: StageFrame | null, frame: StageFrame): Verdict {
  // Another show has a log of its own: positions in it say nothing of this one's.
  if (newest === null || newest.show !== frame.show) return 'news'
  const epochs = compareEpochs(newest.position.epoch, frame.position.epoch)
  if (epochs === 'alarm') return 'alarm'
  if (epochs === 'older') return 'late'
  if (epochs === 'same' && frame.position.seq < newest.position.seq) return 'late'
  return frame.key === newest.key ? 'same' : 'news'
}

/** The show to check, as the control panel has it: asked for with the session this browser is signed in with. */
import { Check } from 'typebox/value'
import { ShowFile } from '#shared/show-file'

/** The show file, or the sentence that says why there is none. */
export async function readShow(show: string | null): Promise<ShowFile | string> {
  if (show === null) return 'No show was named. Open preflight from the control panel of a show.'
  try {
    const answer = await fetch(`/api/v1/shows/${encodeURIComponent(show)}`, { cache: 'no-store' })
    if (answer.status === 401)
      return 'Nobody is signed in here. Sign in to the control panel, then reload this page.'
    const said: unknown = await answer.json()
    if (!answer.ok)
      return sentenceIn(said) ?? `The server did not answer (${answer.status}). Reload this page.`
    const file = fileIn(said)
    return file ?? 'This page is older than the server. Reload it.'
  } catch {
    return 'The server cannot be reached. Reload this page in a moment.'
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const sentenceIn = (said: unknown): string | null =>
  isRecord(said) && typeof said['sentence'] === 'string' ? said['sentence'] : null

function fileIn(said: unknown): ShowFile | null {
  const plan = isRecord(said) ? said['plan'] : null
  const file = isRecord(plan) ? plan['show'] : null
  return Check(ShowFile, file) ? file : null
}

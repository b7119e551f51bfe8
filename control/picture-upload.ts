/** Sends a picture to the house, which makes it fit for the stage and gives it a name. */
import type { ImageId } from '#shared/images'
import { askServer } from './ask-server.ts'
import { say } from './language/say.ts'

/** Kinds of pictures the house takes, by the ending of a file whose kind the browser does not know. */
const KINDS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
}
export const ACCEPTED = [...new Set(Object.values(KINDS))].join(',')

const LARGEST = 20 * 1024 * 1024

export interface TakenIn {
  readonly image: ImageId
  /** As the house keeps it, in pixels. */
  readonly width: number
  readonly height: number
}
export type Uploaded = TakenIn | { readonly sentence: string }

const kindOf = ({ type, name }: File): string =>
  type || (KINDS[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? '')

/** Why the house would not take it, as a sentence. */
export function fileProblem(file: File): string | null {
  const kind = kindOf(file)
  if (kind === 'image/svg+xml') return say('Drawings (SVG) are not taken; export it as PNG, large.')
  if (!Object.values(KINDS).includes(kind))
    return say('This is no picture Envelope reads: JPEG, PNG, WebP, AVIF, GIF or TIFF.')
  return file.size > LARGEST ? say('This file is larger than 20 MB; save it smaller.') : null
}

/** A file the house would not take is not sent: the sentence then comes from this desk. */
export async function uploadPicture(file: File): Promise<Uploaded> {
  const problem = fileProblem(file)
  if (problem !== null) return { sentence: problem }
  const answer = await askServer<TakenIn>('POST', '/control/images', file, {
    'content-type': kindOf(file),
  })
  return 'value' in answer ? answer.value : answer
}

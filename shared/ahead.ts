/** What screens will need soon, named in every frame, so that no picture and no letter comes late. */
import type { Cue } from './cues.ts'
import { type ImageId, imageOf, imageOfEntry } from './images.ts'
import { cueIn, nextTarget } from './rundown.ts'
import { type Category, categoryOf, type ShowFile } from './show-file.ts'
import { ceremonyCard, dressOf, sponsorsOf } from './slides.ts'
import type { ShowState } from './state.ts'

/** What will be needed soon, the same whoever wins (E1): pictures to load, and letters to have. */
export interface Ahead {
  readonly images: readonly ImageId[]
  readonly letters: string
}

const prepared = new WeakMap<ShowFile, Map<string, Ahead>>()

/** For what is on and what comes next: everything anybody on their shortlists could need. */
export function aheadOf(state: ShowState, file: ShowFile): Ahead {
  const refs = [state.programme.on ?? state.pointer, nextTarget(state)]
  const cues = refs.flatMap((ref) => (ref && cueIn(state, ref.cue)) ?? [])
  const key = cues.map((cue) => cue.category ?? cue.kind).join(' ')
  const known = prepared.get(file) ?? new Map<string, Ahead>()
  prepared.set(file, known)
  const ahead = known.get(key) ?? needsOf(file, cues)
  known.set(key, ahead)
  return ahead
}

function needsOf(file: ShowFile, cues: readonly Cue[]): Ahead {
  const ids = new Set(cues.flatMap((cue) => cue.category ?? []))
  const categories = [...ids].flatMap((id) => categoryOf(file, id) ?? [])
  const isCredited = cues.some((cue) => cue.kind === 'sponsors')
  const images = [
    dressOf(file).background,
    ceremonyCard(file).logo,
    ...(isCredited ? sponsorsOf(file).map((sponsor) => sponsor.logo) : []),
    ...categories.flatMap((category) => imagesOf(file, category)),
  ]
  const letters = new Set(categories.flatMap(wordsOf).join(''))
  return {
    images: [...new Set(images)].flatMap((image) => image ?? []),
    letters: [...letters].filter(isBeyondLatin).sort().join(''),
  }
}

const imagesOf = ({ images }: ShowFile, { id, sponsor, entries }: Category): (ImageId | null)[] => [
  sponsor === null ? null : imageOf(images, { kind: 'sponsor', name: sponsor }),
  ...entries.map((entry) => imageOfEntry(images, id, entry)),
]

const wordsOf = ({ name, entries }: Category): string[] => [
  name,
  ...entries.flatMap(({ entrant, partners, title, person }) => [
    entrant,
    ...partners,
    title ?? '',
    person ?? '',
  ]),
]

/** Latin letters every screen has from the start. */
const isBeyondLatin = (letter: string): boolean => letter > '\u024f'

/** Every picture a show could put up, whoever wins. Reads the show file only: it knows no result, so its list tells nothing of one (E1). */
import { labelOfCue } from './cue-labels.ts'
import { type Cue, type CueRef, cuesOf } from './cues.ts'
import { type CategoryId, type Epoch, own } from './ids.ts'
import type { LevelResult } from './results.ts'
import { type Category, categoryOf, type Entry, nominated, type ShowFile, topLevel } from './show-file.ts'
import { type Slide, stageFrame } from './stage-frame.ts'
import { initialState, revealedAs, type ShowState } from './state.ts'
import { withWriteIns } from './write-ins.ts'

/** One picture, in words an operator finds again in the rundown: "Housing — Winner: Bristol City Council". */
export interface Picture {
  readonly label: string
  readonly category: CategoryId | null
  readonly slide: Slide
}

/** Letters of a citation; no level's result may hold more. */
export const LONGEST_CITATION = 1500

const TIES = [2, 3, 4]

const SENTENCE =
  'The judges saw work that changed how a whole county thinks about its homes and the people in them. '
const CITATION = SENTENCE.repeat(LONGEST_CITATION)
  .slice(0, LONGEST_CITATION - 1)
  .trimEnd()
  .concat('.')

const NOWHERE: Epoch = { generation: 1, id: '0'.repeat(16) }

type Results = ShowState['results']

/** The pictures of the whole evening in the order of the rundown, after the holding slide. */
export function everySlide(file: ShowFile): Picture[] {
  return [
    { label: 'Holding slide', category: null, slide: slideAt(file, null) },
    ...cuesOf(file).flatMap((cue) => picturesOf(file, cue)),
  ]
}

/** What a stage would show, were this cue on programme and these results revealed. */
function slideAt(file: ShowFile, on: CueRef | null, results: Results = {}): Slide {
  const state = initialState(NOWHERE)
  const programme = { ...state.programme, on }
  return stageFrame({ ...state, showFile: file, programme, results }, 'programme').slide
}

function picturesOf(file: ShowFile, cue: Cue): Picture[] {
  const category = cue.category === null ? undefined : categoryOf(file, cue.category)
  if (!category) return plainPictures(file, cue)
  if (cue.level !== null) return resultPictures(file, cue, category, cue.level)
  return Array.from({ length: cue.steps }, (_, step) => ({
    label: `${category.name} — ${labelOfCue(file, cue)}${cue.steps > 1 ? ` ${step + 1} of ${cue.steps}` : ''}`,
    category: category.id,
    slide: slideAt(file, { cue: cue.id, step }),
  }))
}

function plainPictures(file: ShowFile, cue: Cue): Picture[] {
  const label = labelOfCue(file, cue)
  const on = { cue: cue.id, step: 0 }
  const picture = (words: string, results?: Results): Picture => ({
    label: words,
    category: null,
    slide: slideAt(file, on, results),
  })
  if (cue.kind !== 'end') return [picture(label)]
  return [
    picture(`${label}, before anybody has won`),
    picture(`${label}, with all winners`, longestOfAll(file)),
  ]
}

/** What the room would see of a result that is about to be sealed, write-ins too; nothing of a category that is not on stage. */
export function slidesOfResult(
  file: ShowFile,
  category: Category,
  levels: readonly (LevelResult & { readonly level: string })[],
): Picture[] {
  return levels.flatMap(({ level, ...result }) => {
    const cue = cuesOf(file).find((one) => one.category === category.id && one.level === level)
    if (!cue || (cue.kind === 'level' && result.entries.length === 0)) return []
    const joined = withWriteIns(file, category.id, result)
    const name = file.levels.find(({ id }) => id === level)?.name ?? level
    const slide = slideAt(joined, { cue: cue.id, step: 0 }, revealed({}, category, level, result))
    return [{ label: `${category.name} — ${name}`, category: category.id, slide }]
  })
}

/** Every entry alone, the longest together, nobody, and the longest with as long a citation as there can be. */
function resultPictures(file: ShowFile, cue: Cue, category: Category, level: string): Picture[] {
  const name = file.levels.find(({ id }) => id === level)?.name ?? level
  const longest = longestFirst(nominated(category))
  const picture = (words: string, entries: readonly Entry[], citation: string | null = null): Picture => ({
    label: `${category.name} — ${name}: ${words}`,
    category: category.id,
    slide: slideAt(
      file,
      { cue: cue.id, step: 0 },
      revealed({}, category, level, { entries: idsOf(entries), citation }),
    ),
  })
  return [
    ...nominated(category).map((entry) => picture(nameOf(entry), [entry])),
    ...TIES.filter((many) => many <= longest.length).map((many) =>
      picture(`a tie of the longest ${many}`, longest.slice(0, many)),
    ),
    ...longest
      .slice(0, 1)
      .map((entry) => picture(`${nameOf(entry)}, with the longest citation`, [entry], CITATION)),
    picture('no award', []),
  ]
}

/** All categories decided, each for the entry that needs the most room. */
function longestOfAll(file: ShowFile): Results {
  const level = topLevel(file).id
  return file.categories.reduce<Results>((results, category) => {
    const entries = idsOf(longestFirst(nominated(category)).slice(0, 1))
    return entries.length === 0 ? results : revealed(results, category, level, { entries, citation: null })
  }, {})
}

function revealed(results: Results, { id }: Category, level: string, result: LevelResult): Results {
  return { ...results, [id]: { ...own(results, id), [level]: revealedAs(result) } }
}

const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id)

const nameOf = ({ person, entrant }: Entry): string => (person === null ? entrant : `${person}, ${entrant}`)

const lettersOf = ({ entrant, title, person, partners }: Entry): number =>
  [entrant, title ?? '', person ?? '', ...partners].join(' ').length

const longestFirst = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => lettersOf(b) - lettersOf(a))

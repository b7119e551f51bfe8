/** Last year's show as the beginning of this year's: the same plan under another name. Knows no result, so it can carry none over. */
import { cueOf } from './cues.ts'
import type { ShowId } from './ids.ts'
import type { ShowImage } from './images.ts'
import type { Category, Segment, ShowFile } from './show-file.ts'
import { withoutWriteIns } from './write-ins.ts'

export interface DuplicateOf {
  readonly id: ShowId
  readonly name: string
  readonly date: string
  /** Whether the entries come along; without them the categories stand empty. */
  readonly entries: boolean
}

/** Categories, sponsors, rundown, settings, look, notes and pictures. What was decided on the night (withdrawn, skipped, written in) is left behind. */
export function duplicateOf(file: ShowFile, { id, name, date, entries }: DuplicateOf): ShowFile {
  const { rehearsal: _, demonstration: __, images, cueNotes, ...kept } = file
  const plan: ShowFile = {
    ...kept,
    id,
    ceremony: { ...file.ceremony, name, date },
    categories: withoutWriteIns(file).categories.map((category) =>
      entries ? competingAgain(category) : emptied(category),
    ),
    rundown: file.rundown.map(unskipped),
  }
  const notes = cueNotes?.filter(({ cue }) => cueOf(plan, cue) !== undefined)
  const pictures = images?.filter((image) => belongs(image, entries))
  return {
    ...plan,
    ...(pictures && { images: pictures }),
    ...(notes && { cueNotes: notes }),
  }
}

const emptied = (category: Category): Category => ({ ...category, entries: [] })

const competingAgain = (category: Category): Category => ({
  ...category,
  entries: category.entries.map(({ withdrawn: _, ...entry }) => entry),
})

const unskipped = ({ skipped: _, ...segment }: Segment): Segment => segment

/** Without entries nobody needs the pictures of those who competed. */
const belongs = ({ of }: ShowImage, entries: boolean): boolean =>
  entries || (of.kind !== 'entrant' && of.kind !== 'entry')

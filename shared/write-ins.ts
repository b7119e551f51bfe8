/** Winners who were never nominated: they lie in the envelope alone, and join their category's entries when it is opened. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type CategoryId, type LevelId, own } from './ids.ts'
import { type LevelResult, WRITE_IN, type WriteIn } from './results.ts'
import type { Category, Entry, ShowFile } from './show-file.ts'
import type { ShowState } from './state.ts'

/** No authored entry has such an id: a result that names one brings the words with it. */
export const isWriteInId = (id: string): boolean => id.startsWith(WRITE_IN)

const LONGEST_PART = 60

/** Levels' ids may be as long as any other id: a long one is named by its fingerprint. */
const partOf = (level: LevelId): string =>
  level.length <= LONGEST_PART ? level : bytesToHex(sha256(utf8ToBytes(level))).slice(0, 16)

const spelled = ({ entrant, title, person, partners }: WriteIn, id: string): WriteIn => ({
  id,
  entrant: entrant.trim(),
  title: title?.trim() || null,
  person: person?.trim() || null,
  partners: partners.map((partner) => partner.trim()).filter((partner) => partner !== ''),
})

/** The result with ids of the house's own: no two envelopes of a category share one, whatever ids came in, and the same words give the same result. */
export function numbered(
  { entries, citation, writeIns }: LevelResult,
  level: LevelId,
  version: number,
): LevelResult {
  if (!writeIns || writeIns.length === 0) return { entries, citation }
  const byPlace = [...writeIns].sort((a, b) => entries.indexOf(a.id) - entries.indexOf(b.id))
  const ids = Object.fromEntries(
    byPlace.map(({ id }, i) => [id, `${WRITE_IN}${partOf(level)}--${version}-${i + 1}`]),
  )
  return {
    entries: entries.map((id) => own(ids, id) ?? id),
    citation,
    writeIns: byPlace.map((writeIn) => spelled(writeIn, own(ids, writeIn.id) as string)),
  }
}

const entryFrom = ({ id, entrant, title, person, partners }: WriteIn): Entry => ({
  id,
  entrant,
  partners,
  title,
  person,
  summary: null,
  writeIn: true,
})

/** The show file once a result is revealed: whoever it brought is an entry from now on, and never a nominated one. The same file if it brought nobody. */
export function withWriteIns(file: ShowFile, category: CategoryId, { writeIns = [] }: LevelResult): ShowFile {
  if (writeIns.length === 0) return file
  const joined = (known: Category): Category => ({
    ...known,
    entries: [
      ...known.entries.filter(({ id }) => writeIns.every((writeIn) => writeIn.id !== id)),
      ...writeIns.map(entryFrom),
    ],
  })
  return { ...file, categories: file.categories.map((one) => (one.id === category ? joined(one) : one)) }
}

/** The state with whoever an opened envelope brought. Nobody is in it before. */
export function joinedBy(
  state: ShowState,
  { category, result }: { readonly category: CategoryId; readonly result: LevelResult },
): ShowState {
  const showFile = state.showFile && withWriteIns(state.showFile, category, result)
  return showFile === state.showFile ? state : { ...state, showFile, planSeq: state.position.seq }
}

/** The show file as it was authored: without what the evening's envelopes brought. */
export const withoutWriteIns = (file: ShowFile): ShowFile =>
  file.categories.every(({ entries }) => entries.every(({ writeIn }) => !writeIn))
    ? file
    : {
        ...file,
        categories: file.categories.map((category) => ({
          ...category,
          entries: category.entries.filter(({ writeIn }) => !writeIn),
        })),
      }

/** Only an envelope brings them, and only it gives such ids: what somebody authored has none. Sentences, empty when all is well. */
export const problemsOfWriteIns = (categories: readonly Pick<Category, 'name' | 'entries'>[]): string[] =>
  categories
    .filter(({ entries }) => entries.some(({ id, writeIn }) => writeIn || isWriteInId(id)))
    .map(({ name }) => `${name} has an entry that was never nominated; write it into the result instead.`)

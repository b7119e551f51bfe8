/** Whether a row says that its category is presented on stage: in a column of its own, or in a word of another. */
import { saidBy } from './award-words.ts'
import { type TableRecord, textOf } from './records.ts'
import { plain } from './words.ts'

const OFF =
  /\b(off ?stage|not on stage|not presented|backstage|pre ?announced|announced (online|before|earlier)|online only|by (e ?mail|post)|hors scène|hors scene|nicht auf der buhne)\b/
const ON = /\b(on ?stage|main stage|live|sur scène|sur scene|auf der buhne)\b/

/** Off by its status or a tag counts more than the column that is asked; null where nothing is said. */
export function stageSaidBy(record: TableRecord): 'on' | 'off' | null {
  for (const field of ['status', 'tags'] as const) if (OFF.test(plain(textOf(record, field)))) return 'off'
  const cell = record.cells.get('stage')?.[0]
  if (!cell) return null
  const said = plain(cell.text)
  if (OFF.test(said)) return 'off'
  if (ON.test(said)) return 'on'
  const kind = saidBy(cell.text).kind
  if (kind !== 'yes' && kind !== 'nothing') return null
  return (kind === 'yes') === OFF.test(plain(cell.column.header)) ? 'off' : 'on'
}

/** A workbook (XLSX) to sheets: which sheets it has, hidden ones too, and each read as it unfolds. */
import { cleanName } from './clean.ts'
import { createSheetDraft, newBudget, type SheetDraft } from './sheet-draft.ts'
import { MOST_SHEETS, type Sheet, wrongFile } from './sheets.ts'
import { type WorkbookParts, workbookParts } from './workbook-parts.ts'
import { sheetHearer, type Workbook } from './workbook-sheet.ts'
import { readStyles } from './workbook-styles.ts'
import { readSharedTexts } from './workbook-text.ts'

interface Listed {
  readonly name: string
  readonly state: string
  /** The id of its part. */
  readonly id: string
}

interface Relation {
  readonly kind: string
  readonly part: string
}

const CONTENTS = 'xl/workbook.xml'

/** Throws `BadTable`. What is hidden is read too; charts, comments and macros are left out. Both are noted. */
export function sheetsFromWorkbook(bytes: Uint8Array, table: string): Sheet[] {
  const parts = workbookParts(bytes, table)
  const { sheets, from1904 } = readContents(parts, table)
  const relations = readRelations(parts)
  const partOf = (kind: string) =>
    [...relations.values()].find((relation) => relation.kind === kind)?.part ?? ''
  const book: Workbook = {
    texts: readSharedTexts(parts, partOf('sharedStrings'), table),
    styles: readStyles(parts, partOf('styles')),
    from1904,
  }
  const budget = newBudget()
  const drafts: SheetDraft[] = []
  const left: string[] = []
  for (const listed of sheets) {
    const relation = relations.get(listed.id)
    if (relation && relation.kind !== 'worksheet') {
      left.push(listed.name)
      continue
    }
    const draft = createSheetDraft(listed.name, budget)
    const hearer = sheetHearer(draft, book)
    if (!relation || !parts.read(relation.part, hearer)) {
      throw wrongFile(listed.name, 'this sheet is missing from the workbook; save the file again.')
    }
    hearer.done()
    if (listed.state !== 'visible') draft.note('this sheet is hidden in the workbook.')
    drafts.push(draft)
  }
  noteLeftOut(drafts[0], parts, left)
  return drafts.map((draft) => draft.finish())
}

function noteLeftOut(draft: SheetDraft | undefined, { names }: WorkbookParts, left: readonly string[]): void {
  for (const name of left)
    draft?.note(`the workbook also has "${cleanName(name)}", which is no table; it was left out.`)
  const has = (pattern: RegExp) => [...names].some((name) => pattern.test(name))
  if (has(/^xl\/(threaded)?comments/)) draft?.note('the workbook has comments on cells; they were left out.')
  if (has(/^xl\/media\//)) draft?.note('the workbook has pictures; they were left out.')
  if (has(/vbaproject\.bin$/)) draft?.note('the workbook has macros; they were left out.')
}

function readContents(parts: WorkbookParts, table: string): { sheets: Listed[]; from1904: boolean } {
  const sheets: Listed[] = []
  let from1904 = false
  const found = parts.read(CONTENTS, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/i.test(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      sheets.push({
        name: attributes['name'] ?? `Sheet ${sheets.length + 1}`,
        state: attributes['state'] ?? 'visible',
        id,
      })
      if (sheets.length > MOST_SHEETS) throw wrongFile(table, `it has more than ${MOST_SHEETS} sheets.`)
    },
    close() {},
    text() {},
  })
  if (!found || sheets.length === 0)
    throw wrongFile(table, 'no sheet is in this workbook; save the file again.')
  return { sheets, from1904 }
}

/** What the ids stand for. Targets outside the workbook are never followed. */
function readRelations(parts: WorkbookParts): Map<string, Relation> {
  const relations = new Map<string, Relation>()
  parts.read('xl/_rels/workbook.xml.rels', {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External')
        return
      const part = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
      relations.set(Id, { kind: Type?.split('/').at(-1) ?? '', part })
    },
    close() {},
    text() {},
  })
  return relations
}

/** A post's words without their form. Apart from the schema of the pieces, so that a reader's page can carry it. */
import type { Block, Inline } from './post-words.ts'

/** The words alone, as a feed's summary or a title needs them: one line. */
export const plainWords = (all: readonly Block[]): string =>
  all.map(plainBlock).join(' ').replace(/\s+/g, ' ').trim()

function plainBlock(block: Block): string {
  switch (block.is) {
    case 'p':
    case 'heading':
      return plainInlines(block.of)
    case 'quote':
      return plainWords(block.of)
    case 'list':
      return block.items.map(plainWords).join(' ')
    case 'code':
      return block.text
    case 'rule':
      return ''
  }
}

const plainInlines = (all: readonly Inline[]): string =>
  all
    .map((inline) =>
      typeof inline === 'string' ? inline : inline.is === 'break' ? ' ' : plainInlines(inline.of),
    )
    .join('')
